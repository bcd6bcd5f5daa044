import type { DemoAccount } from '../accounts';
import { escapeHtml, form, layout } from './layout';

/** The account picker, with a field for an account that is not in it. */
export function signInPage(
  interaction: string,
  accounts: readonly DemoAccount[],
  hint: string | undefined,
  refusal?: string,
): string {
  const rows = accounts.map(
    ({ displayName, username, about }) =>
      `<li><button class="account" type="submit" name="username" value="${escapeHtml(username)}" aria-label="${escapeHtml(displayName)}">
<strong>${escapeHtml(displayName)}</strong><span class="name">${escapeHtml(username)} (${escapeHtml(about)})</span></button></li>`,
  );
  return layout(
    'Pick an account',
    `<h1>Pick an account</h1>
${refusal ? `<p class="error" id="error" role="alert">${escapeHtml(refusal)}</p>` : ''}
<form method="post" action="/demo-login/account">
<input type="hidden" name="interaction" value="${escapeHtml(interaction)}">
<ul id="accounts" aria-label="Accounts">${rows.join('\n')}</ul>
</form>
${form(
  'account',
  interaction,
  `<label for="username">Use another account</label>
<input id="username" name="username" type="email" autocomplete="off" placeholder="someone@contoso.example" value="${escapeHtml(hint ?? '')}">`,
  [
    { name: 'Cancel', value: 'cancel' },
    { name: 'Next', value: 'next', primary: true },
  ],
)}`,
  );
}
