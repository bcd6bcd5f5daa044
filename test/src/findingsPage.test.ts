import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { barriers } from './barriers';
import { look, visitTenant } from './visitPortal';

jest.setTimeout(300_000);

describe('deciding about findings in a browser', () => {
  let visit: Awaited<ReturnType<typeof visitTenant>>;
  let page: Page;

  beforeAll(async () => {
    visit = await visitTenant('/entra/findings');
    page = visit.page;
  });
  afterAll(() => visit?.leave());

  async function see(name: string) {
    await look(page, name);
    expect(await barriers(page)).toEqual([]);
  }

  const rows = () =>
    page.getByRole('grid', { name: 'Findings' }).getByRole('row');
  /** Rows keep their places before there is anything in them. */
  const loaded = () =>
    rows()
      .filter({ hasText: /Critical|High/ })
      .first()
      .waitFor();
  const drawer = () => page.getByRole('region', { name: 'Decisions' });

  it('accepts one with a reason and an end, and keeps it in view beside the list', async () => {
    await loaded();
    await see('findings-list');
    await rows().nth(1).click();
    await drawer().getByRole('button', { name: 'Accept…' }).click();
    const form = page.getByRole('dialog', { name: 'Accept this finding' });
    await form
      .getByRole('textbox', { name: /Owner/ })
      .fill('group:default/identity');
    await form
      .getByRole('textbox', { name: /Reason/ })
      .fill('The merger ends it in spring.');
    await see('findings-accept');
    await form.getByRole('button', { name: 'Accept', exact: true }).click();
    await drawer()
      .getByText(/^Accepted until/)
      .waitFor();
    const history = page.getByRole('region', { name: 'History' });
    await history
      .getByText(/Accepted until .*, owner group:default\/identity/)
      .waitFor();
    await see('findings-accepted');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '1 accepted' }).click();
    const accepted = rows().nth(1);
    await accepted.getByText('Accepted', { exact: true }).waitFor();
    expect(await accepted.getByText(/^until /).isVisible()).toBe(true);
    expect(await accepted.getByText('group:default/identity').isVisible()).toBe(
      true,
    );
    expect(await rows().count()).toBe(2);
    await see('findings-set-aside');
    await page.goBack();
  });

  it('decides about several at once', async () => {
    await page.goto(`${visit.portal.origin}/entra/findings`);
    await loaded();
    for (const row of [1, 2, 3]) await rows().nth(row).locator('label').click();
    await page.getByText('3 selected').waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
    await see('findings-selected');
    await page.getByRole('button', { name: 'Acknowledge…' }).click();
    const form = page.getByRole('dialog', { name: 'Acknowledge 3 findings' });
    await form
      .getByRole('button', { name: 'Acknowledge', exact: true })
      .click();
    await page.getByText('3 done').waitFor();
    await see('findings-bulk-done');
  });

  it('saves the list as a file', async () => {
    await page.getByRole('button', { name: 'Export' }).click();
    await see('findings-export');
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: /CSV/ }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/^findings-.*\.csv$/);
    const text = readFileSync(await file.path(), 'utf8');
    expect(text.split('\r\n')[0]).toMatch(/^finding,connection,/);
    expect(text.split('\r\n').length).toBeGreaterThan(4);
  });

  it.each(['light', 'dark'] as const)(
    'keeps filters under a name, by the keyboard alone, over a reload, on a phone too, in %s',
    async colorScheme => {
      const { origin } = visit.portal;
      const item = (name: string) =>
        page.getByRole('menuitem', { name, exact: true });
      const views = (name: string | RegExp = 'Views') =>
        page.getByRole('button', { name, exact: true });
      await page.emulateMedia({ colorScheme });
      for (const width of [1280, 400]) {
        const name = `Bad policies ${width}`;
        await page.setViewportSize({ width, height: 900 });
        await page.goto(
          `${origin}/entra/findings?area=ca&severity=high&sort=lastSeen`,
        );
        await loaded();
        await views(/^View/).focus();
        await page.keyboard.press('Enter');
        await item('Save this view…').waitFor();
        // The last but one: whatever views there are stand before it.
        await page.keyboard.press('End');
        if (await item('Rename or delete…').isEnabled())
          await page.keyboard.press('ArrowUp');
        await page.keyboard.press('Enter');
        const form = page.getByRole('dialog', { name: 'Save this view' });
        await form.waitFor();
        await page.keyboard.type(name);
        await see(`views-save-${colorScheme}-${width}`);
        await page.keyboard.press('Enter');
        await form.waitFor({ state: 'detached' });
        await views(`View: ${name}`).waitFor();
        expect(
          await views(`View: ${name}`).evaluate(
            each => each === document.activeElement,
          ),
        ).toBe(true);

        await page.goto(`${origin}/entra/findings?state=any`);
        await loaded();
        await views().focus();
        await page.keyboard.press('Enter');
        await item(name).waitFor();
        await see(`views-menu-${colorScheme}-${width}`);
        await page.keyboard.press('Home');
        await page.keyboard.press('Enter');
        await page.waitForURL(/sort=lastSeen/);
        expect(new URL(page.url()).search).toBe(
          '?area=ca&severity=high&sort=lastSeen',
        );
        await loaded();
        await see(`views-shown-${colorScheme}-${width}`);

        await views(`View: ${name}`).click();
        await item('Rename or delete…').click();
        const own = page.getByRole('dialog', { name: 'Your views' });
        await own.getByRole('button', { name: `Rename ${name}` }).click();
        await see(`views-rename-${colorScheme}-${width}`);
        await page.keyboard.press('End');
        await page.keyboard.type(', mine');
        await page.keyboard.press('Enter');
        await own.getByRole('button', { name: `Delete ${name}, mine` }).click();
        await see(`views-delete-${colorScheme}-${width}`);
        // The keyboard is on what asks.
        await page.keyboard.press('Enter');
        await own.getByText('There is none any more.').waitFor();
        await page.keyboard.press('Escape');
        await views().waitFor();
      }
      await page.emulateMedia({ colorScheme: 'light' });
      await page.setViewportSize({ width: 1360, height: 950 });
    },
  );

  it('reads in the dark, and without anything to show', async () => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.goto(`${visit.portal.origin}/entra/findings`);
    await loaded();
    await see('findings-list-dark');
    await rows().nth(1).click();
    await drawer().getByRole('button', { name: 'Snooze…' }).click();
    await page.getByRole('dialog', { name: 'Snooze this finding' }).waitFor();
    await see('findings-snooze-dark');
    await page.goto(`${visit.portal.origin}/entra/findings?state=snoozed`);
    await page
      .getByRole('heading', { name: 'No finding fits these filters' })
      .waitFor();
    await see('findings-empty');
    await page.route('**/questions/list_findings', route => route.abort());
    await page.goto(`${visit.portal.origin}/entra/findings`);
    const alert = page.getByRole('alert');
    await alert.waitFor();
    expect(await alert.textContent()).toContain('cannot be reached');
    await see('findings-error');
  });

  it('has nothing to complain of in the console', () => {
    expect(
      visit.trouble.filter(
        each => !/ERR_FAILED|Failed to load resource/.test(each),
      ),
    ).toEqual([]);
  });
});
