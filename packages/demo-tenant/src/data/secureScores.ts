import { DataOptions, daysBefore, GraphObject, Source } from './shape';

/** Microsoft keeps so many days. */
const DAYS = 90;

interface Control {
  controlName: string;
  controlCategory: 'Identity' | 'Apps';
  description: string;
  max: number;
  percent: number;
}

/** A few of some hundred. Forwarding is left to the service, which stops it, and is not switched off. */
const controls: readonly Control[] = [
  {
    controlName: 'AdminMFAV2',
    controlCategory: 'Identity',
    description: 'Administrative roles and multifactor authentication.',
    max: 10,
    percent: 62.5,
  },
  {
    controlName: 'BlockLegacyAuthentication',
    controlCategory: 'Identity',
    description: 'Policies that block legacy authentication.',
    max: 8,
    percent: 100,
  },
  {
    controlName: 'mdo_autoforwardingmode',
    controlCategory: 'Apps',
    // Blank at Microsoft's, too.
    description: '',
    max: 1,
    percent: 100,
  },
  {
    controlName: 'mdo_blockmailforward',
    controlCategory: 'Apps',
    description: 'All forms of mail forwarding.',
    max: 5,
    percent: 0,
  },
];

/** One for each day, the newest first. */
export function secureScores(options: DataOptions, tenantId: string): Source {
  const idOf = (index: number) =>
    `${tenantId}_${daysBefore(options.day, index).slice(0, 10)}`;
  const maxScore = controls.reduce((sum, { max }) => sum + max, 0);
  return {
    kind: 'secureScore',
    type: 'secureScore',
    size: DAYS,
    at: (index): GraphObject => ({
      id: idOf(index),
      azureTenantId: tenantId,
      activeUserCount: options.users,
      createdDateTime: daysBefore(options.day, index),
      currentScore: controls.reduce((sum, each) => sum + pointsOf(each), 0),
      enabledServices: ['HasExchange', 'HasAADP2'],
      licensedUserCount: options.users,
      maxScore,
      averageComparativeScores: [{ basis: 'AllTenants', averageScore: 47.96 }],
      controlScores: controls.map(each => ({
        controlCategory: each.controlCategory,
        controlName: each.controlName,
        description: each.description,
        score: pointsOf(each),
        scoreInPercentage: each.percent,
        lastSynced: daysBefore(options.day, index),
      })),
      vendorInformation: {
        provider: 'SecureScore',
        providerVersion: null,
        subProvider: null,
        vendor: 'Microsoft',
      },
    }),
  };
}

function pointsOf({ max, percent }: Control): number {
  return (max * percent) / 100;
}
