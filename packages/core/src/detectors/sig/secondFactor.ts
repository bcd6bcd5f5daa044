import type { SignIn } from '../../model';
import { once } from './once';

/** What became of a second factor that was asked for and not given. */
export type Refusal =
  'declined' | 'unanswered' | 'wrongNumber' | 'reported' | 'wrongCode';

/** The words come with other small and capital letters, and with or without a full stop. */
const words: [RegExp, Refusal][] = [
  [/mfa denied; (phone app reported fraud|fraud code entered)/i, 'reported'],
  [/mfa denied; user declined/i, 'declined'],
  [/mfa denied; user did not respond/i, 'unanswered'],
  [/mfa denied; user did not select the correct number/i, 'wrongNumber'],
  [/mfa denied; invalid verification code/i, 'wrongCode'],
];

/**
 * Why a failed sign-in lacked its second factor; undefined where none was refused, or the record does not say. That a
 * prompt is still on its way from an earlier try ("duplicate authentication attempt") is no prompt of its own.
 *
 * @see https://learn.microsoft.com/entra/identity/authentication/howto-mfa-reporting
 */
export const refusalOf = once((event: SignIn): Refusal | undefined =>
  event.status?.errorCode ? saidOf(event) : undefined,
);

function saidOf(event: SignIn): Refusal | undefined {
  const said = [
    event.status?.additionalDetails,
    ...(event.authenticationDetails ?? []).map(
      step => step.authenticationStepResultDetail,
    ),
  ].filter(text => typeof text === 'string');
  return words.find(([pattern]) => said.some(text => pattern.test(text)))?.[1];
}

/** A second factor that pushes a question to the person, as opposed to one that the person types. */
export function isPromptRefused(event: SignIn): boolean {
  const refusal = refusalOf(event);
  return refusal !== undefined && refusal !== 'wrongCode';
}

/** A code of an authenticator or a token that was wrong. */
export function isCodeRefused(event: SignIn): boolean {
  const code = event.status?.errorCode;
  return code
    ? isOfCode(event) && (code === 500121 || isWrongCode(event))
    : false;
}

function isOfCode(event: SignIn): boolean {
  const methods = [
    event.mfaDetail?.authMethod,
    ...(event.authenticationDetails ?? [])
      .filter(({ succeeded }) => succeeded === false)
      .map(step => step.authenticationMethod),
  ];
  return methods.some(method => /oath/i.test(method ?? ''));
}

function isWrongCode(event: SignIn): boolean {
  return refusalOf(event) === 'wrongCode';
}

/** The second factor was not asked for now: an earlier sign-in's still counts. */
function isSatisfiedBefore(event: SignIn): boolean {
  return (event.authenticationDetails ?? []).some(
    step =>
      /previously satisfied|satisfied by token|claim in/i.test(
        step.authenticationMethod ?? '',
      ) ||
      /previously satisfied|satisfied by claim/i.test(
        step.authenticationStepResultDetail ?? '',
      ),
  );
}

/** Methods that are two factors in one step. */
const strong = /windows hello|fido2|passkey|x\.?509|certificate/i;

/** Whether a record says with what somebody signed in; those of Graph's v1.0 never do. */
export function tellsFactors(event: SignIn): boolean {
  return Boolean(
    event.authenticationRequirement && event.authenticationDetails?.length,
  );
}

/** Why a detection of factors may not know; see `tellsFactors`. */
export const factorsUntold =
  "Microsoft Graph's v1.0 does not tell with how many factors somebody signed in; switch entra.signIns.interactiveFromBeta on, or feed an export of the sign-in log, and it is judged.";

/**
 * Somebody got in with a password alone: one factor was asked for, no earlier second factor counted, and the method is
 * not one that is two in one step. False also where the record does not say.
 */
export const isSingleFactor = once((event: SignIn): boolean => {
  if (
    !tellsFactors(event) ||
    event.status?.errorCode !== 0 ||
    event.authenticationRequirement !== 'singleFactorAuthentication'
  )
    return false;
  const isStrong = (event.authenticationDetails ?? []).some(
    step =>
      step.succeeded !== false && strong.test(step.authenticationMethod ?? ''),
  );
  return !isStrong && !isSatisfiedBefore(event);
});

/** False only where a success's record says that nobody gave a second factor for it. */
export function mayHaveApproved(event: SignIn): boolean {
  if (event.authenticationRequirement === 'singleFactorAuthentication')
    return false;
  return event.isInteractive !== false && !isSatisfiedBefore(event);
}
