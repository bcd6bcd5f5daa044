import type { CaDevice, CaLocation, CaTarget } from '../../conditionalAccess';
import { inPlace } from '../../conditionalAccess/locations';
import { isManaged } from '../../conditionalAccess/requirements';
import {
  causeKey,
  deviceWords,
  gapSentence,
  guestTypes,
  locationWords,
  signInSentence,
  targetWords,
  type TenantCoverage,
  type TenantGap,
} from '../../conditionalAccess/tenant';
import type { Finding } from '../../model';
import { gapHandle, severityOf } from './caGapOrder';
import type { CaAudience, CaGapItem, CaRequirement } from './caShapes';
import { inputOf } from './caSignIn';
import { policyLabel, type CaTenantModel } from './caTenant';
import { entityItem } from '../items';
import { cleanLabel } from '../label';
import { principalNames } from '../principalNames';
import type { QuestionContext } from '../question';
import type { Scope } from '../scope';

const EXAMPLES = 3;
const VALUES = 10;

/** Gaps as the answer shows them, with a few of their people by name. */
export async function gapItems(
  context: QuestionContext,
  scope: Scope,
  given: {
    model: CaTenantModel;
    coverage: TenantCoverage;
    gaps: readonly TenantGap[];
    findings: readonly Finding[];
  },
): Promise<CaGapItem[]> {
  const { model, coverage, gaps, findings } = given;
  const { id } = scope.connection;
  const examplesOf = (gap: TenantGap) =>
    gap.groups.flatMap(({ ids }) => ids.first(EXAMPLES)).slice(0, EXAMPLES);
  const ids = [
    ...new Set(gaps.flatMap(gap => [...examplesOf(gap), personOf(gap)])),
  ];
  const names = await principalNames(context, id, ids);
  const users = new Map(
    (await context.stores.rows.getMany(id, 'users', ids)).map(user => [
      user.id,
      user,
    ]),
  );
  const several = (await context.connections()).length > 1;
  return gaps.map(gap => {
    const finding = findingOf(gap, findings);
    const person = personOf(gap);
    const handle = context.caller.personalData
      ? (names.get(person) ?? person)
      : person;
    return {
      gap: gapHandle(gap),
      state: gap.state,
      severity: severityOf(gap),
      audience: gap.audience as CaAudience,
      requirement: gap.requirement as CaRequirement,
      people: gap.people,
      ...(gap.requirement === 'mfa'
        ? { passwordSuffices: passwordSuffices(gap) }
        : {}),
      statement: gapSentence(gap),
      where: whereOf(gap, model, coverage),
      reach: gap.reach,
      witness: {
        sentence: signInSentence(gap.witness),
        arguments: inputOf(gap.witness, handle, several ? id : undefined),
      },
      causes: causesIn(gap, coverage),
      examples: examplesOf(gap).map(each =>
        entityItem(
          {
            kind: 'user',
            id: each,
            label: users.get(each)?.displayName ?? names.get(each) ?? each,
          },
          context.caller,
          names.get(each),
        ),
      ),
      ...(finding ? { finding } : {}),
    };
  });
}

function personOf({ witness }: TenantGap): string {
  return witness.identity.kind === 'user' ? witness.identity.person.id : '';
}

/** Whether some way in needs no device that the tenant manages. */
function passwordSuffices({ where }: TenantGap): boolean {
  const devices = where.device as CaDevice[] | undefined;
  return !devices || devices.some(each => !isManaged(each));
}

function whereOf(
  { where }: TenantGap,
  { appNames }: CaTenantModel,
  { compiled, reading }: TenantCoverage,
): CaGapItem['where'] {
  return Object.entries(where).map(([dimension, all]) => {
    const values = all.slice(0, VALUES);
    const text = values.map(value => {
      if (dimension === 'target') return targetWords(value as CaTarget);
      if (dimension === 'location') return locationWords(value as CaLocation);
      if (dimension === 'device') return deviceWords(value as CaDevice);
      return String(value);
    });
    const labels = values.map(value => {
      if (dimension === 'target')
        return appNames.get(
          `${(value as { appId?: string }).appId}`.toLowerCase(),
        );
      if (dimension !== 'location') return undefined;
      const inside = (reading.tenant.namedLocations ?? []).filter(
        place =>
          inPlace(
            compiled.world.places.get(place.id.toLowerCase()),
            value as CaLocation,
          ) === true,
      );
      return inside.map(each => each.displayName ?? each.id).join(', ');
    });
    return {
      dimension,
      values:
        all.length > VALUES
          ? [...text, `and ${all.length - VALUES} more`]
          : text,
      ...(labels.some(Boolean)
        ? { labels: labels.map(each => cleanLabel(each ?? '')) }
        : {}),
    };
  });
}

const conditionWords: Record<string, string> = {
  state: 'it only reports',
  users: 'it is for other people',
  target: 'it is for other apps',
  platform: 'it is for other platforms',
  clientAppType: 'it is for other kinds of client',
  location: 'it is for other places',
  device: 'it is for other devices',
  flow: 'it is for other ways of signing in',
  signInRisk: 'it is for another sign-in risk',
  userRisk: 'it is for another user risk',
  insiderRisk: 'it is for another insider risk',
};

function causesIn(
  { cause, nearest }: TenantGap,
  { compiled }: TenantCoverage,
): CaGapItem['causes'] {
  const label = (id: string) => policyLabel(compiled.policies, id);
  return [
    ...(cause.kind === 'weaker'
      ? [
          {
            policy: cause.policyId!,
            label: label(cause.policyId!),
            because: 'it takes something weaker instead',
          },
        ]
      : []),
    ...nearest.map(({ policyId, failing, excludedBy }) => ({
      policy: policyId,
      label: label(policyId),
      because: failing
        .map(each => {
          const left =
            cause.policyId === policyId &&
            cause.failing === each &&
            cause.kind === 'excluded';
          if (left || (each === 'users' && excludedBy.length && failing[1]))
            return each === 'users'
              ? 'it leaves them out'
              : `it leaves out ${cause.objects.length} of them`;
          return conditionWords[each] ?? `its condition ${each} does not match`;
        })
        .join(' and '),
    })),
  ];
}

const checkOfRequirement: Partial<Record<CaRequirement, string>> = {
  legacyClientsBlocked: 'ca.legacy-auth-open',
  deviceCodeBlocked: 'ca.device-code-open',
  managedDevice: 'ca.managed-device',
  registrationProtected: 'ca.registration-open',
};

/** The finding that a check has opened for the same cause, or else for the requirement as a whole. */
function findingOf(
  gap: TenantGap,
  findings: readonly Finding[],
): string | undefined {
  if (gap.state !== 'gap') return undefined;
  const key = causeKey(gap.cause);
  const external = guestTypes.some(type => type === gap.audience);
  const admins = gap.audience.startsWith('admins');
  const wanted = (check: string, of?: string) =>
    findings.find(
      each => each.checkId === check && (of === undefined || each.key === of),
    )?.id;
  if (gap.requirement === 'mfa') {
    if (admins) return wanted('ca.mfa-gap.admins', key);
    return external
      ? wanted('ca.mfa-gap.guests', `${gap.audience} ${key}`)
      : wanted('ca.mfa-gap.users', key);
  }
  if (gap.requirement === 'phishingResistantMfa')
    return admins ? wanted('ca.phishing-resistant-admins') : undefined;
  const check = checkOfRequirement[gap.requirement as CaRequirement];
  return check && wanted(check);
}
