import { found } from '../givenLog';
import { appBurst } from './appBurst';
import { audit, target } from './givenAudit';

const app = (
  second: number,
  over: Record<string, unknown> & { by?: any; id?: string } = {},
) => {
  const { id = `sp${second}`, ...rest } = over;
  return audit('Add service principal', {
    at: new Date(Date.UTC(2026, 2, 10, 12, 0, second)).toISOString(),
    targets: [target('ServicePrincipal', id)],
    ...rest,
  });
};
const every = (count: number, seconds: number, over = {}) =>
  Array.from({ length: count }, (_, index) => app(index * seconds, over));
const run = (...log: ReturnType<typeof audit>[]) => found(appBurst, log);

describe('aud.app-burst', () => {
  it.each([
    [4, 1, 0],
    [5, 1, 1],
    [9, 1, 1],
    [5, 149, 1],
    [5, 150, 0],
  ])(
    '%i apps, one every %i seconds: %i findings',
    (count, seconds, findings) => {
      expect(run(...every(count, seconds))).toHaveLength(findings);
    },
  );

  it('names the apps and who made them', () => {
    expect(run(...every(5, 1))[0].affected.map(({ id }) => id)).toEqual([
      'sp0',
      'sp1',
      'sp2',
      'sp3',
      'sp4',
      'initiator',
    ]);
  });

  it('keeps those that were removed apart from those that were made', () => {
    const removal = { activityDisplayName: 'Remove service principal' };
    expect(run(...every(5, 1, removal))[0].statement).toContain('removed');
    expect(run(...every(4, 1), app(5, removal))).toEqual([]);
  });

  it.each([
    ['the same app twice', [...every(4, 1), app(5, { id: 'sp0' })]],
    ['what failed', every(5, 1, { result: 'failure' })],
    [
      'several initiators',
      every(5, 1).map((row, index) => ({
        ...row,
        initiatedBy: { user: { id: `u${index}` } },
      })),
    ],
    [
      'Microsoft’s own services',
      every(9, 1, { by: { app: 'Managed Service Identity' } }),
    ],
    ['records without a time', every(5, 1, { activityDateTime: null })],
  ])('leaves out %s', (_, log) => {
    expect(run(...log)).toEqual([]);
  });
});
