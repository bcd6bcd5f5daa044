import type { DemoTenant } from '@entra-posture/demo-tenant';
import { Agent, fetch, type RequestInit } from 'undici';

/**
 * A browser at the emulated login, without a browser: opens the address, chooses an account, answers the page that comes.
 * An answer that goes to the application as a form is sent.
 */
export async function visitLogin(
  tenant: DemoTenant,
  address: string,
  {
    as,
    answer = 'accept',
    forOrganization,
  }: { as: string; answer?: 'accept' | 'cancel'; forOrganization?: boolean },
): Promise<Record<string, string>> {
  const dispatcher = new Agent({ connect: { ca: tenant.certificate } });
  const ask = async (url: string, init: RequestInit = {}) => {
    const response = await fetch(url, {
      ...init,
      dispatcher,
      redirect: 'manual',
    });
    return {
      to: response.headers.get('location') ?? undefined,
      html: await response.text(),
    };
  };
  const post = (step: string, interaction: string, form: object) =>
    ask(`${tenant.origin}/demo-login/${step}`, {
      method: 'POST',
      body: new URLSearchParams({ interaction, ...form }),
    });
  try {
    let { to, html } = await ask(address);
    const interaction = (text: string) =>
      /name="interaction" value="([^"]+)"/.exec(text)?.[1];
    const id = interaction(html);
    if (!to && id) {
      ({ to, html } = await post('account', id, { username: as }));
      const step = /action="\/demo-login\/(consent|approval)"/.exec(html)?.[1];
      if (!to && step)
        ({ to, html } = await post(step, id, {
          answer,
          ...(forOrganization ? { organization: 'yes' } : {}),
        }));
    }
    if (to) return Object.fromEntries(new URL(to).searchParams);
    const form = /<form method="post" action="([^"]+)" id="answer">/.exec(html);
    if (!form)
      throw new Error(`The login did not send the browser back: ${html}`);
    const fields = Object.fromEntries(
      [...html.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(
        ([, name, value]) => [name, value],
      ),
    );
    await fetch(form[1], { method: 'POST', body: new URLSearchParams(fields) });
    return fields;
  } finally {
    await dispatcher.close();
  }
}
