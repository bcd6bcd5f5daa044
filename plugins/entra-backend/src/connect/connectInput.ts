import { createPrivateKey, X509Certificate } from 'node:crypto';
import { clouds } from '@entra-posture/core/node';
import { z } from 'zod';

const guid = z
  .string()
  .trim()
  .regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i);
const domain = z
  .string()
  .trim()
  .max(253)
  .regex(/^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/i);
const tenant = z.union([guid, domain]);
const title = z.string().trim().min(1).max(100);
const cloud = z.enum(Object.keys(clouds) as [keyof typeof clouds]);
const pem = z.string().min(1).max(100_000);

/** What a form may send; an app registration's file or the portal's own app come by configuration and sign-in. */
export const credentialInput = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('clientSecret'),
    clientSecret: z.string().trim().min(1).max(1_000),
  }),
  z
    .strictObject({
      kind: z.literal('certificate'),
      certificate: pem,
      privateKey: pem,
    })
    .refine(belongTogether, {
      error:
        'certificate and privateKey must be a certificate and its own unencrypted private key in PEM form',
    }),
  z.strictObject({
    kind: z.literal('federated'),
    viaManagedIdentity: z.literal(true),
    managedIdentityClientId: guid.optional(),
  }),
  z.strictObject({
    kind: z.literal('managedIdentity'),
    managedIdentityClientId: guid.optional(),
  }),
]);

function belongTogether(input: { certificate: string; privateKey: string }) {
  try {
    return new X509Certificate(input.certificate).checkPrivateKey(
      createPrivateKey(input.privateKey),
    );
  } catch {
    return false;
  }
}

const target = z.strictObject({
  cloud: cloud.default('global'),
  tenantId: tenant,
  /** A managed identity needs no app registration. */
  clientId: z.union([guid, z.literal('')]).default(''),
  credential: credentialInput,
});

const namesItsApp = [
  (input: z.infer<typeof target>) =>
    input.clientId !== '' || input.credential.kind === 'managedIdentity',
  { error: 'clientId is missing: copy it from the app registration' },
] as const;

export const targetInput = target.refine(...namesItsApp);

export const addInput = target.extend({ title }).refine(...namesItsApp);

export const changeInput = z.strictObject({
  title: title.optional(),
  paused: z.boolean().optional(),
  clientId: guid.optional(),
  credential: credentialInput.optional(),
});

export const beginInput = z.strictObject({
  mode: z.enum(['signIn', 'application']),
  cloud: cloud.default('global'),
  tenant: tenant.optional(),
  title: title.optional(),
  set: z.enum(['specification', 'recommended', 'custom']),
  permissions: z.array(z.string().max(100)).max(100).optional(),
  connection: z.string().max(100).optional(),
});

export const finishInput = z.strictObject({ result: z.string().max(200) });
