import { HumanDuration } from '@backstage/types';

export interface Config {
  /** Everything of Entra posture. */
  entra?: {
    /** The tenants to read, by an id of your choice; the id names the connection on the page and in answers. */
    connections?: {
      [id: string]: {
        /** How the page names the tenant; the id when left out. */
        title?: string;
        /** The tenant's id (a GUID) or one of its verified domains. */
        tenantId: string;
        /** Application (client) id of the app registration that reads the tenant. */
        clientId: string;
        /**
         * Value of a client secret of that app registration, not the secret's id.
         * @visibility secret
         */
        clientSecret: string;
        /** Address of the login; https://login.microsoftonline.com when left out. National clouds have their own. */
        loginOrigin?: string;
        /** Address of Microsoft Graph; https://graph.microsoft.com when left out. National clouds have their own. */
        graphOrigin?: string;
        /** File with certificates (PEM) to trust besides the machine's own, for a proxy that opens TLS. */
        caFile?: string;
        /** The tenant is emulated; every page and answer says so. */
        demo?: boolean;
        /** How many times faster than Microsoft's the quotas of an emulated tenant are. */
        quotaSpeed?: number;
      };
    };
    /** What nobody can read from a tenant and what is never guessed. */
    declarations?: {
      /** Emergency access accounts: object ids or user principal names, or object ids of groups that hold only them. */
      breakGlassAccounts?: string[];
      /** Address ranges (CIDR) through which your people reach the internet: VPN, proxies, offices. */
      trustedEgress?: string[];
    };
    /** When tenants are read. */
    schedule?: {
      /** How often it is looked what is due; 15 minutes when left out. Each dataset has its own interval on top. */
      frequency?: HumanDuration;
    };
  };
}
