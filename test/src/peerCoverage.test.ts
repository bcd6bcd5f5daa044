import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checks, detectors } from '@entra-posture/core';

/** Which of ours covers which of a peer's checks, by name; beside the project. */
const file = join(__dirname, '../../../shared/research/peer-coverage.json');

interface Coverage {
  peerToOurs: Record<string, Record<string, string>>;
}

interface Peer {
  /** How its name in the data begins; the specification is the one whose name ends so. */
  named: RegExp;
  /** What the first wave of the catalogue is to cover. */
  goal: number;
  /** What is covered: fewer is a step back. */
  floor: number;
}

const peers: Record<string, Peer> = {
  'the specification': { named: /spec$/, goal: 34, floor: 36 },
  ScubaGear: { named: /^ScubaGear/, goal: 22, floor: 31 },
  EIDSCA: { named: /EIDSCA$/, goal: 27, floor: 37 },
  Maester: { named: /^Maester MT/, goal: 37, floor: 60 },
  Prowler: { named: /^Prowler/, goal: 71, floor: 105 },
  Sigma: { named: /^Sigma/, goal: 92, floor: 108 },
  Elastic: { named: /^Elastic/, goal: 73, floor: 92 },
  Sentinel: { named: /^Sentinel/, goal: 59, floor: 72 },
  'Zero Trust Assessment': { named: /^ZeroTrust/, goal: 74, floor: 114 },
  BloodHound: { named: /^BloodHound/, goal: 31, floor: 31 },
};

/**
 * Told to be covered by a check of ours that looks at something else: v1.0 of Graph shows neither seamless sign-on nor
 * transport rules.
 */
const notLookedAt: ReadonlySet<string> = new Set([
  'entra_seamless_sso_disabled',
  'ZTA.21985',
  'exchange_transport_rules_mail_forwarding_disabled',
]);

function readCoverage(): Coverage {
  if (!existsSync(file)) {
    throw new Error(
      'The peers’ checks are not there: ../shared/research/peer-coverage.json beside the project is needed by this test, which is not skipped without it.',
    );
  }
  return JSON.parse(readFileSync(file, 'utf8'));
}

describe('the checks of peers', () => {
  const ours = new Set([...checks, ...detectors].map(({ id }) => id));
  const all = Object.entries(readCoverage().peerToOurs);
  const rows = Object.entries(peers).map(([peer, { named, goal, floor }]) => {
    const [, mapped] = all.find(([name]) => named.test(name)) ?? [];
    const answers = Object.entries(mapped ?? {});
    const covered = answers.filter(
      ([check, id]) => ours.has(id) && !notLookedAt.has(check),
    ).length;
    return {
      peer,
      checks: answers.length,
      covered,
      goal,
      floor,
      'goal met': covered >= goal,
    };
  });

  beforeAll(() => {
    const width = Math.max(...rows.map(({ peer }) => peer.length));
    const lines = rows.map(
      ({ peer, checks: of, covered, goal, 'goal met': met }) =>
        `${peer.padEnd(width)}  ${String(covered).padStart(4)} of ${String(of).padStart(4)}  goal ${String(goal).padStart(3)}  ${met ? 'met' : 'NOT MET'}`,
    );
    process.stdout.write(`\n${lines.join('\n')}\n`);
  });

  it('are read for every peer', () => {
    expect(rows.map(({ checks: of }) => of)).not.toContain(0);
    expect(all).toHaveLength(rows.length);
  });

  it.each(rows)('of $peer are covered as far as before', row => {
    expect(row.covered).toBeGreaterThanOrEqual(row.floor);
  });
});
