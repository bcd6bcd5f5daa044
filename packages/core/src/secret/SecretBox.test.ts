import { randomBytes } from 'node:crypto';
import { SecretBox } from './SecretBox';
import { SecretError } from './secretError';

const key = () => randomBytes(32).toString('base64');
const secret = 'client~secret~of~contoso';
const here = 'contoso/credential';

function refusal(act: () => unknown): SecretError {
  try {
    act();
  } catch (error) {
    return error as SecretError;
  }
  throw new Error('It was not refused');
}

describe('a sealed secret', () => {
  const kept = key();
  const box = SecretBox.create([kept]);

  it('opens where it was sealed, whatever it holds', () => {
    for (const plain of [secret, '', '日本語 é', 'x'.repeat(100_000)]) {
      expect(box.open(box.seal(plain, here), here)).toBe(plain);
    }
  });

  it('neither shows what it holds nor is the same twice', () => {
    const sealed = box.seal(secret, here);
    expect(sealed).not.toContain(secret);
    expect(
      Buffer.from(sealed.split('.')[3], 'base64url').toString(),
    ).not.toMatch(/secret|contoso/);
    expect(box.seal(secret, here)).not.toBe(sealed);
  });

  it.each([
    'fabrikam/credential',
    'contoso/sign-in',
    'contoso/credential ',
    '',
  ])('does not open when it is moved to "%s"', there => {
    const sealed = box.seal(secret, here);
    const refused = refusal(() => box.open(sealed, there));
    expect(refused).toMatchObject({
      name: 'SecretError',
      reason: 'unreadable',
    });
    expect(refused.message).toMatch(/moved .* Connect the tenant again/);
    expect(refused.message).not.toContain(secret);
  });

  it('does not open when a single bit of it is changed, wherever it stands', () => {
    const [version, id, nonce, body] = box.seal(secret, here).split('.');
    const flip = (text: string, bit: number) => {
      const bytes = Buffer.from(text, 'base64url');
      bytes[Math.floor(bit / 8)] ^= 1 << (bit % 8);
      return bytes.toString('base64url');
    };
    const bits = (text: string) => Buffer.from(text, 'base64url').length * 8;
    const changed = [
      ...Array.from({ length: bits(nonce) }, (_, bit) =>
        [version, id, flip(nonce, bit), body].join('.'),
      ),
      ...Array.from({ length: bits(body) }, (_, bit) =>
        [version, id, nonce, flip(body, bit)].join('.'),
      ),
    ];
    expect(changed).toHaveLength(96 + (secret.length + 16) * 8);
    for (const each of changed) {
      expect(refusal(() => box.open(each, here)).reason).toBe('unreadable');
    }
  });

  it('does not open when its tag is cut short or parts are missing', () => {
    const sealed = box.seal(secret, here);
    const parts = sealed.split('.');
    const cut = Buffer.from(parts[3], 'base64url').subarray(0, -1);
    for (const each of [
      [...parts.slice(0, 3), cut.toString('base64url')].join('.'),
      parts.slice(0, 3).join('.'),
      `${sealed}.more`,
      sealed.replace('v1', 'v2'),
      '',
    ]) {
      expect(refusal(() => box.open(each, here)).reason).toBe('unreadable');
    }
  });

  it('says which setting is wrong when the key is another', () => {
    const other = SecretBox.create([key()]);
    const refused = refusal(() => other.open(box.seal(secret, here), here));
    expect(refused.reason).toBe('unknownKey');
    expect(refused.message).toMatch(/entra\.secrets\.keys/);
    expect(refused.message).not.toContain(kept);
  });

  it('is opened by a former key and sealed by the first', () => {
    const sealed = box.seal(secret, here);
    const next = SecretBox.create([key(), kept]);
    expect(next.open(sealed, here)).toBe(secret);
    expect(next.needsRotation(sealed)).toBe(true);
    const anew = next.seal(secret, here);
    expect(next.needsRotation(anew)).toBe(false);
    expect(refusal(() => box.open(anew, here)).reason).toBe('unknownKey');
  });
});

describe('a key', () => {
  const base64 = (bytes: Iterable<number>) =>
    Buffer.from([...bytes]).toString('base64');

  it('is taken when it is random, in either alphabet of base64', () => {
    for (let time = 0; time < 500; time += 1) {
      const bytes = randomBytes(32);
      expect(() =>
        SecretBox.create([
          bytes.toString('base64'),
          bytes.toString('base64url'),
        ]),
      ).not.toThrow();
    }
  });

  it.each<[string, string]>([
    ['nothing', ''],
    ['16 bytes', randomBytes(16).toString('base64')],
    ['33 bytes', randomBytes(33).toString('base64')],
    ['hexadecimal', randomBytes(32).toString('hex')],
    ['all zeros', base64(new Uint8Array(32))],
    ['one byte over and over', base64(new Uint8Array(32).fill(0xa7))],
    [
      'two bytes by turns',
      base64(Array.from({ length: 32 }, (_, at) => (at % 2 ? 0x91 : 0xe3))),
    ],
    [
      'bytes that count',
      base64(Array.from({ length: 32 }, (_, at) => (at * 7 + 130) % 256)),
    ],
    [
      'a passphrase in base64',
      Buffer.from('correct horse battery staple 123').toString('base64'),
    ],
    ['a passphrase as it is', 'correct-horse-battery-staple-correct-horse-b'],
    ['a sentence', 'change me, this is the key of the portal!!'],
  ])('is refused when it is %s', (_, text) => {
    const refused = refusal(() => SecretBox.create([key(), text]));
    expect(refused).toMatchObject({ name: 'SecretError', reason: 'weakKey' });
    expect(refused.message).toMatch(
      /^entra\.secrets\.keys\[1\] .*`openssl rand -base64 32`\.$/,
    );
    expect(refused.message).not.toContain(text || key());
  });

  it('is asked for when there is none', () => {
    expect(refusal(() => SecretBox.create([]))).toMatchObject({
      reason: 'missingKey',
      message: expect.stringContaining('entra.secrets.keys'),
    });
  });
});
