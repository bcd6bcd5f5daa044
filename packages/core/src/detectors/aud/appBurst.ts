import type { Detector } from '../../model';
import { activityList, actorUses, named } from './auditDetector';
import { activityOf, actorOf, AuditRow, readAudit } from './auditRecord';
import { addDeed, Deeds } from './burst';
import { isMicrosoftService } from './microsoftActors';
import { sighting, utcDay } from './sighting';

const WINDOW_MS = 10 * 60_000;
const MANY = 5;
const made = 'add service principal';
const concerns = named([
  made,
  'remove service principal',
  'hard delete service principal',
]);

interface BurstState {
  made: Deeds;
  removed: Deeds;
}

/** Somebody made, or removed, many apps within minutes. */
export const appBurst: Detector<BurstState, AuditRow> = {
  id: 'aud.app-burst',
  family: 'aud',
  title: 'Many apps were made or removed at once',
  severity: 'medium',
  whyItMatters:
    'A script that makes apps hides one among many, and one that removes them breaks what the organisation runs on.',
  howToFix: [
    'Ask who ran it what it was for.',
    'If nobody did: disable the new apps, restore the removed ones within thirty days, and treat the account as taken over.',
    'Let people not register apps, and let deployments use an account that is known for it.',
  ],
  falsePositives: [
    'A deployment from a pipeline; a clean-up of unused apps.',
    'Microsoft’s own services, which make many when a product is bought, are left out.',
    'Names that look like Microsoft’s are not compared here; `app.third-party-risky` does.',
  ],
  references: {
    mitre: ['T1136.003'],
    urls: [
      activityList,
      'https://learn.microsoft.com/entra/architecture/security-operations-applications',
    ],
  },
  needs: ['directoryAudits'],
  uses: actorUses,
  memory: WINDOW_MS,

  subject: row => (concerns(activityOf(row)) ? actorOf(row)?.id : undefined),
  init: () => ({ made: [], removed: [] }),

  step(state, row, { tenant }) {
    const audit = readAudit(row);
    const { at } = audit;
    const app = audit.targets[0]?.id ?? audit.id;
    if (
      !audit.succeeded ||
      Number.isNaN(at) ||
      isMicrosoftService(audit.by, tenant)
    )
      return { state, witnesses: [] };
    const kind = audit.activity === made ? 'made' : 'removed';
    const deeds = addDeed(state[kind], app, at, WINDOW_MS, MANY);
    const next = { ...state, [kind]: deeds };
    if (deeds.length < MANY) return { state: next, witnesses: [] };
    return {
      state: next,
      witnesses: [
        sighting(audit, {
          key: `${audit.by!.id}:${kind}:${utcDay(at)}`,
          statement: `One account ${kind} many apps within ten minutes.`,
          affected: deeds.map(([id]) => ({
            kind: 'servicePrincipal' as const,
            id,
            label: id,
          })),
          facts: { atLeast: MANY },
        }),
      ],
    };
  },
};
