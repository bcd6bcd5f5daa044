import { generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';
import { generate } from 'selfsigned';

/** A certificate of its own for this machine's loopback addresses, which clients must be told to trust. */
export async function createCertificate(): Promise<{
  key: string;
  cert: string;
}> {
  // The library's own search for primes is JavaScript: it takes anything up to many seconds on a busy machine.
  const keyPair = await promisify(generateKeyPair)('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const options = {
    keyPair,
    days: 30,
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
        ],
      },
    ],
  };
  const { private: key, cert } = generate(
    [{ name: 'commonName', value: 'localhost' }],
    options,
  );
  return { key, cert };
}
