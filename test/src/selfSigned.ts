import { generateKeyPairSync, sign } from 'node:crypto';

/** One element of ASN.1's distinguished encoding. */
function der(tag: number, ...parts: Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  const { length } = body;
  return Buffer.concat([Buffer.from([tag, ...sizeOf(length)]), body]);
}

function sizeOf(length: number): number[] {
  if (length < 0x80) return [length];
  if (length < 0x100) return [0x81, length];
  return [0x82, length >> 8, length & 0xff];
}

const sequence = (...parts: Buffer[]) => der(0x30, ...parts);
const algorithm = sequence(
  // sha256WithRSAEncryption
  der(0x06, Buffer.from('2a864886f70d01010b', 'hex')),
  der(0x05),
);
const commonName = der(0x06, Buffer.from('550403', 'hex'));

function utc(date: Date): Buffer {
  const digits = date.toISOString().replaceAll(/\D/g, '').slice(2, 14);
  return der(0x17, Buffer.from(`${digits}Z`));
}

/** A certificate as an administrator makes one for an app registration, and its key; both PEM. */
export function selfSigned(
  name: string,
  { from = -1, days = 30 }: { from?: number; days?: number } = {},
): { certificate: string; privateKey: string } {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
  });
  const start = Date.now() + from * 86_400_000;
  const subject = sequence(
    der(0x31, sequence(commonName, der(0x0c, Buffer.from(name)))),
  );
  const content = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1])),
    algorithm,
    subject,
    sequence(utc(new Date(start)), utc(new Date(start + days * 86_400_000))),
    subject,
    publicKey.export({ type: 'spki', format: 'der' }),
  );
  const signature = sign('RSA-SHA256', content, privateKey);
  const whole = sequence(
    content,
    algorithm,
    der(0x03, Buffer.from([0]), signature),
  );
  const lines = whole.toString('base64').match(/.{1,64}/g) ?? [];
  return {
    certificate: `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`,
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}
