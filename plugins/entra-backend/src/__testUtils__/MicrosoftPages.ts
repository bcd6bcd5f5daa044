import { request } from 'node:https';
import type { DemoTenant } from '@entra-posture/demo-tenant';

interface Answer {
  status: number;
  location?: string;
  html: string;
}

/** A person before the emulated login's pages, without a browser: follows its forms until it sends them elsewhere. */
export class MicrosoftPages {
  #cookie = '';

  constructor(private readonly tenant: DemoTenant) {}

  /**
   * Opens the address, signs in and consents.
   * @returns where the login sends the browser
   */
  async accept(url: string, username: string): Promise<URL> {
    return this.#through(await this.#get(url), username, {
      answer: 'accept',
      organization: 'yes',
    });
  }

  /** Opens the address, signs in and declines. */
  async cancel(url: string, username: string): Promise<URL> {
    return this.#through(await this.#get(url), username, { answer: 'cancel' });
  }

  async #through(
    first: Answer,
    username: string,
    consent: Record<string, string>,
  ): Promise<URL> {
    let at = first;
    for (let step = 0; step < 5; step += 1) {
      if (at.location) return new URL(at.location);
      const interaction = /name="interaction" value="([^"]+)"/.exec(
        at.html,
      )?.[1];
      if (!interaction) throw new Error(`The login showed:\n${at.html}`);
      at = at.html.includes('id="accounts"')
        ? await this.#post('account', { interaction, username })
        : await this.#post('consent', { interaction, ...consent });
    }
    throw new Error('The login asks over and over.');
  }

  #get(url: string) {
    return this.#send('GET', url);
  }

  #post(step: string, fields: Record<string, string>) {
    return this.#send(
      'POST',
      `${this.tenant.origin}/demo-login/${step}`,
      new URLSearchParams(fields).toString(),
    );
  }

  #send(method: string, url: string, body?: string): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const sent = request(
        url,
        {
          method,
          ca: this.tenant.certificate,
          headers: {
            ...(this.#cookie ? { cookie: this.#cookie } : {}),
            ...(body
              ? { 'content-type': 'application/x-www-form-urlencoded' }
              : {}),
          },
        },
        response => {
          const chunks: Buffer[] = [];
          response.on('data', chunk => chunks.push(chunk));
          response.once('error', reject);
          response.once('end', () => {
            const [cookie] = response.headers['set-cookie'] ?? [];
            if (cookie) [this.#cookie] = cookie.split(';');
            resolve({
              status: response.statusCode ?? 0,
              location: response.headers.location,
              html: Buffer.concat(chunks).toString('utf8'),
            });
          });
        },
      );
      sent.once('error', reject);
      sent.end(body);
    });
  }
}
