import { accountNamed, allAccounts, type DemoAccount } from './accounts';
import { acceptAdminConsent, adminQuestion } from './adminConsent';
import type { LoginAnswer } from './answer';
import {
  acceptAuthorize,
  authorizeQuestion,
  finishAuthorize,
} from './authorize';
import type { Interaction } from './Interactions';
import { approvalPage } from './pages/approvalPage';
import { consentPage } from './pages/consentPage';
import { refusalPage } from './pages/refusalPage';
import { signInPage } from './pages/signInPage';
import { LoginRefusal } from './refusal';
import { sendRefusalBack } from './sendBack';
import type { LoginState } from './state';
import { visitOf } from './visit';

const approvalCode = ({ approval }: LoginState) =>
  approval === 'request' ? 90095 : 90094;

const page = (html: string, status = 200): LoginAnswer => ({
  kind: 'page',
  status,
  html,
});

/** Begins with the accounts, or with who is signed in already. */
export function beginInteraction(
  interaction: Interaction,
  session: DemoAccount | undefined,
  state: LoginState,
): LoginAnswer {
  const hinted = interaction.loginHint && accountNamed(interaction.loginHint);
  const known =
    session && (!hinted || hinted === session) ? session : undefined;
  const { prompt } = interaction;
  if (prompt === 'none') {
    if (!known) return sendRefusalBack(interaction, new LoginRefusal(50058));
    interaction.account = known;
    return withoutPage(interaction, state);
  }
  const id = state.interactions.open(interaction);
  if (known && prompt !== 'select_account' && prompt !== 'login') {
    interaction.account = known;
    return proceed(id, interaction, state);
  }
  return page(signInPage(id, allAccounts, interaction.loginHint));
}

/** `prompt=none`: whatever would need a person is an error. */
function withoutPage(interaction: Interaction, state: LoginState): LoginAnswer {
  try {
    checkEntry(state);
    const visit = visitOf(interaction, state);
    if (
      interaction.kind !== 'authorize' ||
      authorizeQuestion(interaction, visit, state)
    ) {
      throw new LoginRefusal(65001, undefined, {
        error: 'interaction_required',
      });
    }
    return finishAuthorize(interaction, visit, state);
  } catch (error) {
    if (error instanceof LoginRefusal)
      return sendRefusalBack(interaction, error);
    throw error;
  }
}

/** One click on one of the pages. */
export function answerStep(
  step: string,
  form: URLSearchParams,
  state: LoginState,
): LoginAnswer {
  const id = form.get('interaction') ?? '';
  const interaction = state.interactions.find(id);
  if (!interaction) {
    return page(
      refusalPage(
        new LoginRefusal(
          9002313,
          'Invalid request. This sign-in is over; start again from the application.',
        ),
      ),
      400,
    );
  }
  const answer = form.get('answer');
  if (answer === 'cancel') {
    state.interactions.close(id);
    return sendRefusalBack(
      interaction,
      new LoginRefusal(step === 'approval' ? approvalCode(state) : 65004),
    );
  }
  if (step === 'back' || answer === 'back') {
    interaction.account = undefined;
    return page(signInPage(id, allAccounts, undefined));
  }
  if (step === 'account') return chooseAccount(id, interaction, form, state);
  if (step === 'approval') {
    state.interactions.close(id);
    return sendRefusalBack(interaction, new LoginRefusal(90095));
  }
  // Consent is nobody's before someone signed in, whatever is posted.
  if (!interaction.account || answer !== 'accept') {
    return page(signInPage(id, allAccounts, interaction.loginHint));
  }
  return proceed(id, interaction, state, {
    forOrganization: form.get('organization') === 'yes',
  });
}

function chooseAccount(
  id: string,
  interaction: Interaction,
  form: URLSearchParams,
  state: LoginState,
): LoginAnswer {
  const username = form.get('username') ?? '';
  const account = accountNamed(username);
  if (!account) {
    const refusal = new LoginRefusal(
      50034,
      `The user account ${username || '(none)'} does not exist in the directory. To sign into this application, the account must be added to the directory.`,
    );
    return page(signInPage(id, allAccounts, username, refusal.message));
  }
  interaction.account = account;
  const answer = proceed(id, interaction, state);
  return answer.kind === 'json'
    ? answer
    : { ...answer, session: state.interactions.startSession(account) };
}

/**
 * From who signed in to the next page, or back to the application.
 * @param accepted - how the consent page was answered. Who may not consent gets no further by posting an answer to a page
 * that was never shown.
 */
function proceed(
  id: string,
  interaction: Interaction,
  state: LoginState,
  accepted?: { forOrganization: boolean },
): LoginAnswer {
  try {
    if (!accepted) checkEntry(state);
    const visit = visitOf(interaction, state);
    const question =
      interaction.kind === 'authorize'
        ? authorizeQuestion(interaction, visit, state)
        : adminQuestion(interaction, visit, state);
    if (question === 'approval') {
      return page(
        approvalPage(
          id,
          interaction.app.displayName,
          visit.account.username,
          approvalCode(state),
        ),
      );
    }
    if (question && !accepted) return page(consentPage(id, question));
    state.interactions.close(id);
    if (interaction.kind === 'adminConsent')
      return acceptAdminConsent(interaction, visit);
    return accepted
      ? acceptAuthorize(interaction, visit, accepted.forOrganization, state)
      : finishAuthorize(interaction, visit, state);
  } catch (error) {
    if (error instanceof LoginRefusal) return page(refusalPage(error, id));
    throw error;
  }
}

/** @throws LoginRefusal 53003, or what was asked for */
function checkEntry(state: LoginState): void {
  state.failures.check('authorize');
  if (state.blocked) throw new LoginRefusal(53003);
}
