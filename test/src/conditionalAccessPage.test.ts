import type { Page } from 'playwright-core';
import { barriers } from './barriers';
import { look, visitTenant } from './visitPortal';

jest.setTimeout(300_000);

describe('the Conditional Access page in a browser', () => {
  let visit: Awaited<ReturnType<typeof visitTenant>>;
  let page: Page;

  beforeAll(async () => {
    visit = await visitTenant('/entra/conditional-access');
    page = visit.page;
    // Who leaves the page before the portal knows them has to enter again.
    await page
      .getByRole('grid', { name: 'Coverage by who and what' })
      .waitFor();
  });
  afterAll(() => visit?.leave());

  describe.each(['light', 'dark'] as const)('in %s', colorScheme => {
    beforeAll(async () => {
      await page.emulateMedia({ colorScheme });
      await page.goto(`${visit.portal.origin}/entra/conditional-access`);
      await page.locator(`[data-theme-mode="${colorScheme}"]`).waitFor();
    });

    async function see(name: string) {
      await look(page, `${name}-${colorScheme}`);
      expect(await barriers(page)).toEqual([]);
    }

    const rows = (name: string) =>
      page.getByRole('grid', { name }).getByRole('row');
    const parameters = () => new URL(page.url()).searchParams;

    it('leads from a cell of the matrix to its gaps, to the sign-in that goes through, to why it does', async () => {
      const cell = page.getByRole('button', {
        name: /^Members, MFA always: Gap [\d,]+ of [\d,]+/,
      });
      await cell.click();
      await page.getByRole('heading', { name: /^Gaps: Members × / }).waitFor();
      expect(parameters().get('requirement')).toBe('mfa');
      await see('ca-matrix');
      await rows('Gaps').nth(1).click();
      await page.getByRole('link', { name: 'Explain this sign-in' }).click();
      const verdict = page.getByRole('status', { name: 'Verdict' });
      await verdict.waitFor();
      // A gap of "MFA always" that a witness replays: whatever it is asked for, it is not MFA.
      expect(await verdict.textContent()).not.toMatch(/Blocked|Cannot be told/);
      expect(parameters().get('user')).toBeTruthy();
      await rows('Policies of this sign-in').nth(1).waitFor();
      await see('ca-what-if');
    });

    it('says whom a report-only policy would protect', async () => {
      await page.getByRole('tab', { name: 'Policies' }).click();
      await page.getByRole('button', { name: /State/ }).click();
      await page.getByRole('option', { name: 'Report-only' }).click();
      await rows('Policies').nth(1).getByText('Report-only').waitFor();
      await rows('Policies').nth(1).click();
      await page.getByRole('button', { name: 'If it were enabled' }).click();
      const table = page
        .getByRole('region', { name: 'If it were enabled' })
        .getByRole('table');
      await table.waitFor();
      expect(await table.getByRole('row').count()).toBeGreaterThan(1);
      await see('ca-assume');
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      expect(parameters().get('assume')).toBeNull();
    });

    it('explains a sign-in of somebody found by a part of the name', async () => {
      await page.getByRole('tab', { name: 'What if' }).click();
      const person = page.getByRole('combobox', { name: /Person/ });
      await person.click();
      await person.pressSequentially('an');
      const somebody = page.getByRole('option', { name: /@/ }).first();
      await somebody.waitFor();
      await see('ca-person');
      await somebody.click();
      await page.getByRole('button', { name: 'Explain' }).click();
      await page.getByRole('status', { name: 'Verdict' }).waitFor();
      expect(parameters().get('user')).toBe(await person.inputValue());
    });
  });

  it('had no error in the console', () => {
    expect(visit.trouble).toEqual([]);
  });
});
