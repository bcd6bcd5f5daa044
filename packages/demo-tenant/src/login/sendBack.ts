import type { LoginAnswer } from './answer';
import type { Interaction } from './Interactions';
import { formPostPage } from './pages/formPostPage';
import type { LoginRefusal } from './refusal';

type Target = Pick<Interaction, 'redirectUri' | 'state'> & {
  responseMode?: 'query' | 'form_post' | 'fragment';
};

/** Sends the browser back to the application with an answer. */
export function sendBack(
  { redirectUri, state, responseMode = 'query' }: Target,
  fields: Readonly<Record<string, string>>,
): LoginAnswer {
  const answer = { ...fields, ...(state === undefined ? {} : { state }) };
  if (responseMode === 'form_post') {
    return {
      kind: 'page',
      status: 200,
      html: formPostPage(redirectUri, answer),
    };
  }
  const text = new URLSearchParams(answer).toString();
  const mark = redirectUri.includes('?') ? '&' : '?';
  return {
    kind: 'redirect',
    location: `${redirectUri}${responseMode === 'fragment' ? '#' : mark}${text}`,
  };
}

/** The admin consent address marks its errors too as its own. */
export function sendRefusalBack(
  target: Target & { kind?: Interaction['kind'] },
  refusal: LoginRefusal,
): LoginAnswer {
  return sendBack(target, {
    error: refusal.error,
    ...(refusal.code === 65004 ? { error_subcode: 'cancel' } : {}),
    error_description: refusal.message,
    ...(target.kind === 'adminConsent' ? { admin_consent: 'True' } : {}),
  });
}
