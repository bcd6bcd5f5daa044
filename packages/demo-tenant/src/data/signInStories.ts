import type { People } from './people';
import type { DataOptions } from './shape';
import { staff } from './staff';
import {
  byPassword,
  exchange,
  password,
  portal,
  SignInStories,
  StoryEvent,
  unanswered,
} from './storyEvent';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** How many people who are nobody in particular the stories need; a smaller tenant has none. */
const CAST = 32;
const VICTIMS = 16;

/** What happened on the day before the tenant's: attacks on passwords and second factors, and what looks like them. */
export function signInStories(
  { day, random }: DataOptions,
  users: People,
): SignInStories {
  const yesterday = day.getTime() - DAY_MS;
  const cast: number[] = [];
  const left: number[] = [];
  for (
    let index = staff.length + 2;
    index < users.size && (cast.length < CAST || left.length < 3);
    index += 1
  ) {
    if (users.isGuest(index)) continue;
    const seen = users.lastSuccessDaysAgo(index);
    if (!users.isEnabled(index)) left.push(index);
    else if (seen !== undefined && seen < 20 && cast.length < CAST)
      cast.push(index);
  }
  const all: StoryEvent[] = [];
  const none = { findings: {}, findingsOfBeta: {}, innocent: [] };
  if (cast.length < CAST || left.length < 3)
    return { events: () => [], playsOn: () => false, ...none };

  /** @param minutes - of the day */
  function add(
    user: number,
    minutes: number,
    errorCode: number,
    rest: {
      address?: string;
      details?: string;
      over?: Record<string, unknown>;
      beta?: Record<string, unknown>;
      device?: boolean;
    } = {},
  ) {
    const { address, details = null, over, beta, device = true } = rest;
    all.push({
      user,
      at: yesterday + minutes * MINUTE_MS,
      place: users.home(user),
      key: `story${all.length}`,
      deviceId:
        address || !device ? undefined : random.guid('userDevice', user),
      errorCode,
      over: {
        ...exchange,
        clientAppUsed: 'Browser',
        status: {
          errorCode,
          failureReason: errorCode ? 'See the error code.' : 'Other.',
          additionalDetails: details,
        },
        // Where an attacker sits is not known.
        ...(address ? { ipAddress: address, location: null } : {}),
        ...over,
      },
      beta,
    });
  }
  const times = (count: number, each: (turn: number) => void) => {
    for (let turn = 0; turn < count; turn += 1) each(turn);
  };
  const victims = cast.slice(0, VICTIMS);
  const [
    mail,
    oldMail,
    flooded,
    asked,
    declined,
    mistyped,
    codes,
    guessed,
    forgetful,
    blocked,
    stopped,
    found,
    clumsy,
    scoped,
    granted,
    hello,
  ] = cast.slice(VICTIMS);

  // A spray from one address; the second factor is asked of one, whose password was right.
  const sprayed = victims.slice(0, 12);
  sprayed.forEach((user, turn) =>
    add(user, 9 * 60 + turn, 50126, { address: '198.19.80.44' }),
  );
  add(sprayed[3], 9 * 60 + 14, 50074, { address: '198.19.80.44' });
  // Behind an office's address as many mistype their password, and then get in.
  cast.slice(VICTIMS).forEach((user, turn) => {
    add(user, 7 * 60 + turn, 50126, { address: '198.19.81.80' });
    add(user, 7 * 60 + turn + 0.5, 0, { address: '198.19.81.80' });
  });
  // Each is locked out, tried from an address of its own.
  victims.forEach((user, turn) =>
    add(user, 13 * 60 + turn, 50053, { address: `198.19.${100 + turn}.7` }),
  );
  // Accounts of people who have left.
  left
    .slice(0, 3)
    .forEach((user, turn) =>
      add(user, 10 * 60 + turn * 20, 50057, { address: '198.19.82.161' }),
    );

  const imap = { over: { clientAppUsed: 'IMAP4' } };
  add(mail, 11 * 60, 0, imap);
  add(mail, 15 * 60, 0, imap);
  times(3, turn =>
    add(oldMail, 11 * 60 + turn, 50126, { over: { clientAppUsed: 'POP3' } }),
  );

  times(6, turn =>
    add(flooded, 20 * 60 + turn, 500121, { details: unanswered }),
  );
  add(flooded, 20 * 60 + 12, 0);
  times(4, turn => add(asked, 20 * 60 + turn, 500121, { details: unanswered }));
  add(asked, 20 * 60 + 5, 0);
  add(declined, 12 * 60, 500121, {
    details: 'MFA denied; user declined the authentication',
  });
  add(mistyped, 12 * 60, 500121, {
    details: 'MFA denied; invalid verification code',
  });
  times(24, turn =>
    add(codes, 16 * 60 + turn / 4, 500121, {
      address: '198.19.90.61',
      beta: {
        mfaDetail: { authMethod: 'OATH verification code', authDetail: null },
        sessionId: random.guid('storySession', turn % 12),
      },
    }),
  );

  times(25, turn =>
    add(guessed, 17 * 60 + turn / 4, 50126, { address: '198.19.91.5' }),
  );
  add(guessed, 17 * 60 + 20, 0, { address: '198.19.91.5' });
  times(19, turn => add(forgetful, 17 * 60 + turn / 4, 50126));
  add(forgetful, 17 * 60 + 6, 0);

  times(6, turn =>
    add(blocked, 18 * 60 + turn * 5, 53003, {
      address: '198.19.92.5',
      over: { conditionalAccessStatus: 'failure' },
    }),
  );
  add(blocked, 18 * 60 + 45, 0);
  times(4, turn =>
    add(stopped, 18 * 60 + turn * 5, 53000, {
      over: { conditionalAccessStatus: 'failure' },
    }),
  );

  times(6, turn =>
    add(found, 14 * 60 + turn / 2, 50126, { address: '198.19.93.5' }),
  );
  add(found, 14 * 60 + 6, 0);
  times(6, turn => add(clumsy, 14 * 60 + turn / 2, 50126));
  add(clumsy, 14 * 60 + 6, 0);

  const unasked = [
    {
      id: random.guid('conditionalAccessPolicy', 0),
      displayName: 'CA001 Multifactor for Global Administrators',
      enforcedGrantControls: ['Mfa'],
      enforcedSessionControls: [],
      result: 'notApplied',
    },
  ];
  const client = 'Mobile Apps and Desktop clients';
  // On a telephone, of which no policy asks a second factor.
  const onPhone = (user: number) => ({
    deviceDetail: {
      deviceId: random.guid('userDevice', user),
      displayName: `Phone-${user}`,
      operatingSystem: 'Ios 18.1',
      browser: 'Mobile Safari',
      isCompliant: true,
      isManaged: true,
      trustType: 'Azure AD registered',
    },
  });
  add(granted, 19 * 60, 0, {
    over: {
      ...onPhone(granted),
      clientAppUsed: client,
      userAgent: 'BAV2ROPC',
    },
    beta: { ...byPassword, authenticationProtocol: 'ropc' },
  });
  add(scoped, 19 * 60, 0, {
    over: {
      ...onPhone(scoped),
      clientAppUsed: client,
      appliedConditionalAccessPolicies: unasked,
    },
    beta: {
      ...byPassword,
      appOwnerTenantId: 'f8cdef31-a31e-4b4a-93e4-5f571e91255a',
    },
  });
  const strong = {
    ...byPassword,
    authenticationDetails: [
      { ...password, authenticationMethod: 'Windows Hello for Business' },
    ],
  };
  add(hello, 19 * 60, 0, { beta: strong, device: false });
  // Of the staff: administrators, one with a password alone, one with two factors in one step; and somebody at risk.
  const [bypassing, leftOut, careful, risky] = [5, 6, 7, 26];
  // Of the first the policy asks a second factor and did not apply; the second it leaves out.
  const careless = { over: { appliedConditionalAccessPolicies: unasked } };
  add(bypassing, 19 * 60, 0, { ...careless, beta: byPassword });
  add(leftOut, 19 * 60, 0, { ...careless, beta: byPassword });
  add(careful, 19 * 60, 0, { beta: strong });
  add(risky, 19 * 60, 0, { beta: byPassword, device: false });

  all.sort((a, b) => a.at - b.at);
  const ids = (indexes: readonly number[]) => indexes.map(users.id);
  const name = (...indexes: number[]) => [...ids(indexes), exchange.appId];
  const players = new Set([...cast, ...left]);
  // Who is confirmed compromised has no level in the log.
  const atRisk = staff.flatMap(({ risk }, index) =>
    risk?.state === 'atRisk' ? [index] : [],
  );
  return {
    events: start =>
      all.filter(({ at }) => at >= start && at < start + HOUR_MS),
    playsOn: (user, at) =>
      at >= yesterday && at < yesterday + DAY_MS && players.has(user),
    findings: {
      'sig.password-spray': name(...sprayed),
      'sig.lockout-burst': name(...victims),
      'sig.disabled-account': name(...left.slice(0, 3)),
      'sig.legacy-auth': name(mail),
      'sig.mfa-fatigue': name(flooded),
      'sig.mfa-denied': name(declined),
      'sig.brute-force': name(guessed),
      'sig.ca-blocked-spike': name(blocked),
      'sig.success-after-failures': name(found),
      'sig.mfa-bypass.ropc': name(granted),
      'sig.risky-signin': [...name(...atRisk), portal],
      'sig.report-only-would-block': [
        random.guid('conditionalAccessPolicy', 1),
        ...ids(atRisk),
      ],
    },
    findingsOfBeta: {
      'sig.otp-bruteforce': name(codes),
      'sig.mfa-bypass.baseline-scope': name(scoped),
      'sig.single-factor-admin': name(bypassing, leftOut),
      'sig.mfa-bypass.unexpected': [
        random.guid('conditionalAccessPolicy', 0),
        ...name(bypassing),
      ],
      'sig.single-factor-risky': name(risky),
    },
    innocent: ids([
      oldMail,
      asked,
      mistyped,
      forgetful,
      stopped,
      clumsy,
      hello,
    ]),
  };
}
