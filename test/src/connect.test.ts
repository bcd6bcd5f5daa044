import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DemoTenant,
  demoAccounts,
  startDemoTenant,
} from '@entra-posture/demo-tenant';
import type { Page } from 'playwright-core';
import { barriers } from './barriers';
import { QUOTA_SPEED, StartedPortal, startPortalOver } from './startedPortal';
import { look, Visitor, visitPortal } from './visitPortal';

jest.setTimeout(300_000);

/** One for the whole run: the portal builds its pages anew when it changes, and a half-filled form is lost. */
const colorScheme =
  process.env.ENTRA_COLOR_SCHEME === 'dark' ? 'dark' : 'light';
const { administrator, member, otherTenant } = demoAccounts;

describe('an administrator in a browser', () => {
  let directory: string;
  let tenant: DemoTenant;
  let portal: StartedPortal;
  let visitor: Visitor;
  let page: Page;

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'entra-connect-'));
    tenant = await startDemoTenant({ users: 60, quotaSpeed: QUOTA_SPEED });
    portal = await startPortalOver(tenant, directory);
    visitor = await visitPortal(portal, '/entra/connections', {
      viewport: { width: 1360, height: 1000 },
      colorScheme,
      // The emulated login's certificate is its own.
      ignoreHTTPSErrors: true,
      hears: address => address.startsWith(portal.origin),
    });
    page = visitor.page;
    // Who leaves the page before the portal knows them has to enter again.
    await page.getByRole('link', { name: 'Browse integrations' }).waitFor();
  });

  afterAll(async () => {
    await visitor?.leave();
    await portal?.stop();
    await tenant?.close();
    rmSync(directory, { recursive: true, force: true });
  });

  beforeEach(() => tenant.control.resetLogin());

  const keep = (name: string) =>
    look(page, `${name}-${colorScheme}`, { fullPage: true });

  async function see(name: string) {
    await keep(name);
    expect(await barriers(page)).toEqual([]);
  }

  /** Connections → Browse → Microsoft Entra ID → Connect. */
  async function toConnect() {
    await page.goto(`${portal.origin}/entra/connections`);
    await page.getByRole('link', { name: 'Browse integrations' }).click();
    await page.getByRole('heading', { name: 'Microsoft Entra ID' }).waitFor();
    await see('browse');
    await page
      .getByRole('link', { name: 'Connect Microsoft Entra ID' })
      .click();
  }

  async function toMicrosoft(how: { title: string; tenant?: string }) {
    await toConnect();
    await page.getByText('On behalf of an administrator who signs in').click();
    await page.getByRole('textbox', { name: 'Name' }).fill(how.title);
    await page.getByRole('textbox', { name: 'Tenant' }).fill(how.tenant ?? '');
    await see('authorize');
    await page
      .getByRole('button', { name: 'Authorize with Microsoft' })
      .click();
    await page.getByRole('heading', { name: 'Pick an account' }).waitFor();
    await keep('microsoft-accounts');
  }

  const pick = (name: string) =>
    page.getByRole('button', { name, exact: true }).click();

  async function disconnect(title: string) {
    await page.getByRole('button', { name: `Disconnect: ${title}` }).click();
    await page.getByText('Delete all of it, for good').click();
    await see('disconnect');
    await page.getByRole('textbox', { name: /to confirm/ }).fill(title);
    await page.getByRole('button', { name: 'Disconnect and delete' }).click();
    await page
      .getByRole('heading', { name: title, exact: true })
      .waitFor({ state: 'detached' });
  }

  it('connects a tenant, having reviewed what is asked for, and is back on the page', async () => {
    await toMicrosoft({ title: 'Contoso' });
    await pick(administrator.displayName);
    await page
      .getByRole('heading', { name: /Permissions requested/ })
      .waitFor();
    expect(
      await page.getByText('Policy.Read.All', { exact: true }).isVisible(),
    ).toBe(true);
    expect(await page.getByText('ChannelMessage.Send').count()).toBe(0);
    await keep('microsoft-consent');
    await pick('Accept');
    await page
      .getByText(`Contoso is connected as ${administrator.username}`)
      .waitFor();
    await see('connected');
    expect(new URL(page.url()).search).not.toContain('connect=');
    await page.getByRole('heading', { name: 'Contoso', exact: true }).waitFor();
    await disconnect('Contoso');
  });

  it('is told in a sentence that consent was declined, and can try again', async () => {
    await toMicrosoft({ title: 'Declined' });
    await pick(administrator.displayName);
    await pick('Cancel');
    await page.getByText('The tenant was not connected').waitFor();
    expect(await page.getByText(/Consent was declined/).isVisible()).toBe(true);
    await see('declined');
    await page.getByRole('link', { name: 'Try again' }).click();
    await page
      .getByRole('button', { name: 'Authorize with Microsoft' })
      .waitFor();
  });

  it('sends whoever may not consent to an administrator', async () => {
    tenant.control.requireAdminApproval(true);
    await toMicrosoft({ title: 'Member' });
    await pick(member.displayName);
    await page.getByRole('heading', { name: 'Need admin approval' }).waitFor();
    await pick('Return to the application without granting consent');
    const told = page.getByText(/An administrator has to consent/);
    await told.waitFor();
    expect(await told.textContent()).toContain('AADSTS90094');
  });

  it('sees at Microsoft that the account is of another tenant, and takes the right one', async () => {
    await toMicrosoft({ title: 'Right', tenant: tenant.tenantId });
    await pick(otherTenant.displayName);
    await page.getByText(/AADSTS50020/).waitFor();
    await keep('microsoft-wrong-account');
    await pick('Back');
    await pick(administrator.displayName);
    await pick('Accept');
    const connected = page.getByText(/Right is connected as/);
    await connected.waitFor();
    expect(await connected.textContent()).toContain(administrator.username);
    await disconnect('Right');
  });

  it('learns what the tenant withheld and what that degrades, and grants exactly that later', async () => {
    tenant.control.withhold(['Policy.Read.All']);
    await toMicrosoft({ title: 'Less' });
    await pick(administrator.displayName);
    await pick('Accept');
    await page.getByText(/Withheld: Policy\.Read\.All/).waitFor();
    expect(await page.getByText(/Degraded by it: /).isVisible()).toBe(true);
    await see('withheld');
    await page
      .getByRole('button', { name: 'Grant Policy.Read.All: Less' })
      .waitFor({ timeout: 120_000 });
    await see('scope-warning');
    tenant.control.withhold([]);
    await page
      .getByRole('button', { name: 'Grant Policy.Read.All: Less' })
      .click();
    // Signed in already: Microsoft asks for the consent alone.
    await pick('Accept');
    await page.getByText(/Less is connected as/).waitFor();
    await page
      .getByRole('button', { name: 'Grant Policy.Read.All: Less' })
      .waitFor({ state: 'detached', timeout: 120_000 });
    await disconnect('Less');
  });

  it('connects with application permissions after an admin consent', async () => {
    await toConnect();
    await page.getByRole('textbox', { name: 'Name' }).fill('Unattended');
    await page
      .getByRole('button', { name: 'Authorize with Microsoft' })
      .click();
    await pick(administrator.displayName);
    // Who it is was enough to know; what is consented to comes once, for the organization.
    await page
      .getByRole('heading', { name: /review for your organization/ })
      .waitFor();
    await keep('microsoft-admin-consent');
    await pick('Accept');
    const connected = page.getByText(/Unattended is connected/);
    await connected.waitFor();
    expect(await connected.textContent()).not.toContain(administrator.username);
    await disconnect('Unattended');
  });

  it('tests API credentials before it saves them', async () => {
    await toConnect();
    await page.getByRole('tab', { name: 'API credentials' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('By secret');
    await page
      .getByRole('textbox', { name: 'Tenant id' })
      .fill(tenant.tenantId);
    await page
      .getByRole('textbox', { name: /client\) id|Client id/i })
      .fill(tenant.clientId);
    const secret = page.locator('input[type=password]');
    await secret.fill('a~guessed~one');
    await page.getByRole('button', { name: 'Test connection' }).click();
    await page.getByText(/The client secret is wrong/).waitFor();
    expect(await page.getByRole('button', { name: 'Save' }).isDisabled()).toBe(
      true,
    );
    await secret.fill(tenant.clientSecret);
    await page.getByRole('button', { name: 'Test connection' }).click();
    await page.getByText(/kinds of data can be read/).waitFor();
    await see('tested');
    await page.getByRole('button', { name: 'Save' }).click();
    await page
      .getByRole('heading', { name: 'By secret', exact: true })
      .waitFor();
    await page.getByRole('button', { name: 'Pause: By secret' }).click();
    await page.getByRole('button', { name: 'Resume: By secret' }).waitFor();
    await see('paused');
    await disconnect('By secret');
  });

  it('left no secret in the log of the portal, and had no error in the console', () => {
    expect(portal.said()).not.toContain(tenant.clientSecret);
    expect(visitor.trouble).toEqual([]);
  });
});
