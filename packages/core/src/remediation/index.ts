export { type LeftOut, type PolicyDraft } from './policyDraft';
export { drafted, draftFor } from './policyDrafts';
export { portalLinks, type PortalLink } from './portalLinks';
