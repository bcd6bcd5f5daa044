import { defineCheck } from '@entra-posture/core';

/** What a platform team may add. */
export const houseName = defineCheck({
  id: 'custom.house-name',
  family: 'custom',
  title: 'Account without a name of the house',
  severity: 'low',
  whyItMatters: 'Nobody knows whose it is.',
  howToFix: ['Give it a name of the house.'],
  falsePositives: [],
  references: {},
  needs: ['users'],
  thresholds: {
    most: { value: 0, min: 0, max: 1000, unit: 'people', title: 'Allowed' },
  },
  async evaluate(view) {
    let users = 0;
    for await (const _ of view.rows('users')) users += 1;
    return users > view.threshold('most')
      ? {
          outcome: 'fail',
          witnesses: [
            {
              key: 'tenant',
              statement: `${users} accounts have no name of the house.`,
              affected: [],
              facts: { users },
            },
          ],
        }
      : { outcome: 'pass', evidence: { users } };
  },
});
