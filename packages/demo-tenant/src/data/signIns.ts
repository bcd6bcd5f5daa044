import type { Log, LogRecord } from './log';
import type { People } from './people';
import { farAway, homes, Place, sharedEgress } from './places';
import { DataOptions, graphTime } from './shape';
import { signInStories } from './signInStories';
import { staff } from './staff';
import type { SignInStories, StoryEvent } from './storyEvent';
import { storyBook } from './storyBook';
import { tokenStories } from './tokenStories';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Sign-ins of an ordinary person on a day. */
const A_DAY = 1.5;
/** One record in so many arrives this late. */
const LATE_EVERY = 200;
const LATE_MS = 20 * 60_000;

type Event = Omit<StoryEvent, 'over'> & Partial<Pick<StoryEvent, 'over'>>;

export interface PlantedTravel {
  userId: string;
  from: string;
  to: string;
  at: [string, string];
}

/** The sign-in log: interactive sign-ins only, as v1.0 has it. */
export function signIns(
  options: DataOptions,
  users: People,
  tenants: { own: string; partner: string },
): Log & { planted(): PlantedTravel[]; stories: SignInStories } {
  const { random, day } = options;
  const stories = storyBook(
    signInStories(options, users),
    tokenStories(options, users, tenants.partner),
  );
  const midnight = day.getTime();
  const yesterday = midnight - DAY_MS;
  const travellers = staff.flatMap(({ travel }, index) =>
    travel ? [{ index, travel }] : [],
  );
  let kept: { start: number; records: LogRecord[] } | undefined;

  /** Where a planted person signs in abroad, how long after the last one at home. */
  function abroad(
    index: number,
    travel: string,
  ): { place: Place; after: number } | undefined {
    switch (travel) {
      case 'impossible':
      case 'sameDevice':
        return { place: farAway[index % farAway.length], after: 45 * 60_000 };
      case 'sharedEgress':
        return { place: sharedEgress, after: 40 * 60_000 };
      default:
        return undefined;
    }
  }

  /** People with a meaning sign in at fixed times: every weekday and weekend alike, three times. */
  function ofStaff(start: number): Event[] {
    const dayStart = Math.floor(start / DAY_MS) * DAY_MS;
    const events: Event[] = [];
    staff.forEach((member, index) => {
      if (
        member.lastSuccessDaysAgo &&
        start > midnight - member.lastSuccessDaysAgo * DAY_MS
      )
        return;
      const device = random.guid('staffDevice', index);
      const away = homes[(homes.indexOf(users.home(index)) + 3) % homes.length];
      [7.5, 11.2, 15.8].forEach((hours, turn) => {
        // Two homes: mornings in one city, afternoons in the other, day after day.
        const place =
          member.travel === 'twoHomes' && turn === 2 ? away : users.home(index);
        events.push({
          user: index,
          at: dayStart + hours * HOUR_MS + index * 7_000,
          place,
          key: `staff${turn}`,
          deviceId:
            member.travel === 'sameDevice' || turn !== 1 ? device : undefined,
        });
      });
      if (index === 18) {
        // Failed attempts from afar are no travel.
        events.push({
          user: index,
          at: dayStart + 13 * HOUR_MS,
          place: farAway[4],
          key: 'refused',
          errorCode: 50126,
        });
      }
      const jump = member.travel && abroad(index, member.travel);
      const often = member.travel === 'sharedEgress';
      if (jump && (often || dayStart === yesterday)) {
        events.push({
          user: index,
          at: dayStart + 15.8 * HOUR_MS + index * 7_000 + jump.after,
          place: jump.place,
          key: 'abroad',
          deviceId: member.travel === 'sameDevice' ? device : undefined,
        });
      }
    });
    return events.filter(({ at }) => at >= start && at < start + HOUR_MS);
  }

  function byChance(start: number): Event[] {
    const hour = start / HOUR_MS;
    const ordinary = users.size - staff.length;
    const count = Math.round((ordinary * (options.signInsADay ?? A_DAY)) / 24);
    const events: Event[] = [];
    for (let turn = 0; turn < count; turn += 1) {
      const draw = random.number(`signIn:${hour}`, turn);
      const user = staff.length + (draw % Math.max(1, ordinary));
      const seen = users.lastSuccessDaysAgo(user);
      const ageDays = (midnight - start) / DAY_MS;
      // Who is dormant, disabled or never came is not in the log.
      if (!users.isEnabled(user) || seen === undefined || seen > 90) continue;
      if (ageDays < 0 && seen > 5) continue;
      if (stories.playsOn(user, start)) continue;
      const wrong = draw % 97 === 0;
      events.push({
        user,
        at: start + Math.floor((turn / count) * HOUR_MS),
        place: users.home(user),
        key: `${turn}`,
        deviceId: draw % 3 ? random.guid('userDevice', user) : undefined,
        errorCode: wrong ? 50126 : 0,
      });
    }
    return events;
  }

  function record(event: Event, hour: number): LogRecord {
    const { user, place } = event;
    const id = random.guid(`signInId:${hour}:${event.key}`, user);
    const draw = random.number(`signInRest:${hour}:${event.key}`, user);
    const risk = staff[user]?.risk;
    const atRisk = risk && risk.state === 'atRisk';
    const known = Boolean(event.deviceId);
    const app =
      draw % 2
        ? {
            id: '00000002-0000-0ff1-ce00-000000000000',
            name: 'Office 365 Exchange Online',
          }
        : { id: 'c44b4083-3bb0-49c1-b47d-974e53cbdf3c', name: 'Azure Portal' };
    return {
      at: event.at,
      visibleAt: event.at + (draw % LATE_EVERY === 0 ? LATE_MS : 60_000),
      object: {
        id,
        createdDateTime: graphTime(event.at),
        userDisplayName: users.displayName(user),
        userPrincipalName: users.upn(user),
        userId: users.id(user),
        homeTenantId: users.isGuest(user)
          ? random.guid('homeTenant', user)
          : tenants.own,
        resourceTenantId: tenants.own,
        appId: app.id,
        appDisplayName: app.name,
        ipAddress: `${place.network}.${1 + (user % 250)}`,
        clientAppUsed: draw % 5 ? 'Browser' : 'Mobile Apps and Desktop clients',
        correlationId: random.guid(`correlation:${hour}:${event.key}`, user),
        conditionalAccessStatus: 'notApplied',
        isInteractive: true,
        riskDetail: risk?.detail ?? 'none',
        riskLevelAggregated: atRisk ? risk.level : 'none',
        riskLevelDuringSignIn:
          atRisk && event.key === 'staff1' ? risk.level : 'none',
        riskState: risk?.state ?? 'none',
        riskEventTypes_v2: atRisk ? ['unfamiliarFeatures'] : [],
        resourceDisplayName: 'Microsoft Graph',
        resourceId: '00000003-0000-0000-c000-000000000000',
        userAgent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64)',
        status: {
          errorCode: event.errorCode ?? 0,
          failureReason: event.errorCode
            ? 'Error validating credentials due to invalid username or password.'
            : 'Other.',
          additionalDetails: null,
        },
        deviceDetail: {
          deviceId: event.deviceId ?? '',
          displayName: known ? `WS-${String(user).padStart(6, '0')}` : null,
          operatingSystem: 'Windows10',
          browser: 'Edge 130.0.0',
          isCompliant: known,
          isManaged: known,
          trustType: known ? 'Azure AD joined' : '',
        },
        location: {
          city: place.city,
          state: place.state,
          countryOrRegion: place.country,
          geoCoordinates: {
            altitude: null,
            latitude: place.latitude,
            longitude: place.longitude,
          },
        },
        appliedConditionalAccessPolicies: [
          {
            id: random.guid('conditionalAccessPolicy', 1),
            displayName: 'CA002 Multifactor for everyone (Live)',
            enforcedGrantControls: ['Mfa'],
            enforcedSessionControls: [],
            result: 'reportOnlyInterrupted',
          },
        ],
        ...event.over,
      },
      beta: event.beta,
    };
  }

  return {
    stories,
    kind: 'signIn',
    type: 'signIn',
    hour(start) {
      // A large tenant's hour is many pages long; each page would make it up again.
      if (kept?.start !== start) {
        const events: Event[] = [
          ...byChance(start),
          ...ofStaff(start),
          ...stories.events(start),
        ].sort((a, b) => a.at - b.at);
        kept = {
          start,
          records: events.map(event => record(event, start / HOUR_MS)),
        };
      }
      return kept.records;
    },
    planted: () =>
      travellers
        .filter(({ travel }) => travel === 'impossible')
        .map(({ index, travel }) => {
          const home = users.home(index);
          const jump = abroad(index, travel)!;
          const left = yesterday + 15.8 * HOUR_MS + index * 7_000;
          return {
            userId: users.id(index),
            from: home.city,
            to: jump.place.city,
            at: [graphTime(left), graphTime(left + jump.after)] as [
              string,
              string,
            ],
          };
        }),
  };
}
