import type { Apps } from './apps';
import type { Log, LogRecord } from './log';
import { DataOptions, graphTime } from './shape';

const HOUR_MS = 3_600_000;
/** An app renews its token this long after a person has signed in, and again. */
const RENEWED_MS = [12 * 60_000, 31 * 60_000];
/** Where apps come from, by numbers of networks that are kept for documentation. */
const sources = {
  home: ['198.51.100.20', 64_500, 'DE'],
  elsewhere: ['203.0.113.77', 64_501, 'BR'],
  overseas: ['203.0.113.78', 64_502, 'SG'],
} as const;

const everyFiveMinutes = Array.from({ length: 12 }, (_, turn) => turn * 5);

/** What nearly everyone signs in with. */
const bothFactors = [
  {
    authenticationMethod: 'Password',
    authenticationMethodDetail: 'Cloud password',
    authenticationStepRequirement: 'Primary authentication',
    authenticationStepResultDetail: 'Correct password',
    succeeded: true,
  },
  {
    authenticationMethod: 'Mobile app notification',
    authenticationStepRequirement: 'Multifactor authentication',
    authenticationStepResultDetail: 'MFA successfully completed',
    succeeded: true,
  },
];

/** Sign-ins that only beta has. */
export interface BetaSignIns {
  interactiveUser: Log;
  nonInteractiveUser: Log;
  servicePrincipal: Log;
  managedIdentity: Log;
  planted: PlantedAppSignIns;
}

/** Ids of service principals. */
export interface PlantedAppSignIns {
  /** Signs in from networks and countries that it never came from before, late yesterday and in the afternoon. */
  newSource: string;
}

export function betaSignIns(
  { random, day }: DataOptions,
  interactive: Log,
  { servicePrincipals }: Apps,
): BetaSignIns {
  const midnight = day.getTime();
  // This log is first read a day back: whenever that is, one of the two is in it, after enough that is usual.
  const moved = [
    { hour: midnight - HOUR_MS, minute: 21, from: 'elsewhere' as const },
    { hour: midnight + 13 * HOUR_MS, minute: 21, from: 'overseas' as const },
  ];
  const log = (type: string, hour: (start: number) => LogRecord[]): Log => ({
    kind: `betaSignIn/${type}`,
    type: 'signIn',
    hour,
  });
  const asBeta = (record: LogRecord): LogRecord => ({
    ...record,
    object: {
      ...record.object,
      signInEventTypes: ['interactiveUser'],
      authenticationRequirement: 'multiFactorAuthentication',
      authenticationDetails: bothFactors,
      userType: 'member',
      ...record.beta,
    },
  });

  /** What follows a person's sign-in without the person. */
  function renewals(start: number): LogRecord[] {
    return [start - HOUR_MS, start]
      .flatMap(hour => interactive.hour(hour))
      .filter(
        ({ object }) => !(object.status as { errorCode: number }).errorCode,
      )
      .flatMap(({ at, object }) =>
        RENEWED_MS.map((after, turn) => ({ at: at + after, turn, object })),
      )
      .filter(({ at }) => at >= start && at < start + HOUR_MS)
      .sort((a, b) => a.at - b.at)
      .map(({ at, turn, object }) => ({
        at,
        visibleAt: at + 60_000,
        object: {
          ...object,
          id: `${object.id.slice(0, -1)}${turn}`,
          createdDateTime: graphTime(at),
          isInteractive: false,
          signInEventTypes: ['nonInteractiveUser'],
          authenticationRequirement: 'singleFactorAuthentication',
          incomingTokenType: 'primaryRefreshToken',
          userType: 'member',
        },
      }));
  }

  function ofApp(
    app: number,
    at: number,
    type: 'servicePrincipal' | 'managedIdentity',
    from?: keyof typeof sources,
  ): LogRecord {
    const [ipAddress, autonomousSystemNumber, countryOrRegion] = from
      ? sources[from]
      : ['', null, null];
    const { id, appId, displayName } = servicePrincipals.at(app);
    return {
      at,
      visibleAt: at + 60_000,
      object: {
        id: random.guid(`${type}:${at}`, app),
        createdDateTime: graphTime(at),
        userId: '',
        userPrincipalName: null,
        appId,
        appDisplayName: displayName,
        servicePrincipalId: id,
        servicePrincipalName: displayName,
        servicePrincipalCredentialKeyId:
          type === 'servicePrincipal' ? random.guid('secretKey', app) : null,
        clientCredentialType:
          type === 'servicePrincipal' ? 'clientSecret' : 'managedIdentity',
        signInEventTypes: [type],
        isInteractive: false,
        ipAddress,
        autonomousSystemNumber,
        location: countryOrRegion ? { countryOrRegion } : null,
        resourceDisplayName: 'Microsoft Graph',
        resourceId: '00000003-0000-0000-c000-000000000000',
        conditionalAccessStatus: 'notApplied',
        status: { errorCode: 0, failureReason: null, additionalDetails: null },
      },
    };
  }

  return {
    interactiveUser: log('interactiveUser', start =>
      interactive.hour(start).map(asBeta),
    ),
    nonInteractiveUser: log('nonInteractiveUser', renewals),
    servicePrincipal: log('servicePrincipal', start =>
      [
        ...everyFiveMinutes.map(minute => ({ minute, from: 'home' as const })),
        ...moved.filter(({ hour }) => hour === start),
      ]
        .sort((a, b) => a.minute - b.minute)
        .map(({ minute, from }) =>
          ofApp(0, start + minute * 60_000, 'servicePrincipal', from),
        ),
    ),
    managedIdentity: log('managedIdentity', start => [
      ofApp(5, start + 30 * 60_000, 'managedIdentity'),
    ]),
    planted: { newSource: servicePrincipals.id(0) },
  };
}
