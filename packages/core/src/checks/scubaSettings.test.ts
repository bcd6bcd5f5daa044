import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Check, Outcome } from '../model';
import { consentWorkflow } from './app/consentWorkflow';
import { managementPolicy } from './app/managementPolicy';
import { userConsentOpen } from './app/userConsentOpen';
import { userRegistrationOpen } from './app/userRegistrationOpen';
import { authenticatorContext } from './auth/authenticatorContext';
import { migration } from './auth/migration';
import { passwordPolicy } from './auth/passwordPolicy';
import { weakMethods } from './auth/weakMethods';
import { judge, type GivenTenant } from './givenTenant';
import { permissions } from './guest/permissions';
import { activationApproval } from './priv/activationApproval';
import { gaCount } from './priv/gaCount';
import { gaRatio } from './priv/gaRatio';
import { noNotification } from './priv/noNotification';
import { permanentActive } from './priv/permanentActive';
import { syncedAdmin } from './priv/syncedAdmin';
import {
  authorization,
  credentials,
  graph,
  methods,
  privilegedRoles,
  privilegedUsers,
  sharing,
  type ScubaInput,
} from './scubaTenants';
import { tenantAnyone } from './spo/tenantAnyone';

/** Judged cases of CISA's ScubaGear (CC0-1.0), beside the project; those of Conditional Access are in ca/scubaOracle. */
const folder = join(__dirname, '../../../../../shared/examples/scubagear');

interface Case {
  id: string;
  policyId: string;
  requirementMet: boolean;
  input: ScubaInput;
}

function readCases(file: string): Case[] {
  const path = join(folder, file);
  if (!existsSync(path)) {
    throw new Error(
      `The judged cases are not there: ../shared/examples/scubagear/${file} beside the project is needed by this test, which is not skipped without it.`,
    );
  }
  return readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map(line => JSON.parse(line));
}

interface Mapped {
  check: Check<any>;
  /** The one cause of the check that the policy is about; absent: all of them. */
  cause?: string;
  tenant(input: ScubaInput): GivenTenant;
}

/** The outcome of a check, or of one cause of it. */
async function outcomeOf(
  { check, cause, tenant }: Mapped,
  input: ScubaInput,
): Promise<Outcome> {
  const verdict = await judge(check, tenant(input));
  const others =
    verdict.outcome === 'fail' &&
    cause !== undefined &&
    !verdict.witnesses.some(({ key }) => key === cause);
  if (!others) return verdict.outcome;
  return verdict.because ? 'unknown' : 'pass';
}

const mapped: Record<string, Mapped> = {
  'MS.AAD.3.3v2': { check: authenticatorContext, tenant: methods },
  'MS.AAD.3.4v1': { check: migration, tenant: methods },
  'MS.AAD.3.5v2': { check: weakMethods, tenant: methods },
  'MS.AAD.5.1v1': { check: userRegistrationOpen, tenant: authorization },
  'MS.AAD.5.2v1': { check: userConsentOpen, tenant: authorization },
  'MS.AAD.5.3v1': {
    check: consentWorkflow,
    // The older directory setting, which says the same and names no reviewers.
    tenant: ({ directory_settings }) => ({
      rows: {
        adminConsentRequestPolicy: directory_settings.flatMap(
          ({ Values }: { Values: { Name: string; Value: string }[] }) =>
            Values.filter(
              ({ Name }) => Name === 'EnableAdminConsentRequests',
            ).map(({ Value }) => ({
              id: 'p',
              isEnabled: Value === 'true',
              reviewers: Value === 'true' ? [{ query: '/users/a' }] : [],
            })),
        ),
      },
    }),
  },
  'MS.AAD.5.5v1': {
    check: managementPolicy,
    cause: 'passwordAddition',
    tenant: credentials,
  },
  'MS.AAD.5.6v1': {
    check: managementPolicy,
    cause: 'passwordLifetime',
    tenant: credentials,
  },
  'MS.AAD.5.7v1': {
    check: managementPolicy,
    cause: 'asymmetricKeyLifetime',
    tenant: credentials,
  },
  'MS.AAD.6.1v1': {
    check: passwordPolicy,
    tenant: ({ domain_settings }) => ({
      rows: { domains: graph(domain_settings) },
    }),
  },
  'MS.AAD.7.1v1': { check: gaCount, tenant: privilegedUsers },
  'MS.AAD.7.2v1': { check: gaRatio, tenant: privilegedUsers },
  'MS.AAD.7.3v1': { check: syncedAdmin, tenant: privilegedUsers },
  'MS.AAD.7.4v1': { check: permanentActive, tenant: privilegedRoles },
  'MS.AAD.7.6v1': { check: activationApproval, tenant: privilegedRoles },
  'MS.AAD.7.7v1': { check: noNotification, tenant: privilegedRoles },
  'MS.AAD.7.8v1': { check: noNotification, tenant: privilegedRoles },
  'MS.AAD.8.1v1': { check: permissions, tenant: authorization },
  'MS.SHAREPOINT.1.1v1': { check: tenantAnyone, tenant: sharing },
};

/** Where we say otherwise, and why. */
const otherwise: Record<string, [Outcome, string]> = {
  'MS.AAD.3.3v2/test_MicrosoftAuthDisabled_NotApplicable': [
    'notApplicable',
    'what is not allowed asks nobody; theirs counts that as met',
  ],
  'MS.AAD.3.5v2/test_LowSecurityAuthMethods_EmailEnabled_Incorrect': [
    'unknown',
    'the case leaves out for whom e-mail is allowed, which Graph always sends: for guests alone it is no finding',
  ],
  'MS.AAD.5.2v1/test_UserConsentAllowedWithRiskyDelegatedPermissionClassifications_Incorrect':
    [
      'pass',
      'which permissions the tenant classified as low is not read; the check says so',
    ],
  'MS.AAD.7.4v1/test_AdditionalProperties_Correct_V3': [
    'fail',
    'no list of accepted groups: what is accepted is accepted on the finding, with a reason and an end',
  ],
  'MS.AAD.7.6v1/test_AdditionalProperties_Correct_V5': [
    'fail',
    'approval is asked for and the case names no approver: then any Global Administrator may approve (low)',
  ],
  'MS.AAD.7.8v1/test_Id_PIM_Correct_V2': [
    'unknown',
    'the case leaves out the rules of assignments, which Graph always sends',
  ],
  'MS.SHAREPOINT.1.1v1/test_SharingCapability_Missing': [
    'unknown',
    'what was not sent is neither right nor wrong',
  ],
  'MS.SHAREPOINT.1.1v1/test_SharingCapability_SharepointSettings_EmptyArray': [
    'unknown',
    'what was not sent is neither right nor wrong',
  ],
};

/** What is not judged, and why; by the beginning of the policy's id. */
const notMapped: Record<string, string> = {
  'MS.AAD.7.9': 'the roles of the case are not Microsoft’s',
  'MS.AAD.9.1': 'agents are not judged',
  'MS.EXO.1.1': 'Graph has no remote domains',
  'MS.EXO.3.1': 'DNS is not read',
  'MS.EXO.4': 'DNS is not read',
  'MS.EXO.7.1': 'Graph has no transport rules',
  'MS.SHAREPOINT.1.2': 'Graph does not tell OneDrive’s sharing apart',
  'MS.SHAREPOINT.1.3': 'which domains may be shared with is a fact, not a rule',
  'MS.SHAREPOINT.2': 'Graph has no default link of the tenant',
  'MS.SHAREPOINT.3': 'Graph has no settings of anonymous links',
};

const conditionalAccess =
  /^MS\.AAD\.(1\.1|2\.1|2\.3|3\.1|3\.2|3\.6|3\.7|3\.8|3\.9)v/;

describe('the judged cases of ScubaGear on settings', () => {
  const all = [
    'aad_cases.jsonl',
    'exo_cases.jsonl',
    'sharepoint_cases.jsonl',
  ].flatMap(readCases);
  const cases = all.filter(({ policyId }) => policyId in mapped);
  const lines: string[] = [];

  afterAll(() => {
    const rest = all.filter(
      ({ policyId }) =>
        !(policyId in mapped) && !conditionalAccess.test(policyId),
    );
    for (const [policy, why] of Object.entries(notMapped)) {
      const count = rest.filter(({ policyId }) =>
        policyId.startsWith(policy),
      ).length;
      lines.push(`${policy.padEnd(22)} ${count} cases not mapped: ${why}`);
    }
    process.stdout.write(`\n${lines.join('\n')}\n`);
  });

  it('are there, and each is judged or said why not', () => {
    expect(cases.length).toBeGreaterThanOrEqual(30);
    const unsaid = all.filter(
      ({ policyId }) =>
        !(policyId in mapped) &&
        !conditionalAccess.test(policyId) &&
        !Object.keys(notMapped).some(each => policyId.startsWith(each)),
    );
    expect(unsaid.map(({ id }) => id)).toEqual([]);
  });

  it.each(cases.map(each => [each.id, each] as const))(
    '%s',
    async (id, { policyId, input, requirementMet }) => {
      const { check } = mapped[policyId];
      const outcome = await outcomeOf(mapped[policyId], input);
      const theirs = requirementMet ? 'met' : 'not met';
      const [expected, why] = otherwise[id] ?? [
        requirementMet ? 'pass' : 'fail',
        'the same',
      ];
      lines.push(
        `${id}  ScubaGear: ${theirs}  ${check.id}: ${outcome}  ${why}`,
      );
      expect(outcome).toBe(expected);
    },
  );
});
