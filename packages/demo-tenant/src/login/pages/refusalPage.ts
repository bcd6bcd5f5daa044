import type { LoginRefusal } from '../refusal';
import { escapeHtml, form, layout } from './layout';

/**
 * A refusal that is shown and not sent back. With a sign-in under way there is a way back to the accounts.
 * @param interaction - undefined when the request itself was wrong
 */
export function refusalPage(
  refusal: LoginRefusal,
  interaction?: string,
): string {
  return layout(
    "We're unable to sign you in",
    `<h1>Sorry, but we’re having trouble signing you in.</h1>
<p class="error" id="error" role="alert">${escapeHtml(refusal.message)}</p>
<p class="name">Request Id: ${crypto.randomUUID()}<br>Correlation Id: ${crypto.randomUUID()}</p>
${interaction === undefined ? '' : form('back', interaction, '', [{ name: 'Back', value: 'back' }])}`,
  );
}
