import type { Page } from 'playwright-core';

/** A page of the portal, and what stands on it once it is of use to somebody. */
export interface PortalPage {
  name: string;
  path: string;
  useful(page: Page): ReturnType<Page['locator']>;
}

const firstRow = (page: Page) => page.locator('tbody [role=row], tbody tr');
const heading = (name: string) => (page: Page) =>
  page.getByRole('heading', { name });

/** Every page of the portal; that of a person is found on the one of identities. */
export const portalPages: readonly PortalPage[] = [
  { name: 'overview', path: 'overview', useful: heading('Do first') },
  { name: 'findings', path: 'findings', useful: firstRow },
  { name: 'identities', path: 'identities', useful: firstRow },
  {
    name: 'identities, searched',
    path: 'identities?q=al',
    useful: firstRow,
  },
  { name: 'privileged access', path: 'privileged-access', useful: firstRow },
  {
    name: 'conditional access',
    path: 'conditional-access',
    useful: firstRow,
  },
  { name: 'apps', path: 'apps', useful: firstRow },
  { name: 'sign-ins', path: 'sign-ins', useful: firstRow },
  { name: 'devices', path: 'devices', useful: firstRow },
  {
    name: 'changes',
    path: 'changes',
    // A tenant that was read once has a history that only begins.
    useful: page => page.getByText(/History begins/).or(firstRow(page)),
  },
  { name: 'connections', path: 'connections', useful: firstRow },
];
