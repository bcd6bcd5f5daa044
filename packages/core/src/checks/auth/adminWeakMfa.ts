import { defineCheck, Witness } from '../../model';
import { roleNames, userRef } from '../priv/holders';
import {
  Administrator,
  administratorNeeds,
  administrators,
  administratorUses,
  weakFactor,
} from './administrators';

function factors({ registration }: Administrator): {
  weak: string[];
  strong: string[];
} {
  const methods = (registration?.methodsRegistered ?? []).filter(
    method => method !== 'password',
  );
  return {
    weak: methods.filter(method => weakFactor.has(method)),
    strong: methods.filter(method => !weakFactor.has(method)),
  };
}

const isSecondFactor = (method: string) =>
  method !== 'email' && method !== 'securityQuestion';

export const adminWeakMfa = defineCheck({
  id: 'auth.admin-weak-mfa',
  family: 'auth',
  title: 'Administrator with weak factors',
  severity: 'high',
  whyItMatters:
    'Codes by message, call or app can be read out, forwarded and phished; a weak method beside a strong one is the one an attacker picks.',
  howToFix: [
    'Register a passkey, a security key or Windows Hello for each administrator.',
    'Then remove the phone numbers and codes, and require a phishing-resistant strength for the roles.',
  ],
  falsePositives: [
    'A phone number that only resets passwords; it is a way in all the same.',
  ],
  references: {
    mitre: ['T1621', 'T1566'],
    scuba: ['MS.AAD.3.5v2'],
    urls: [
      'https://learn.microsoft.com/entra/identity/authentication/concept-authentication-strengths',
    ],
  },
  needs: administratorNeeds,
  uses: administratorUses,
  async evaluate(view) {
    const { people, holders, gaps } = await administrators(view);
    const judged = people
      .map(person => ({ person, ...factors(person) }))
      .filter(({ weak }) => weak.some(isSecondFactor));
    const only = judged.filter(({ strong }) => !strong.length);
    const beside = judged.filter(({ strong }) => strong.length);
    const witnesses: Witness[] = [];
    const affected = ({ person, weak, strong }: (typeof judged)[number]) => ({
      ...userRef(person.user),
      facts: { roles: roleNames(holders, person.user.id), weak, strong },
    });
    if (only.length) {
      witnesses.push({
        key: 'only',
        statement: `${only.length} ${only.length === 1 ? 'administrator has' : 'administrators have'} weak factors only.`,
        affected: only.map(affected),
        facts: { administrators: people.length },
      });
    }
    if (beside.length) {
      witnesses.push({
        key: 'beside',
        severity: 'medium',
        statement: `${beside.length} ${beside.length === 1 ? 'administrator has' : 'administrators have'} a weak factor beside a strong one.`,
        affected: beside.map(affected),
        facts: { administrators: people.length },
      });
    }
    if (witnesses.length) return { outcome: 'fail', witnesses };
    return gaps.length
      ? { outcome: 'unknown', because: gaps }
      : { outcome: 'pass', evidence: { administrators: people.length } };
  },
});
