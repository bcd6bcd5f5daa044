import {
  createCipheriv,
  createDecipheriv,
  createHash,
  randomBytes,
} from 'node:crypto';
import { badRequest, GraphFault } from './graphFault';

const PAGE_LIFE_MS = 60 * 60_000;
const DELTA_LIFE_MS = 7 * 86_400_000;

/** What carries the token in a link; libraries of SharePoint have one for pages and changes. */
export type TokenName = '$skiptoken' | '$deltatoken' | 'token';

/** What a link remembers; to whoever holds it, it is one opaque string. */
export interface LinkState {
  path: string;
  /** The tenant's size and seed: a link of another tenant is an expired one. */
  tenant: string;
  issued: number;
  query: Record<string, string>;
  position: unknown;
}

/** Makes and reads the opaque tokens of next and delta links. */
export class Links {
  readonly #key: Buffer;
  #expiredBefore = 0;
  #expiredHow: 'gone' | 'syncStateNotFound' = 'gone';

  constructor(
    private readonly origin: () => string,
    private readonly tenant: string,
    seed: number,
    private readonly now: () => number,
  ) {
    // From the seed, so that links outlive a restart as they do at Microsoft.
    this.#key = createHash('sha256').update(`links ${seed}`).digest();
  }

  /** Every link given out so far is refused from now on. */
  expire(how: 'gone' | 'syncStateNotFound'): void {
    this.#expiredBefore = this.now() + 1;
    this.#expiredHow = how;
  }

  make(
    kind: TokenName,
    path: string,
    query: Record<string, string>,
    position: unknown,
    version: 'v1.0' | 'beta' = 'v1.0',
  ): string {
    const state: LinkState = {
      path,
      tenant: this.tenant,
      issued: this.now(),
      query,
      position,
    };
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.#key, iv);
    const sealed = Buffer.concat([
      cipher.update(JSON.stringify(state)),
      cipher.final(),
    ]);
    const token = Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString(
      'base64url',
    );
    return `${this.origin()}/${version}${path}?${kind}=${token}`;
  }

  read(kind: TokenName, path: string, token: string): LinkState {
    const state = this.#open(token);
    if (!state || state.path !== path) {
      throw badRequest('The token in the link is not valid for this resource.');
    }
    const life = kind === '$skiptoken' ? PAGE_LIFE_MS : DELTA_LIFE_MS;
    const expired =
      state.tenant !== this.tenant ||
      state.issued < this.#expiredBefore ||
      this.now() - state.issued > life;
    if (!expired) return state;
    if (kind === '$skiptoken') throw expiredPage();
    throw expiredDelta(this.#expiredHow, `${this.origin()}/v1.0${path}`);
  }

  #open(token: string): LinkState | undefined {
    const bytes = Buffer.from(token, 'base64url');
    if (bytes.length < 29) return undefined;
    const decipher = createDecipheriv(
      'aes-256-gcm',
      this.#key,
      bytes.subarray(0, 12),
    );
    decipher.setAuthTag(bytes.subarray(12, 28));
    try {
      const text = Buffer.concat([
        decipher.update(bytes.subarray(28)),
        decipher.final(),
      ]);
      return JSON.parse(text.toString()) as LinkState;
    } catch {
      // Not one of ours, or changed on the way: the caller answers as Graph does to a made-up token.
      return undefined;
    }
  }
}

export function expiredPage(): GraphFault {
  return new GraphFault(
    400,
    'Directory_ExpiredPageToken',
    'The specified page token value has expired and can no longer be included in your request.',
  );
}

/** @param address - of the resource, from whose start changes are read again */
export function expiredDelta(
  how: 'gone' | 'syncStateNotFound',
  address: string,
): GraphFault {
  return how === 'syncStateNotFound'
    ? new GraphFault(
        400,
        'syncStateNotFound',
        'The sync state generation is not found; it could be expired.',
      )
    : new GraphFault(
        410,
        'resyncRequired',
        'Resync required. Replace any local items with the version from the server.',
        { location: `${address}?$deltatoken=` },
      );
}
