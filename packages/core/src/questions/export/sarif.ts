import type { CheckMetadata, Severity } from '../../model';
import type { ExportedFinding } from './exported';
import type { FindingFormat } from './format';

/** @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
const SARIF_VERSION = '2.1.0';
const SARIF_SCHEMA =
  'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

const levels: Record<Severity, 'error' | 'warning' | 'note'> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
  info: 'note',
};
/** By what code scanning sorts: above 9 critical, from 7 high, from 4 medium, below low. */
const securitySeverities: Record<Severity, string> = {
  critical: '9.5',
  high: '8.0',
  medium: '5.5',
  low: '2.0',
  info: '0.0',
};

/** One run, with every check as a rule; what it touches are logical locations, for a tenant has no files. */
export const sarif: FindingFormat = {
  contentType: 'application/sarif+json; charset=utf-8',
  extension: 'sarif',
  async *render(findings, { asOf, checks, version }) {
    const ruleIndexes = new Map(
      checks.map(({ id }, index) => [id, index] as const),
    );
    const driver = {
      name: 'Entra posture',
      semanticVersion: version,
      rules: checks.map(rule),
    };
    yield `{"$schema":${JSON.stringify(SARIF_SCHEMA)},"version":"${SARIF_VERSION}","runs":[{"tool":${JSON.stringify({ driver })},"automationDetails":${JSON.stringify({ id: `entra-posture/${asOf.tenantId}/` })},"results":[`;
    let first = true;
    for await (const finding of findings) {
      yield `${first ? '' : ','}\n${JSON.stringify(result(finding, ruleIndexes))}`;
      first = false;
    }
    yield `\n],"properties":${JSON.stringify({ asOf })}}]}\n`;
  },
};

function rule(check: CheckMetadata): object {
  const { mitre = [], cis = [], scuba = [], urls = [] } = check.references;
  return {
    id: check.id,
    name: check.id,
    shortDescription: { text: check.title },
    fullDescription: { text: check.whyItMatters },
    ...(check.howToFix.length
      ? { help: { text: check.howToFix.join('\n') } }
      : {}),
    ...(urls[0] ? { helpUri: urls[0] } : {}),
    defaultConfiguration: { level: levels[check.severity] },
    properties: {
      'security-severity': securitySeverities[check.severity],
      tags: ['security', check.family, ...mitre, ...cis, ...scuba].filter(
        (tag, index, all) => all.indexOf(tag) === index,
      ),
    },
  };
}

function result(
  { item, affected, decisions, eventAt }: ExportedFinding,
  ruleIndexes: ReadonlyMap<string, number>,
): object {
  const ruleIndex = ruleIndexes.get(item.check);
  const suppression = suppressionOf(item.state, decisions);
  return {
    ruleId: item.check,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    level: levels[item.severity],
    message: { text: item.statement },
    ...(affected.length
      ? {
          locations: affected.map(({ kind, entity, label }) => ({
            logicalLocations: [
              { name: label, fullyQualifiedName: `${kind}/${entity}`, kind },
            ],
          })),
        }
      : {}),
    partialFingerprints: { 'finding/v1': item.finding },
    // What is gone is told against the run before: this one no longer has it.
    ...(item.state === 'resolved' ? { baselineState: 'absent' } : {}),
    ...(suppression ? { suppressions: [suppression] } : {}),
    properties: {
      finding: item.finding,
      severity: item.severity,
      'security-severity': securitySeverities[item.severity],
      state: item.state,
      affectedCount: item.affected,
      firstSeen: item.firstSeen,
      lastSeen: item.lastSeen,
      ...(eventAt ? { eventAt } : {}),
      ...(item.owner ? { owner: item.owner } : {}),
      ...(item.until ? { until: item.until } : {}),
    },
  };
}

function suppressionOf(
  state: string,
  { accepted, snoozed }: ExportedFinding['decisions'],
): object | undefined {
  const decision = { accepted, snoozed }[state as 'accepted' | 'snoozed'];
  if (!decision) return undefined;
  return {
    kind: 'external',
    status: state === 'accepted' ? 'accepted' : 'underReview',
    ...(decision.reason ? { justification: decision.reason } : {}),
  };
}
