import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { bundle } from './bundle';
import { CONTAINED } from './contained';
import { Figure, figure } from './figure';
import type { Measured } from './readLarge';
import { startTenantProcess } from './tenantProcess';

/** What a larger tenant is compared with. */
const REFERENCE = 100_000;
/** No wait counts: what the product does is measured, not what Microsoft lets it do. */
const QUOTA_SPEED = 100_000;

const run = promisify(execFile);

/**
 * Memory and time of a first sync and its judgement, in a process that does nothing else: five memberships a person, and
 * as many groups as a twentieth of the people.
 */
export async function benchMillion({ users = 1_000_000 } = {}): Promise<
  Figure[]
> {
  const reference = await readTenant(Math.min(users, REFERENCE));
  const figures = figuresOf(Math.min(users, REFERENCE), reference);
  if (users <= REFERENCE) return figures;
  const large = await readTenant(users);
  const perUser = (of: (each: Measured) => number) =>
    of(large) / users / (of(reference) / REFERENCE);
  return [
    ...figures,
    ...figuresOf(users, large),
    figure(
      'million: memory, times the smaller',
      large.peak / reference.peak,
      'ratio',
      '<= 1.3',
    ),
    figure(
      'million: time per user, times the smaller',
      perUser(({ collecting, judging }) => collecting.busy + judging.busy),
      'ratio',
      '<= 1.3',
    ),
    figure(
      'million: of it collecting',
      perUser(({ collecting }) => collecting.busy),
      'ratio',
    ),
    figure(
      'million: of it judging',
      perUser(({ judging }) => judging.busy),
      'ratio',
    ),
    figure(
      'million: by the clock, times the smaller',
      perUser(({ collecting, judging }) => collecting.passed + judging.passed),
      'ratio',
    ),
  ];
}

function figuresOf(users: number, measured: Measured): Figure[] {
  const name = (what: string) => `${users.toLocaleString('en')} users: ${what}`;
  return [
    figure(name('memberships'), measured.memberships, 'rows'),
    figure(name('requests'), measured.requests, 'requests'),
    figure(name('collecting'), measured.collecting.passed, 's'),
    figure(name('collecting, processor'), measured.collecting.busy, 's'),
    figure(name('judging'), measured.judging.passed, 's'),
    figure(name('judging, processor'), measured.judging.busy, 's'),
    figure(name('memory before'), measured.loaded, 'MiB'),
    figure(name('peak memory, collecting'), measured.collectingPeak, 'MiB'),
    figure(name('peak memory'), measured.peak, 'MiB', '<= 400'),
  ];
}

async function readTenant(users: number): Promise<Measured> {
  const { tenant, close } = await startTenantProcess({
    users,
    groups: users / 20,
    membersPerGroup: 100,
    quotaSpeed: QUOTA_SPEED,
  });
  try {
    const { stdout } = await run(
      process.execPath,
      [
        ...CONTAINED,
        await bundle('readLarge'),
        JSON.stringify(tenant),
        String(QUOTA_SPEED),
      ],
      { encoding: 'utf8' },
    );
    return JSON.parse(stdout);
  } finally {
    await close();
  }
}
