import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  BasicPermission,
} from '@backstage/plugin-permission-common';
import type { Caller } from '@entra-posture/core';
import {
  entraPersonalDataReadPermission,
  entraPostureReadPermission,
} from '../permissions';

/** Who asks, and what they may see, by the portal's own permission policy. */
export class Callers {
  constructor(private readonly permissions: PermissionsService) {}

  /** @throws NotAllowedError when the caller may not ask at all */
  async of(credentials: BackstageCredentials): Promise<Caller> {
    const [read, personal] = await this.permissions.authorize(
      [
        { permission: entraPostureReadPermission },
        { permission: entraPersonalDataReadPermission },
      ],
      { credentials },
    );
    if (read.result !== AuthorizeResult.ALLOW)
      throw denied(entraPostureReadPermission);
    return {
      subject: subjectOf(credentials),
      personalData: personal.result === AuthorizeResult.ALLOW,
    };
  }

  /** @throws NotAllowedError */
  async require(
    permission: BasicPermission,
    credentials: BackstageCredentials,
  ): Promise<void> {
    const [decision] = await this.permissions.authorize([{ permission }], {
      credentials,
    });
    if (decision.result !== AuthorizeResult.ALLOW) throw denied(permission);
  }
}

function denied({ name }: BasicPermission): NotAllowedError {
  return new NotAllowedError(
    `The portal's permission policy does not allow ${name}. Ask who keeps the policy.`,
  );
}

function subjectOf({ principal }: BackstageCredentials): string {
  const { userEntityRef, subject } = principal as {
    userEntityRef?: string;
    subject?: string;
  };
  return userEntityRef ?? subject ?? 'unknown';
}
