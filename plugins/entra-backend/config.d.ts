import { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';
import { HumanDuration } from '@backstage/types';

export interface Config {
  /** Everything of Entra posture. */
  entra?: {
    /**
     * Tenants to read, by an id of your choice; the id names the connection on the page and in answers. Tenants can be
     * connected on the page as well, and then need no entry here.
     */
    connections?: {
      [id: string]: {
        /** How the page names the tenant; the id when left out. */
        title?: string;
        /** The tenant's id (a GUID) or one of its verified domains. */
        tenantId: string;
        /** Application (client) id of the app registration that reads the tenant; needless with managedIdentity. */
        clientId?: string;
        /**
         * Value of a client secret of that app registration, not the secret's id. One kind of credential is enough.
         * @visibility secret
         */
        clientSecret?: string;
        /** Instead of a secret: file with the certificate (PEM) that the app registration knows. */
        certificateFile?: string;
        /** File with the certificate's unencrypted private key (PEM); the certificate's own file when left out. */
        privateKeyFile?: string;
        /** Instead of a secret: file with the token of a trusted issuer, as Kubernetes' workload identity mounts it. */
        federatedTokenFile?: string;
        /** Instead of a secret: the token of a managed identity that the app registration trusts. */
        federatedManagedIdentity?: boolean;
        /** Instead of an app registration: the managed identity of the machine. */
        managedIdentity?: boolean;
        /** Client id of a user-assigned managed identity. */
        managedIdentityClientId?: string;
        /** Microsoft's cloud: global (the default), usGov, usGovDod or china. */
        cloud?: 'global' | 'usGov' | 'usGovDod' | 'china';
        /** Address of the login; that of the cloud when left out. */
        loginOrigin?: string;
        /** Address of Microsoft Graph; that of the cloud when left out. */
        graphOrigin?: string;
        /** File with certificates (PEM) to trust besides the machine's own, for a proxy that opens TLS. */
        caFile?: string;
        /** The tenant is emulated; every page and answer says so. */
        demo?: boolean;
        /** How many times faster than Microsoft's the quotas of an emulated tenant are. */
        quotaSpeed?: number;
      };
    };
    /** The portal's own app registration, with which people connect a tenant by signing in at Microsoft. */
    app?: {
      /** Its application (client) id. */
      clientId: string;
      /**
       * Value of a client secret of it. One kind of credential is enough.
       * @visibility secret
       */
      clientSecret?: string;
      /** Instead of a secret: file with its certificate (PEM). */
      certificateFile?: string;
      /** File with the certificate's unencrypted private key (PEM); the certificate's own file when left out. */
      privateKeyFile?: string;
      /** Instead of a secret: file with the token of a trusted issuer. */
      federatedTokenFile?: string;
      /** Instead of a secret: the token of a managed identity that it trusts. */
      federatedManagedIdentity?: boolean;
      /** Client id of a user-assigned managed identity. */
      managedIdentityClientId?: string;
      /** Microsoft's cloud in which it is registered: global (the default), usGov, usGovDod or china. */
      cloud?: 'global' | 'usGov' | 'usGovDod' | 'china';
      /** Address of the login; that of the cloud when left out. */
      loginOrigin?: string;
      /** Address of Microsoft Graph; that of the cloud when left out. */
      graphOrigin?: string;
      /** File with certificates (PEM) to trust besides the machine's own. */
      caFile?: string;
      /** The login is emulated. */
      demo?: boolean;
      /** How many times faster than Microsoft's the quotas of an emulated tenant are. */
      quotaSpeed?: number;
    };
    /** What seals credentials and tokens of tenants that are connected on the page. */
    secrets?: {
      /**
       * Keys of 32 random bytes in base64 (openssl rand -base64 32). The first one seals; the others open what was sealed
       * before a change of keys.
       * @deepVisibility secret
       */
      keys?: string[];
    };
    /** Where the portal shows the pages; /entra when left out. */
    pagePath?: string;
    /** What nobody can read from a tenant and what is never guessed. */
    declarations?: {
      /** Emergency access accounts: object ids or user principal names, or object ids of groups that hold only them. */
      breakGlassAccounts?: string[];
      /** Address ranges (CIDR) through which your people reach the internet: VPN, proxies, offices. */
      trustedEgress?: string[];
      /** Countries in which your people work, in two capital letters (ISO 3166): DE, AT. When left out, none is unexpected. */
      expectedCountries?: string[];
    };
    /**
     * What holds for checks and detections, by their ids: ca.report-only. The pages of docs/checks say which numbers each
     * has.
     */
    checks?: {
      [id: string]: {
        /** It is not judged, and what it found is resolved; the page lists it as muted. */
        mute?: {
          /** Why nobody wants to know. */
          reason: string;
        };
        /**
         * The severity of its worst causes, instead of its own; a cause that it holds for less bad keeps its severity, unless
         * that is above this one. Of a detection, it holds for what is found from then on.
         */
        severity?: 'critical' | 'high' | 'medium' | 'low' | 'info';
        /** Its numbers, by name; out of its range or unknown, its own is used and the backend says so. */
        thresholds?: {
          [name: string]: number;
        };
      };
    };
    /** What people decide about findings. */
    findings?: {
      /** How many days an exception or a snooze may last before somebody must look again; 365 when left out. */
      longestExceptionDays?: number;
    };
    /**
     * What the owners of catalog entities are told of findings about them, through Backstage's notifications: new ones, those
     * that came back, secrets and exceptions that end soon.
     */
    notifications?: {
      /** False: nobody is told. */
      enabled?: boolean;
      /** New findings and those that came back are told from this severity on: critical, high, medium (the default), low or info. Ends of secrets and exceptions are told always. */
      minSeverity?: 'critical' | 'high' | 'medium' | 'low' | 'info';
      /**
       * True: what nobody owns and is about people is told to their managers in Entra ID, who are people of the catalog. False
       * when left out, because it tells one person about another; what is told names the check and nobody. A finding that
       * touches more than ten people is about the tenant, and no manager is told of it.
       */
      managers?: boolean;
      /** Time of day, such as '08:00', at which each owner is told once of all that was found since; as it is found when left out. */
      digestAt?: string;
      /** Between these times of day nobody is told; it is told when they are over. */
      quietHours?: {
        /** Such as '20:00'. */
        from: string;
        /** Such as '07:00'. */
        to: string;
      };
      /** Whose times these are, such as Europe/Berlin; UTC when left out. */
      timeZone?: string;
    };
    /** How long what was read is kept, in days. What is so now always stays. */
    retention?: {
      /** For how long it is known what was and what changed; 365 when left out. */
      history?: number;
      /** Logs that keep their records longer or shorter than by default. */
      logs?: {
        /** Sign-ins; 30 when left out. */
        signIns?: number;
        /** Directory audit logs, which also tell who made a change; 30 when left out. */
        directoryAudits?: number;
      };
    };
    /**
     * What only Microsoft Graph's beta tells of sign-ins; Microsoft supports beta for no production use. Each further kind
     * costs a request for every thousand records, of the five requests in ten seconds that all sign-ins and audits of a
     * tenant share.
     */
    signIns?: {
      /**
       * Interactive sign-ins from beta instead of v1.0, for the same requests: beta alone says how many factors were asked
       * for, and by which protocol.
       */
      interactiveFromBeta?: boolean;
      /**
       * What apps do in people's names without them. About ten times as many as interactive ones: twenty million a day
       * take eleven hours of that quota each day. They are kept for 7 days.
       */
      nonInteractive?: boolean;
      /** Apps that sign in with credentials of their own. They are kept for 30 days. */
      servicePrincipal?: boolean;
      /** Managed identities of Azure. They are kept for 30 days. */
      managedIdentity?: boolean;
      /** When each app was used the last time: a few requests a day. */
      servicePrincipalSignInActivities?: boolean;
      /** Whether people are asked for multifactor authentication one by one: a request for each person a day, 6,000 in a run. */
      perUserMfa?: boolean;
    };
    /** Logs from an export of Azure Monitor, for a tenant whose logs are more than Microsoft Graph hands out. */
    ingest?: {
      /** Event hubs that diagnostic settings send logs to, by a name of your choice. */
      eventHubs?: {
        [name: string]: {
          /** Id of the connection whose records the hub holds; those of another tenant are refused. */
          connection: string;
          /**
           * Connection string of a shared access policy with Listen, of the hub or of its namespace.
           * @visibility secret
           */
          connectionString: string;
          /** Name of the event hub, where the connection string is that of a namespace. */
          eventHubName?: string;
          /** Consumer group that nobody else reads with; $Default when left out. */
          consumerGroup?: string;
        };
      };
      /** By connection id, the logs that are not read from Graph because an export feeds them: signIns, directoryAudits, nonInteractiveSignIns, servicePrincipalSignIns, managedIdentitySignIns. */
      replaces?: {
        [connection: string]: string[];
      };
    };
    /** When tenants are read. */
    schedule?: {
      /** How often it is looked what is due; 15 minutes when left out. Each dataset has its own interval on top. */
      frequency?: HumanDuration;
    };
  };
  search?: {
    collators?: {
      /** What of Entra posture the portal's search finds, where its module is installed. */
      entra?: {
        /** When it is indexed anew; every 10 minutes when left out. */
        schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
        /** False: people are not found, findings are. */
        people?: boolean;
        /**
         * Of findings or people, when there are more than these, the worst thousand are indexed: findings of the highest severity,
         * people of the highest risk; 5000 when left out. The search engine that
         * a portal has when no other is installed holds all of it in memory, and the backend stands still while it builds.
         */
        most?: number;
      };
    };
  };
}
