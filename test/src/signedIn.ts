import {
  finishSignIn,
  startSignIn,
  type PageCredential,
  type SignInApp,
} from '@entra-posture/core/node';
import { demoAccounts, type DemoTenant } from '@entra-posture/demo-tenant';
import { Agent, fetch } from 'undici';

const redirectUri = 'https://localhost:7007/api/entra/connect/callback';

/** What is stored after an administrator signed in to the app and accepted its scopes. */
export async function signedIn(
  tenant: DemoTenant,
  app: SignInApp,
  scopes: readonly string[],
): Promise<Extract<PageCredential, { kind: 'signIn' }>> {
  const request = { tenant: tenant.tenantId, scopes, redirectUri };
  const { url, verifier, nonce } = await startSignIn(app, {
    ...request,
    state: 'state',
  });
  const dispatcher = new Agent({ connect: { ca: tenant.certificate } });
  let cookie = '';
  const go = async (address: string, fields?: Record<string, string>) => {
    const answer = await fetch(address, {
      dispatcher,
      redirect: 'manual',
      method: fields ? 'POST' : 'GET',
      headers: cookie ? { cookie } : {},
      body: fields && new URLSearchParams(fields),
    });
    cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? cookie;
    return { html: await answer.text(), to: answer.headers.get('location') };
  };
  const post = (step: string, html: string, fields: Record<string, string>) =>
    go(`${tenant.origin}/demo-login/${step}`, {
      interaction: /name="interaction" value="([^"]+)"/.exec(html)?.[1] ?? '',
      ...fields,
    });
  const picker = await go(url);
  const consent = await post('account', picker.html, {
    username: demoAccounts.administrator.username,
  });
  // What was accepted before is not asked again.
  const to =
    consent.to ??
    (await post('consent', consent.html, { answer: 'accept' })).to;
  await dispatcher.close();
  if (!to) throw new Error(`The sign-in did not come back: ${consent.html}`);
  const { cache, homeAccountId, username } = await finishSignIn(app, {
    ...request,
    code: new URL(to).searchParams.get('code') ?? '',
    verifier,
    nonce,
  });
  return { kind: 'signIn', cache, homeAccountId, account: username };
}
