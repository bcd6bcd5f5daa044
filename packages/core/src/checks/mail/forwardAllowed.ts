import { defineCheck, type SecureScore } from '../../model';
import { judgeSettings, onlyRow } from '../judgeSettings';

const DAY_MS = 86_400_000;
/** It is made anew each day; one that is older tells of a tenant that was. */
const STALE_DAYS = 7;

/** Names of Secure Score's controls: "Set automatic email forwarding rules to be system controlled" and the stricter one. */
const SYSTEM_CONTROLLED = 'mdo_autoforwardingmode';
const OFF = 'mdo_blockmailforward';

export const forwardAllowed = defineCheck({
  id: 'mail.forward-allowed',
  family: 'mail',
  title:
    'Automatic forwarding of mail to other organisations is not switched off',
  severity: 'medium',
  whyItMatters:
    'Whoever is in a mailbox for a minute has all that comes to it afterwards, where a rule or a setting of the mailbox may send it out. Where forwarding is off for everybody, such a rule does nothing.',
  howToFix: [
    'Look in the auto forwarded messages report of the Exchange admin center for who forwards mail out, and which of it is needed.',
    'In the Defender portal, Policies & rules, Threat policies, Anti-spam, set "Automatic forwarding rules" of every outbound policy to "Off - Forwarding is disabled"; give those who need it a policy of their own.',
    'Delete transport rules that redirect or blind-copy mail to other organisations.',
  ],
  falsePositives: [
    'An outbound policy for a few people who have to forward mail: Secure Score asks it of every policy.',
    'Control marked in Secure Score as resolved by a third party: it counts as done there, and so it does here.',
    'It is Microsoft’s judgement of the outbound spam policies, a day old at most as a rule. Transport rules and remote domains are not part of it, and Microsoft Graph does not show them.',
  ],
  references: {
    mitre: ['T1114.003'],
    cis: ['6.2.1'],
    scuba: ['MS.EXO.1.1v2'],
    urls: [
      'https://learn.microsoft.com/defender-office-365/outbound-spam-policies-external-email-forwarding',
      'https://learn.microsoft.com/graph/api/resources/securescore',
    ],
  },
  needs: ['secureScores'],
  async evaluate(view) {
    const score = await onlyRow(view.rows('secureScores'));
    const age = view.now.getTime() - Date.parse(score?.createdDateTime ?? '');
    // Also when it does not say of when it is.
    if (score && !(age <= STALE_DAYS * DAY_MS))
      return {
        outcome: 'unknown',
        because: [
          {
            dataset: 'secureScores',
            completeness: {
              state: 'partial',
              seen: 1,
              why: `Microsoft has made no Secure Score since ${score.createdDateTime?.slice(0, 10) ?? 'an unknown day'}.`,
            },
          },
        ],
      };
    const systemControlled = percentOf(score, SYSTEM_CONTROLLED);
    const off = percentOf(score, OFF);
    const isOn = isShort(systemControlled);
    return judgeSettings('secureScores', [
      {
        name: SYSTEM_CONTROLLED,
        // Where it is off in every policy, none has it on, whether the weaker control was sent or not.
        wrong: off === 100 ? false : isOn,
        severity: 'medium',
        statement:
          'An outbound spam policy lets mail be forwarded to other organisations automatically, says Microsoft’s Secure Score.',
        facts: { [SYSTEM_CONTROLLED]: systemControlled ?? null },
      },
      {
        name: OFF,
        // Who forwards because it is on is one cause, and it is told above.
        wrong: isOn ? false : isShort(off),
        severity: 'low',
        statement:
          'Outbound spam policies leave it to Microsoft to stop automatic forwarding to other organisations and do not switch it off, says Microsoft’s Secure Score.',
        facts: { [OFF]: off ?? null },
      },
    ]);
  },
});

/** Nothing of a control that is not there; its points alone say only of none how much that is. */
function percentOf(
  score: SecureScore | undefined,
  control: string,
): number | undefined {
  const found = score?.controlScores?.find(
    ({ controlName }) => controlName === control,
  );
  return found?.scoreInPercentage ?? (found?.score === 0 ? 0 : undefined);
}

function isShort(percent: number | undefined): boolean | undefined {
  return percent === undefined ? undefined : percent < 100;
}
