import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { barriers } from './barriers';
import { look, visitTenant } from './visitPortal';

jest.setTimeout(300_000);

describe('identities and privileged access in a browser', () => {
  let visit: Awaited<ReturnType<typeof visitTenant>>;
  let page: Page;

  beforeAll(async () => {
    visit = await visitTenant('/entra/identities');
    page = visit.page;
  });
  afterAll(() => visit?.leave());

  const see = (name: string) => look(page, name, { fullPage: true });

  const rows = (name: string) =>
    page.getByRole('grid', { name }).getByRole('row');
  const parameters = () => new URL(page.url()).searchParams;
  const links = (list: string) =>
    page.getByRole('list', { name: list }).getByRole('link');

  it('leads from a figure to a person, and by the points of the score to a finding', async () => {
    await rows('Identities').nth(1).waitFor();
    await see('identities');
    await page.getByRole('link', { name: /Privileged$/ }).click();
    await rows('Identities').getByText('Tier 0').first().waitFor();
    expect(parameters().get('standing')).toBe('privileged');
    await page.getByRole('button', { name: /Kind/ }).click();
    await page.getByRole('option', { name: 'People', exact: true }).click();
    await page.getByRole('button', { name: /MFA$/ }).click();
    await page.getByRole('option', { name: 'Without' }).click();
    await rows('Identities').nth(1).getByText('Without').waitFor();
    await see('identities-filtered');
    const name = rows('Identities').nth(1).getByRole('link');
    const label = await name.textContent();
    await name.click();
    await page.getByRole('heading', { level: 2, name: label! }).waitFor();
    await page.getByRole('list', { name: 'Privileged roles' }).waitFor();
    await see('identity');
    const check = await links('Points of the score').first().textContent();
    await links('Points of the score').first().click();
    await page.getByRole('dialog').getByText(check!).first().waitFor();
    // One step back from the finding is the person, one more the list.
    await page.goBack();
    await page.getByRole('heading', { level: 2, name: label! }).waitFor();
    await page
      .getByRole('link', { name: 'Which policies apply to a sign-in' })
      .click();
    await page.getByRole('status', { name: 'Verdict' }).waitFor();
    await page.goBack();
    await page.getByRole('heading', { level: 2, name: label! }).waitFor();
    await page.goBack();
    await rows('Identities').nth(1).waitFor();
    expect(parameters().get('mfa')).toBe('no');
  });

  it('opens a person by the keyboard alone, and a guest whose handle has a # in it', async () => {
    await page.goto(`${visit.portal.origin}/entra/identities?kind=guests`);
    // Rows keep their places before there is anything in them, or to export.
    await rows('Identities').nth(1).getByRole('link').waitFor();
    await page.getByRole('button', { name: 'Export' }).focus();
    // A key that comes before the one before it was heard is a key on nothing.
    const inFocus = page.locator('[role="row"]:focus');
    await page.keyboard.press('Tab');
    await inFocus.waitFor();
    const first = await inFocus.textContent();
    await page.keyboard.press('ArrowDown');
    await inFocus.filter({ hasNotText: first! }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('region', { name: 'Properties' }).waitFor();
    expect(new URL(page.url()).pathname).toContain('%23EXT%23');
    // The mark beside the name, and the userType that it comes from.
    expect(await page.getByText('Guest', { exact: true }).count()).toBe(2);
    await see('identity-guest');
  });

  it('saves all of a list as a file, and not only the page that is shown', async () => {
    await page.goto(`${visit.portal.origin}/entra/identities?kind=people`);
    await rows('Identities').nth(1).waitFor();
    const total = Number(
      (await page.getByText(/^1–25 of /).textContent())!.match(/of (\d+)$/)![1],
    );
    // More than one page of what the server gives at once.
    expect(total).toBeGreaterThan(100);
    for (const [format, count] of [
      ['CSV', (text: string) => text.trim().split('\r\n').length - 1],
      ['JSON', (text: string) => JSON.parse(text).identities.length],
    ] as const) {
      await page.getByRole('button', { name: 'Export' }).click();
      await page.getByRole('menuitem', { name: /CSV/ }).waitFor();
      await see(`identities-export-${format}`);
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('menuitem', { name: new RegExp(format) }).click(),
      ]);
      expect(file.suggestedFilename()).toMatch(
        new RegExp(
          `^identities-.+-\\d{4}-\\d\\d-\\d\\d\\.${format.toLowerCase()}$`,
        ),
      );
      expect(count(readFileSync(await file.path(), 'utf8'))).toBe(total);
      await page
        .getByRole('status')
        .getByText(`: ${total} rows.`, { exact: false })
        .waitFor();
    }
    await see('identities-exported');
  });

  it.each(['light', 'dark'] as const)(
    'says how far an export is and lets it be stopped, in %s, on a phone too',
    async colorScheme => {
      await page.emulateMedia({ colorScheme });
      for (const width of [1280, 400]) {
        await page.setViewportSize({ width, height: 900 });
        await page.goto(`${visit.portal.origin}/entra/identities?kind=people`);
        // A button that is not enabled yet hears no key.
        await rows('Identities').nth(1).getByRole('link').waitFor();
        let goOn = () => {};
        const stopped = new Promise<void>(resolve => {
          goOn = resolve;
        });
        // The second page of the export does not come until it is let.
        await page.route('**/questions/list_identities', async route => {
          if (route.request().postDataJSON().cursor) await stopped;
          await route.continue().catch(() => {});
        });
        const button = page.getByRole('button', {
          name: 'Export',
          exact: true,
        });
        await button.press('Enter');
        await page.getByRole('menuitem', { name: /CSV/ }).press('Enter');
        await page.getByText(/^100 of \d+$/).waitFor();
        await see(`identities-exporting-${colorScheme}-${width}`);
        expect(await barriers(page)).toEqual([]);
        await page.getByRole('button', { name: 'Cancel export' }).focus();
        await page.keyboard.press('Enter');
        await page.getByText('Cancelled: no file was saved.').waitFor();
        goOn();
        await page.unroute('**/questions/list_identities');
      }
      await page.emulateMedia({ colorScheme: 'light' });
      await page.setViewportSize({ width: 1360, height: 950 });
    },
  );

  it('counts the roles, lists their holders and the ways to them', async () => {
    await page.goto(`${visit.portal.origin}/entra/privileged-access`);
    await rows('Holders').nth(1).waitFor();
    await rows('Escalation paths').nth(1).waitFor();
    await see('privileged');
    const role = rows('Roles').filter({ hasText: 'Global Administrator' });
    const eligible = Number(
      await role.getByRole('gridcell').last().textContent(),
    );
    expect(eligible).toBeGreaterThan(0);
    await role.click();
    await page.getByText('(listed below)').waitFor();
    await page.getByRole('button', { name: /Assignment$/ }).click();
    await page.getByRole('option', { name: 'Eligible' }).click();
    await rows('Holders').nth(1).getByText('Eligible').waitFor();
    const listed = await rows('Holders')
      .getByRole('rowheader')
      .allTextContents();
    expect(new Set(listed).size).toBe(eligible);
    await rows('Escalation paths').nth(1).getByRole('link').click();
    await page.getByRole('dialog').getByText('priv.escalation-path').waitFor();
    await page.goBack();
    await rows('Holders').nth(1).waitFor();
    expect(parameters().get('assignment')).toBe('eligible');
  });

  const graph = () =>
    page.getByRole('group', { name: /^Escalation paths as a graph/ });

  it('draws the escalation paths, by the keyboard a way to each that is on them', async () => {
    await page.goto(`${visit.portal.origin}/entra/privileged-access`);
    const nodes = graph().getByRole('link');
    await nodes.nth(1).waitFor();
    const drawn = await nodes.count();
    const words = page.getByRole('figure').getByRole('listitem');
    expect(await graph().getByTestId('edge').count()).toBeGreaterThanOrEqual(4);
    await page.getByText('The same in words').click();
    expect(await words.first().textContent()).toMatch(
      /^\w+ \w+ owns .+, which holds .+\./,
    );
    await page.getByRole('button', { name: /Draw$/ }).click();
    await page.getByRole('option').nth(1).click();
    await page.getByText(/^1 path of 1 finding/).waitFor();
    await nodes.nth(drawn - 1).waitFor({ state: 'detached' });
    await nodes.first().focus();
    await page.keyboard.press('Enter');
    await page.getByRole('region', { name: 'Sign-ins' }).waitFor();
    expect(new URL(page.url()).pathname).toMatch(/identities\/.+%40/);
  });

  const traveller = 'oskar.lehmann@contoso.example';

  it('shows when and from where somebody signed in, and draws what nobody can have travelled', async () => {
    await page.goto(
      `${visit.portal.origin}/entra/identities/${encodeURIComponent(traveller)}`,
    );
    const map = page.getByRole('img', { name: /^Map from \w+, FR to / });
    await map.waitFor();
    expect(await page.getByRole('figure').textContent()).toMatch(
      /[\d,]+ km in 45 minutes – at least [\d,]+ km\/h/,
    );
    // The way from one place to the other goes over more than a corner of the map.
    const way = await map.locator('polyline').boundingBox();
    expect(way!.width).toBeGreaterThan(50);
    const signIns = page.getByRole('region', { name: 'Sign-ins', exact: true });
    await signIns.getByText(/ before these$/).click();
    const listed = await signIns.getByRole('listitem').count();
    expect(await signIns.getByText(/^\d+ in 30 days/).textContent()).toContain(
      `${listed} in 30 days`,
    );
    await signIns
      .getByRole('link', { name: 'Impossible travel' })
      .first()
      .click();
    await page.getByRole('dialog').getByText('sig.impossible-travel').waitFor();
  });

  it.each(['light', 'dark'] as const)(
    'puts no barrier before anybody in %s, nor on a phone',
    async colorScheme => {
      await page.emulateMedia({ colorScheme });
      for (const width of [1360, 400]) {
        await page.setViewportSize({ width, height: 900 });
        for (const [name, path, ready] of [
          ['identities', 'identities', 'Identities'],
          ['privileged', 'privileged-access', 'Holders'],
        ]) {
          await page.goto(`${visit.portal.origin}/entra/${path}`);
          await rows(ready).nth(1).waitFor();
          if (name === 'privileged') {
            await graph().getByRole('link').first().waitFor();
            await page.getByText('The same in words').click();
          }
          await see(`${name}-${colorScheme}-${width}`);
          expect(await barriers(page)).toEqual([]);
        }
        await page.goto(`${visit.portal.origin}/entra/identities?kind=people`);
        await rows('Identities').nth(1).getByRole('link').click();
        await page.getByRole('region', { name: /^Changes/ }).waitFor();
        await see(`identity-${colorScheme}-${width}`);
        expect(await barriers(page)).toEqual([]);
        await page.goto(
          `${visit.portal.origin}/entra/identities/${encodeURIComponent(traveller)}`,
        );
        await page.getByRole('img', { name: /^Map from/ }).waitFor();
        await see(`traveller-${colorScheme}-${width}`);
        expect(await barriers(page)).toEqual([]);
        const { scrollWidth, clientWidth } = await page
          .locator('.bui-Container')
          .evaluate(each => ({
            scrollWidth: each.scrollWidth,
            clientWidth: each.clientWidth,
          }));
        expect(scrollWidth).toBeLessThanOrEqual(clientWidth);
      }
    },
  );

  it('says that nobody fits, and that the backend is away', async () => {
    await page.setViewportSize({ width: 1360, height: 900 });
    await page.goto(
      `${visit.portal.origin}/entra/identities?q=nobody-of-that-name`,
    );
    await page
      .getByRole('heading', { name: 'No identity fits these filters' })
      .waitFor();
    await see('identities-empty');
    await page.route('**/questions/list_*', route => route.abort());
    for (const path of ['identities', 'privileged-access']) {
      await page.goto(`${visit.portal.origin}/entra/${path}`);
      const alert = page.getByRole('alert').first();
      await alert.waitFor();
      expect(await alert.textContent()).toContain('cannot be reached');
      await see(`${path}-error`);
    }
  });

  it('has nothing to complain of in the console', () => {
    expect(
      visit.trouble.filter(
        each => !/ERR_FAILED|Failed to load resource/.test(each),
      ),
    ).toEqual([]);
  });
});
