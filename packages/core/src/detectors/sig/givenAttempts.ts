import type { SignIn } from '../../model';
import { givenSignIn } from './givenSignIn';

/** Ten in the morning of a day. */
export const MORNING = Date.UTC(2026, 0, 20, 10);

/** A sign-in of its own act that ended so, after so many seconds. */
export function ended(
  errorCode: number,
  seconds: number,
  {
    additionalDetails,
    ...rest
  }: Partial<SignIn> & {
    additionalDetails?: string;
  } = {},
): SignIn {
  const event = givenSignIn(MORNING + seconds * 1000, rest);
  return {
    ...event,
    status: { errorCode, additionalDetails: additionalDetails ?? null },
    correlationId: rest.correlationId ?? `act of ${event.id}`,
  };
}

/** The same record as Graph's v1.0 tells it. */
export function ofV1(event: SignIn): SignIn {
  const {
    signInEventTypes: _1,
    authenticationRequirement: _2,
    authenticationDetails: _3,
    mfaDetail: _4,
    authenticationProtocol: _5,
    incomingTokenType: _6,
    crossTenantAccessType: _7,
    appOwnerTenantId: _8,
    userType: _9,
    autonomousSystemNumber: _10,
    uniqueTokenIdentifier: _11,
    sessionId: _12,
    originalTransferMethod: _13,
    tokenProtectionStatusDetails: _14,
    ...v1
  } = event;
  return v1;
}

/** In by a password alone, for beta tells it. */
export const byPassword = {
  authenticationRequirement: 'singleFactorAuthentication',
  authenticationDetails: [
    {
      authenticationMethod: 'Password',
      authenticationMethodDetail: 'Cloud password',
      authenticationStepRequirement: 'Primary authentication',
      authenticationStepResultDetail: 'Correct password',
      succeeded: true,
    },
  ],
} satisfies Partial<SignIn>;

/** Each of so many events, evenly over so many seconds, the first and the last of them included. */
export function spread<T>(
  count: number,
  seconds: number,
  make: (at: number, index: number) => T,
): T[] {
  return Array.from({ length: count }, (_, index) =>
    make(count > 1 ? (index * seconds) / (count - 1) : 0, index),
  );
}
