import {
  Question,
  QuestionError,
  type QuestionErrorCode,
} from '@entra-posture/core';
import { z } from 'zod';
import { version } from '../package.json';
import { Answerer } from './answerer';
import { postJson } from './postJson';

/** A portal that does not answer within this time is treated as away; an assistant waits no longer either. */
const TIMEOUT_MS = 30_000;

/**
 * Answers from a portal's backend, with the portal's own authorization. This side holds a portal token and nothing of
 * the tenant.
 */
export function portalAnswerer(options: {
  /** Base address of the portal's backend, such as `https://portal.example.com`. */
  portal: string;
  token: string;
  questions: readonly Question[];
}): Answerer {
  // A portal may be served below a path.
  const base = new URL(options.portal.replace(/\/*$/, '/'));
  const shown = base.origin + base.pathname.replace(/\/$/, '');
  return {
    questions: options.questions,
    async answer(question, input, _caller, signal) {
      const timeout = AbortSignal.timeout(TIMEOUT_MS);
      let response: PortalResponse;
      try {
        response = await postJson(
          new URL(`api/entra/v1/questions/${question.name}`, base),
          {
            token: options.token,
            body: input ?? {},
            signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
          },
        );
      } catch (error) {
        throw new QuestionError(
          'unavailable',
          timeout.aborted
            ? `The portal at ${shown} did not answer within ${TIMEOUT_MS / 1000} s. Try again, or look at the portal's log.`
            : unreachable(shown, error as NodeJS.ErrnoException),
          { cause: error },
        );
      }
      if (response.status < 200 || response.status > 299)
        throw refused(shown, question.name, response);
      const { success, data } = question.output(z).safeParse(response.body);
      if (success) return data;
      throw new QuestionError(
        'unavailable',
        isObject(response.body)
          ? `The portal at ${shown} answers ${question.name} in another form than this program knows. Bring both to the same version: its plugin @entra-posture/backstage-plugin-entra-backend, and this one, ${version}.`
          : `What ${shown} answered is not a portal's answer. Check ENTRA_PORTAL_URL.`,
      );
    },
  };
}

type PortalResponse = Awaited<ReturnType<typeof postJson>>;

function unreachable(
  portal: string,
  { code = '' }: NodeJS.ErrnoException,
): string {
  return /CERT|SIGNATURE|ERR_TLS|ERR_SSL|EPROTO/.test(code)
    ? `The certificate of the portal at ${portal} is not accepted (${code}). If the portal's is of an authority of your own, name that authority's file in NODE_EXTRA_CA_CERTS; else check ENTRA_PORTAL_URL.`
    : `The portal at ${portal} could not be reached${code ? ` (${code})` : ''}. Check its address in ENTRA_PORTAL_URL and that it runs.`;
}

const codes: Readonly<Record<number, QuestionErrorCode>> = {
  403: 'forbidden',
  404: 'notFound',
  409: 'staleCursor',
};

function refused(
  portal: string,
  asked: string,
  { status, location, body }: PortalResponse,
): QuestionError {
  const says =
    typeof body?.error?.message === 'string' ? body.error.message : undefined;
  if (status === 401)
    return new QuestionError(
      'forbidden',
      'The portal refused the token. Put a valid one into ENTRA_PORTAL_TOKEN.',
    );
  if (status >= 300 && status < 400)
    return new QuestionError(
      'unavailable',
      `The portal at ${portal} sends elsewhere${originOf(location)}, and the token is not taken there. Put the address of the portal's backend into ENTRA_PORTAL_URL; a login in front of it must let /api/entra through.`,
    );
  // Of the plugin is what says so as it does; a page that is not there is said by whatever is at the address.
  if (status === 404 && body?.error?.name !== 'NotFoundError')
    return new QuestionError(
      'unavailable',
      `There is no Entra posture at ${portal}. Check ENTRA_PORTAL_URL, and that the portal's backend has the plugin.`,
    );
  if (status === 404 && says?.startsWith('There is no question'))
    return new QuestionError(
      'unavailable',
      `The portal at ${portal} is of another version and does not know ${asked}. Bring its plugin to the version of this program, ${version}.`,
    );
  return new QuestionError(
    codes[status] ?? (status < 500 ? 'invalidInput' : 'unavailable'),
    says ?? `The portal answered with status ${status}. Look at its log.`,
  );
}

/** No more of the address: a login's has what must not be told. */
function originOf(location = ''): string {
  return URL.canParse(location) ? `, to ${new URL(location).origin}` : '';
}

function isObject(body: unknown): boolean {
  return typeof body === 'object' && body !== null;
}
