import { Posture, SecretBox, SecretError } from '@entra-posture/core/node';
import type { PortalApp } from '../config/readApp';
import type { SignInParts } from '../rest/connectOperations';
import { Connecting } from './Connecting';
import { SignInFlow } from './SignInFlow';
import { SignInSteps } from './SignInSteps';

/** Signing in at Microsoft, where an app and a key are configured; else the sentence that says what to configure. */
export function openSignIn(options: {
  app: PortalApp | { problem?: string };
  secretKeys: readonly string[];
  posture: () => Posture;
  base: URL;
  /** Where the portal is, and the pages below it. */
  appBase: string | undefined;
  pagePath: string;
  log: (message: string) => void;
}): SignInParts | { why: string } {
  const { app, posture } = options;
  if (!('clientId' in app)) {
    return {
      why:
        app.problem ??
        'Signing in at Microsoft needs an app registration of the portal: configure entra.app with its clientId and a credential, or connect with API credentials.',
    };
  }
  if (!options.secretKeys.length) {
    return {
      why: 'Signing in at Microsoft needs a key that seals what is stored: configure entra.secrets.keys.',
    };
  }
  if (!options.appBase) {
    return {
      why: 'Signing in at Microsoft needs the address of the portal to come back to: configure app.baseUrl.',
    };
  }
  const box = boxOf(options.secretKeys);
  if ('why' in box) return box;
  const flow = new SignInFlow({
    ...options,
    app,
    page: new URL(`${options.pagePath}/connections`, options.appBase),
    steps: new SignInSteps(() => posture().signIns, box),
  });
  return {
    clientId: app.clientId,
    flow,
    connecting: new Connecting({ posture, flow }),
  };
}

/** The posture refuses a weak key as well, and the portal goes on to say so. */
function boxOf(keys: readonly string[]): SecretBox | { why: string } {
  try {
    return SecretBox.create(keys);
  } catch (error) {
    if (!(error instanceof SecretError)) throw error;
    return { why: error.message };
  }
}
