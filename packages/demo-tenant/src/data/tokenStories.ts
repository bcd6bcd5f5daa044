import type { People } from './people';
import { farAway } from './places';
import type { DataOptions } from './shape';
import type { SignInStories, StoryEvent } from './storyEvent';
import { brokerRegisters, officeForItself, storyApps } from './storyApps';
import { tokenCast } from './tokenCast';
import { tokenTruth } from './tokenTruth';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const { azureCli, broker, exchange, graphTools, officeHome, portal } =
  storyApps;
const oneFactor = (authenticationMethod: string) => ({
  authenticationRequirement: 'singleFactorAuthentication',
  authenticationDetails: [
    {
      authenticationMethod,
      authenticationStepRequirement: 'Primary authentication',
      succeeded: true,
    },
  ],
});
/** By number; of those kept for documentation. */
const networks = { home: 64_496, elsewhere: 64_497, rented: 14_061 };
const addresses = { elsewhere: '198.19.120.21', rented: '198.19.121.21' };

/** What happened to tokens, devices and apps on the day before the tenant's, and what looks like it. */
export function tokenStories(
  { day, random }: DataOptions,
  users: People,
  partner: string,
): SignInStories {
  const yesterday = day.getTime() - DAY_MS;
  const cast = tokenCast(users);
  if (!cast)
    return {
      events: () => [],
      playsOn: () => false,
      findings: {},
      findingsOfBeta: {},
      innocent: [],
    };
  const { nightOwl, watchman, ...players } = cast;

  const all: StoryEvent[] = [];
  /** @param hours - of the day before, UTC */
  function add(
    user: number,
    hours: number,
    {
      over = {},
      beta = {},
      device = true,
      errorCode = 0,
      from = 'home',
    }: {
      over?: Record<string, unknown>;
      beta?: Record<string, unknown>;
      device?: boolean;
      errorCode?: number;
      from?: keyof typeof networks;
    } = {},
  ) {
    const at = yesterday + hours * HOUR_MS;
    const turn = all.length;
    all.push({
      user,
      at,
      place: users.home(user),
      key: `token${turn}`,
      deviceId:
        device && from === 'home' ? random.guid('userDevice', user) : undefined,
      errorCode,
      over: {
        ...exchange,
        clientAppUsed: 'Browser',
        ...(from === 'home'
          ? {}
          : {
              ipAddress: addresses[from],
              // The country of the person, so that the place itself says nothing.
              location: { countryOrRegion: users.home(user).country },
            }),
        ...over,
      },
      beta: {
        autonomousSystemNumber: networks[from],
        sessionId: random.guid('tokenSession', turn),
        originalTransferMethod: 'none',
        ...beta,
      },
    });
  }
  /** Three times a day for six days, so that habits are known. */
  function usual(user: number, last = 0) {
    for (let ago = 5; ago >= last; ago -= 1)
      for (const hours of [7, 8, 16])
        add(user, hours - ago * 24 + (user % 50) / 100);
  }

  // What three others did before is nothing of anybody's own.
  for (const user of [cast.colleagueA, cast.colleagueB, cast.colleagueC]) {
    add(user, 5 - 5 * 24, { over: officeForItself });
    add(user, 5.5 - 5 * 24, { over: brokerRegisters });
  }
  const { wakes, returns, ...awake } = players;
  for (const user of Object.values(awake))
    usual(user, user === cast.traveller ? 2 : 0);

  add(cast.traveller, 12, {
    from: 'elsewhere',
    over: { location: { countryOrRegion: farAway[4].country } },
  });

  const anonymous = {
    riskEventTypes_v2: ['anonymizedIPAddress'],
    riskLevelAggregated: 'low',
    riskLevelDuringSignIn: 'low',
  };
  add(cast.hidden, 10, {
    from: 'elsewhere',
    over: { ...anonymous, riskState: 'remediated' },
  });
  add(cast.cleared, 10, {
    from: 'elsewhere',
    over: { ...anonymous, riskState: 'dismissed' },
  });

  const byCode = {
    authenticationProtocol: 'deviceCode',
    originalTransferMethod: 'deviceCodeFlow',
    sessionId: random.guid('codeSession', cast.coded),
  };
  add(cast.coded, 10, { beta: byCode });
  add(cast.coded, 10.1, { beta: byCode, from: 'elsewhere' });
  add(cast.refused, 10, {
    beta: { authenticationProtocol: 'deviceCode' },
    errorCode: 50_097,
    over: { status: { errorCode: 50_097, failureReason: 'Other.' } },
  });

  const enrols = { over: brokerRegisters };
  add(cast.enrolled, 11, enrols);
  add(cast.enrolled, 11.2, { ...enrols, from: 'elsewhere' });
  add(cast.roaming, 11, enrols);
  add(cast.roaming, 11.2, enrols);

  const session = (user: number) => ({
    sessionId: random.guid('sharedSession', user),
  });
  add(cast.copied, 12, { beta: session(cast.copied), device: false });
  add(cast.copied, 12.3, { beta: session(cast.copied), from: 'elsewhere' });
  add(cast.travelling, 12, { beta: session(cast.travelling) });
  add(cast.travelling, 12.3, {
    beta: {
      ...session(cast.travelling),
      autonomousSystemNumber: networks.elsewhere,
    },
  });

  add(cast.phished, 13, {
    from: 'elsewhere',
    over: { ...officeForItself, userAgent: 'axios/1.7.9' },
  });
  add(cast.scripting, 13, { over: { userAgent: 'axios/1.7.9' } });
  add(cast.relayed, 13, { beta: session(cast.relayed), device: false });
  add(cast.relayed, 13.1, { beta: session(cast.relayed), from: 'rented' });

  const own = (kind: string, user: number) => ({
    deviceId: random.guid(kind, user),
    displayName: 'DESKTOP-7QK2M1X',
    operatingSystem: 'Windows10',
    browser: 'Edge 130.0.0',
    isManaged: false,
    isCompliant: null,
    trustType: 'Azure AD registered',
  });
  const binding = (signInSessionStatus: string) => ({
    tokenProtectionStatusDetails: { signInSessionStatus },
  });
  add(cast.unbound, 14, {
    over: { deviceDetail: own('ownDevice', cast.unbound) },
    beta: binding('unbound'),
  });
  add(cast.bound, 14, {
    over: { deviceDetail: own('ownDevice', cast.bound) },
    beta: binding('bound'),
  });
  add(cast.unfit, 14, {
    over: {
      ...portal,
      deviceDetail: { ...own('ownDevice', cast.unfit), isCompliant: false },
    },
  });
  add(cast.unreported, 14, {
    over: { ...portal, deviceDetail: own('ownDevice', cast.unreported) },
  });

  add(cast.developer, 15, { over: azureCli });
  add(watchman, 15, { over: graphTools });

  const crosses = (resourceTenantId: string) => ({
    over: { resourceTenantId },
    beta: { crossTenantAccessType: 'b2bCollaboration' },
  });
  add(cast.abroad, 15, crosses(random.guid('tenant', 11)));
  add(cast.partnered, 15, crosses(partner));

  add(cast.explorer, 9, {
    from: 'elsewhere',
    over: { userAgent: 'azurehound/v2.1.8' },
  });
  const targets = [azureCli, graphTools, exchange, portal, officeHome, broker];
  targets.forEach((target, turn) => {
    const tried = {
      device: false,
      errorCode: 50_076,
      beta: oneFactor('Password'),
    };
    const status = { errorCode: 50_076, failureReason: 'See the error code.' };
    add(cast.swept, 9 + turn / 60, {
      ...tried,
      from: 'elsewhere',
      over: {
        ...target,
        status,
        clientAppUsed: 'Mobile Apps and Desktop clients',
      },
    });
    add(cast.clicking, 9 + turn / 60, {
      ...tried,
      over: { ...target, status },
    });
  });

  add(cast.registered, 10, { ...enrols, beta: oneFactor('Password') });
  add(cast.hello, 10, {
    ...enrols,
    beta: oneFactor('Windows Hello for Business'),
  });

  // Six times a day, never at night; and then one is there at night from elsewhere, and the other as ever.
  for (const user of [nightOwl, watchman])
    for (let ago = 6; ago >= 1; ago -= 1)
      for (const hours of [9, 10, 12, 14]) add(user, hours - ago * 24);
  add(nightOwl, 2.5, { from: 'elsewhere' });
  add(watchman, 2.5);

  add(wakes, 11, { device: false });
  add(returns, 11);

  all.sort((a, b) => a.at - b.at);
  const playing = new Set(Object.values(players));
  return {
    events: start =>
      all.filter(({ at }) => at >= start && at < start + HOUR_MS),
    // They have no other sign-ins: their habits are those of the stories.
    playsOn: user => playing.has(user),
    ...tokenTruth(cast, users, random),
  };
}
