import { generate } from 'selfsigned';

/** A certificate of its own for this machine's loopback addresses, which clients must be told to trust. */
export async function createCertificate(): Promise<{
  key: string;
  cert: string;
}> {
  const { private: key, cert } = await Promise.resolve(
    generate([{ name: 'commonName', value: 'localhost' }], {
      days: 30,
      keySize: 2048,
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
    }),
  );
  return { key, cert };
}
