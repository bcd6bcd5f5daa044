import type { Row } from './entities';

/** Whom something of SharePoint is shared with. */
export interface SharedWith {
  kind:
    | 'user'
    | 'group'
    /** One of the site's own, whose members Graph does not tell. */
    | 'siteGroup'
    | 'application'
    /** Whoever can sign in, guests included. */
    | 'everyone'
    | 'everyoneExceptExternal';
  /** Of the directory's object; where SharePoint names none, its own name of the principal. */
  id: string;
  /** `id` is the directory's. */
  inDirectory?: true;
  /** SharePoint itself calls it a guest, or somebody of elsewhere who signs in by a code. */
  external?: true;
  /** Of the address, as far as SharePoint names one. */
  domain?: string;
}

export interface SharingGrant extends SharedWith {
  /** `read`, `write` or `owner`. */
  roles: string[];
}

export interface SharingLink {
  /** `anonymous`, `organization` or `users`. */
  scope?: string | null;
  /** `view`, `edit` and others. */
  type?: string | null;
  /** Absent: it does not expire. */
  expirationDateTime?: string;
  /** Whom a link for certain people lets in. */
  people: SharedWith[];
}

/**
 * A file, a folder or a whole library that has permissions of its own, with nothing of what is in it. Its id is the site's,
 * a slash, the library's, a slash and Graph's own.
 */
export interface SharedItem extends Row {
  siteId: string;
  /** Tenant text. */
  name?: string | null;
  isRoot: boolean;
  isFolder: boolean;
  /** Of a library's root: the Microsoft 365 group whose site it is. */
  groupId?: string;
  links: SharingLink[];
  grants: SharingGrant[];
}
