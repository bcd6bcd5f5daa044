import type { People } from './people';
import { farAway, sharedEgress } from './places';
import type { Random } from './random';
import type { SignInStories } from './storyEvent';
import { staff } from './staff';
import { storyApps } from './storyApps';
import type { TokenCast } from './tokenCast';

/** Whom detections must name of what happens in the stories of tokens, and whom they must not. */
export function tokenTruth(
  cast: TokenCast,
  users: People,
  random: Random,
): Pick<SignInStories, 'findings' | 'findingsOfBeta' | 'innocent'> {
  const { azureCli, broker, exchange, officeHome, portal } = storyApps;
  const ids = (...roles: (keyof TokenCast)[]) =>
    roles.map(role => users.id(cast[role]));
  const ownDevice = (role: keyof TokenCast) =>
    random.guid('ownDevice', cast[role]);
  // Whoever is where many of the organisation are is not somewhere new.
  const strangers = staff.flatMap(({ travel }, index) =>
    travel &&
    ['impossible', 'sameDevice'].includes(travel) &&
    farAway[index % farAway.length].country !== sharedEgress.country
      ? [users.id(index)]
      : [],
  );
  return {
    findings: {
      'sig.new-country': [...strangers, ...ids('traveller')],
      'sig.blocked-country': ids('hidden'),
      'sig.device-code-broker': [...ids('enrolled'), broker.appId],
      'sig.aitm-client': [...ids('phished'), officeHome.appId],
      'sig.noncompliant-device': [
        ...ids('unfit'),
        ownDevice('unfit'),
        portal.appId,
      ],
      'sig.offhours-admin': [...ids('nightOwl'), exchange.appId],
      'sig.new-app': [...ids('developer'), azureCli.appId],
      'sig.foreign-tenant': [...ids('abroad'), exchange.appId],
      'sig.dormant-wakes': [...ids('wakes'), exchange.appId],
      'sig.recon-tool': [...ids('explorer'), exchange.appId],
    },
    findingsOfBeta: {
      'sig.device-code': [...ids('coded'), exchange.appId],
      'sig.session-multi-ip': ids('coded', 'copied', 'relayed'),
      'sig.aitm-client': [
        ...ids('phished', 'relayed'),
        officeHome.appId,
        exchange.appId,
      ],
      'sig.unbound-new-device': [
        ...ids('unbound'),
        ownDevice('unbound'),
        exchange.appId,
      ],
      'sig.recon-tool': [...ids('explorer', 'swept'), exchange.appId],
      'sig.register-no-mfa': [...ids('registered'), broker.appId],
    },
    innocent: ids(
      'cleared',
      'refused',
      'roaming',
      'travelling',
      'scripting',
      'bound',
      'unreported',
      'watchman',
      'partnered',
      'clicking',
      'hello',
      'returns',
    ),
  };
}
