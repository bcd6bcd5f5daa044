import {
  AuthService,
  BackstageCredentials,
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  BasicPermission,
} from '@backstage/plugin-permission-common';
import type { Request } from 'express';
import {
  entraPersonalDataReadPermission,
  entraPostureReadPermission,
} from './permissions';
import { Door, PortalCaller } from './PortalCaller';

/** Who may do what, by the portal's permission policy. */
export class Access {
  constructor(
    private readonly services: {
      auth: AuthService;
      httpAuth: HttpAuthService;
      permissions: PermissionsService;
    },
  ) {}

  /** The caller of a request who may ask questions. @throws NotAllowedError */
  async readerOf(request: Request, door: Door): Promise<PortalCaller> {
    return this.reader(await this.#credentials(request), door, request);
  }

  /** Another plugin or service, when it may ask questions; never a person. @throws NotAllowedError */
  async serviceOf(request: Request, door: Door): Promise<PortalCaller> {
    const credentials = await this.services.httpAuth.credentials(request, {
      allow: ['service'],
    });
    return this.reader(credentials, door, request);
  }

  /** The caller behind credentials who may ask questions. @throws NotAllowedError */
  async reader(
    credentials: BackstageCredentials,
    door: Door,
    request?: Request,
  ): Promise<PortalCaller> {
    const [read, personalData] = await this.services.permissions.authorize(
      [
        { permission: entraPostureReadPermission },
        { permission: entraPersonalDataReadPermission },
      ],
      { credentials },
    );
    if (read.result !== AuthorizeResult.ALLOW) {
      throw refused(entraPostureReadPermission);
    }
    return new PortalCaller(
      this.#subject(credentials),
      personalData.result === AuthorizeResult.ALLOW,
      door,
      request,
    );
  }

  /**
   * Who does something to a connection, when the policy lets them.
   * @throws NotAllowedError
   */
  async require(
    request: Request,
    permission: BasicPermission,
  ): Promise<{ subject: string }> {
    const credentials = await this.#credentials(request);
    const [decision] = await this.services.permissions.authorize(
      [{ permission }],
      { credentials },
    );
    if (decision.result !== AuthorizeResult.ALLOW) throw refused(permission);
    return { subject: this.#subject(credentials) };
  }

  /** Which of these the caller may do, so that the page offers nothing that would be refused. */
  async allowed(
    request: Request,
    permissions: readonly BasicPermission[],
  ): Promise<boolean[]> {
    const decisions = await this.services.permissions.authorize(
      permissions.map(permission => ({ permission })),
      { credentials: await this.#credentials(request) },
    );
    return decisions.map(({ result }) => result === AuthorizeResult.ALLOW);
  }

  /** To ask other plugins in the caller's name. */
  credentialsOf(request: Request): Promise<BackstageCredentials> {
    return this.#credentials(request);
  }

  #credentials(request: Request) {
    return this.services.httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
  }

  #subject(credentials: BackstageCredentials): string {
    const { auth } = this.services;
    if (auth.isPrincipal(credentials, 'user')) {
      return credentials.principal.userEntityRef;
    }
    if (auth.isPrincipal(credentials, 'service')) {
      return credentials.principal.subject;
    }
    throw new NotAllowedError('Sign in to the portal first.');
  }
}

function refused({ name }: BasicPermission): NotAllowedError {
  return new NotAllowedError(
    `The permission ${name} is needed for this. Ask whoever runs the portal to grant it.`,
  );
}
