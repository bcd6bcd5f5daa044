import type { BetaSignIn } from '../../model';
import { found } from '../givenLog';
import { apps } from './firstPartyApps';
import { givenSignIn, START, unregistered } from './givenSignIn';
import { reconTool } from './reconTool';
import { MINUTE_MS } from './signInEvent';

const find = (...events: BetaSignIn[]) => found(reconTool, events);
const teams =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Teams/1.3.00.30866 Chrome/80.0.3987.165 Electron/8.5.1 Safari/537.36';

const targets: [app: string, resource: string][] = [
  [apps.azurePowerShell, apps.azureResourceManager],
  [apps.directoryPowerShell, apps.directoryGraph],
  [apps.azureCli, apps.graph],
  [apps.graphCommandLine, apps.graph],
  [apps.officeHome, apps.officeHome],
  [apps.exchangePowerShell, apps.exchange],
];
const tried = (index: number, rest: Partial<BetaSignIn> = {}, gap = 2) =>
  givenSignIn(START + index * gap * MINUTE_MS, {
    appId: targets[index][0],
    resourceId: targets[index][1],
    clientAppUsed: 'Mobile Apps and Desktop clients',
    authenticationRequirement: 'singleFactorAuthentication',
    status: { errorCode: index % 2 ? 50126 : 0 },
    ...unregistered,
    ...rest,
  });
const sweep = (
  rest: (index: number) => Partial<BetaSignIn> = () => ({}),
  count = 6,
  gap = 2,
) =>
  Array.from({ length: count }, (_, index) => tried(index, rest(index), gap));

describe('sig.recon-tool', () => {
  it.each([
    ['azurehound/v2.1.8', 'AzureHound'],
    ['SharpHound/1.0', 'BloodHound'],
    ['Python/3.11 aiohttp/3.9.1', 'ROADtools'],
    [teams, 'TeamFiltration'],
  ])('knows %s', (userAgent, tool) => {
    expect(find(givenSignIn(START, { userAgent }))).toMatchObject([
      {
        key: `u1:${tool}:2026-01-01`,
        severity: 'high',
        facts: { tool, userAgent, signIns: 1 },
      },
    ]);
  });

  it('names the app that signed in with a secret', () => {
    expect(
      find(
        givenSignIn(START, {
          userId: '',
          servicePrincipalId: 'sp1',
          servicePrincipalName: 'Auditor',
          userAgent: 'azurehound/v2.1.8',
        }),
      ),
    ).toMatchObject([
      {
        key: 'sp1:AzureHound:2026-01-01',
        affected: [
          { kind: 'servicePrincipal', id: 'sp1', label: 'Auditor' },
          { kind: 'application' },
          { kind: 'signIn' },
        ],
      },
    ]);
  });

  it.each<[string, Partial<BetaSignIn>]>([
    ['a browser', {}],
    [
      'the Teams of today',
      { userAgent: 'Mozilla/5.0 Teams/24.1 Chrome/120 Electron/29.1' },
    ],
    ['another Python', { userAgent: 'python-requests/2.31.0' }],
    ['no agent', { userAgent: null }],
    ['a failure', { userAgent: 'azurehound/v2', status: { errorCode: 50126 } }],
  ])('is silent about %s', (_, rest) => {
    expect(find(givenSignIn(START, rest))).toEqual([]);
  });

  describe('of a password that is tried on app after app', () => {
    it('finds six within ten minutes', () => {
      expect(find(...sweep())).toMatchObject([
        {
          key: 'u1:sweep:2026-01-01',
          severity: 'high',
          at: '2026-01-01T12:10:00.000Z',
          facts: { targets: 6, minutes: 10, signIns: 6 },
        },
      ]);
    });

    it('needs six, and ten minutes', () => {
      expect(find(...sweep(undefined, 5))).toEqual([]);
      expect(find(...sweep(undefined, 6, 2.01))).toEqual([]);
    });

    it.each<[string, (index: number) => Partial<BetaSignIn>]>([
      [
        'a person who opens page after page',
        () => ({ clientAppUsed: 'Browser' }),
      ],
      ['a registered computer', () => ({ deviceDetail: { deviceId: 'd1' } })],
      [
        'two factors',
        () => ({ authenticationRequirement: 'multiFactorAuthentication' }),
      ],
      [
        'how many factors is not said',
        () => ({ authenticationRequirement: undefined }),
      ],
      [
        'one app again and again',
        () => ({ appId: apps.azureCli, resourceId: apps.graph }),
      ],
      [
        'apps that are not Microsoft’s',
        index => ({ appId: `app${index}`, resourceId: 'own' }),
      ],
      ['tokens renewed without the person', () => ({ isInteractive: false })],
      ['steps of a sign-in', () => ({ status: { errorCode: 50058 } })],
      ['six people', index => ({ userId: `u${index}` })],
    ])('is silent about %s', (_, rest) => {
      expect(find(...sweep(rest))).toEqual([]);
    });

    it.each([
      [3, 1],
      [2, 0],
    ])('needs some by no browser: of %i finds %i', (scripted, findings) => {
      expect(
        find(
          ...sweep(index => ({
            clientAppUsed:
              index < scripted ? 'Exchange Web Services' : 'Browser',
          })),
        ),
      ).toHaveLength(findings);
    });
  });

  it('finds a tool in records of v1.0, and asks for fuller ones to pass', () => {
    const { signInEventTypes, ...v1 } = givenSignIn(START, {
      userAgent: 'azurehound/v2.1.8',
    });
    expect(find(v1)).toHaveLength(1);
    expect(reconTool.tells!(v1)).toBe(false);
    const ofApp = {
      isInteractive: false,
      signInEventTypes: ['servicePrincipal'],
    };
    expect(reconTool.tells!(givenSignIn(START, ofApp))).toBe(false);
    expect(reconTool.tells!(givenSignIn(START))).toBe(true);
  });
});
