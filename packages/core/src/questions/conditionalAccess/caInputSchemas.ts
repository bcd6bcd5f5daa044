import type { Zod } from '../question';
import * as schemas from '../schemas';

const audiences = [
  'admins',
  'adminsOrEligible',
  'members',
  'b2bCollaborationGuest',
  'b2bCollaborationMember',
  'internalGuest',
  'unknownGuest',
] as const;
const requirements = [
  'mfa',
  'phishingResistantMfa',
  'managedDevice',
  'legacyClientsBlocked',
  'deviceCodeBlocked',
  'registrationProtected',
] as const;

export const audience = (z: Zod) => z.enum(audiences);
export const requirement = (z: Zod) => z.enum(requirements);
export const policyState = (z: Zod) =>
  z.enum(['enabled', 'reportOnly', 'disabled']);

const id = (z: Zod) => z.string().min(1).max(100);

/** What explain_ca_for_user takes, and what a witness hands to it. */
export const explainInput = (z: Zod) =>
  z.object({
    connection: schemas.connection(z),
    user: z
      .string()
      .min(1)
      .max(200)
      .describe('User principal name or object id'),
    app: z
      .string()
      .min(1)
      .max(200)
      .optional()
      .describe('Client id of the resource, or its name; any app if left out'),
    userAction: z.enum(['registerSecurityInfo', 'registerDevice']).optional(),
    clientAppType: z
      .enum([
        'browser',
        'mobileAppsAndDesktopClients',
        'exchangeActiveSync',
        'other',
      ])
      .optional()
      .describe('browser when left out'),
    platform: z
      .enum([
        'android',
        'iOS',
        'windows',
        'windowsPhone',
        'macOS',
        'linux',
        'unknown',
      ])
      .optional(),
    ip: z.string().min(2).max(45).optional(),
    country: z
      .string()
      .regex(/^([A-Za-z]{2}|unknown)$/)
      .optional()
      .describe('Two letters, or unknown where the address has none'),
    device: z
      .enum([
        'unregistered',
        'registered',
        'joined',
        'hybridJoined',
        'compliant',
      ])
      .optional(),
    signInRisk: z
      .enum(['none', 'low', 'medium', 'high'])
      .optional()
      .describe('none when left out, as userRisk, insiderRisk and flow'),
    userRisk: z.enum(['none', 'low', 'medium', 'high']).optional(),
    insiderRisk: z.enum(['none', 'minor', 'moderate', 'elevated']).optional(),
    flow: z
      .enum(['none', 'deviceCodeFlow', 'authenticationTransfer'])
      .optional(),
  });

export const assumption = (z: Zod) =>
  z
    .object({
      enable: z.array(id(z)).max(50).optional(),
      disable: z.array(id(z)).max(50).optional(),
      withoutExclusions: z
        .array(z.object({ policy: id(z), object: id(z) }))
        .max(50)
        .optional(),
    })
    .describe(
      'What if: policies enabled or disabled, exclusions taken away; the answer then says who gains and who loses',
    );
