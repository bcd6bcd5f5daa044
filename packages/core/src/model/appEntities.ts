import type { Row } from './entities';

/** Who owns an object: the row's id is the object's. */
export interface Owners extends Row {
  /** Twenty at most: who has twenty may have more. */
  owners?: { '@odata.type'?: string | null; id: string }[];
}

/** Outside issuers whose tokens an app accepts; the row's id is that of the app registration. */
export interface ApplicationFederatedCredentials extends Row {
  federatedIdentityCredentials?: {
    id?: string | null;
    name?: string | null;
    issuer?: string | null;
    /** Empty where an expression, which only beta shows, stands in its place. */
    subject?: string | null;
    audiences?: string[];
    description?: string | null;
  }[];
}
