// Somebody who opens /entra in an app, enters as guest and reads.
import { chromium } from 'playwright-core';
// eslint-disable-next-line @backstage/no-relative-monorepo-imports -- scripts are the project's, and no package's
import { provideChromium } from '../../scripts/provide/chromium.mjs';

/** On a page of 1,360 px the score takes the left half. */
const narrow = 300;

/**
 * @returns {Promise<{ seen: string[], trouble: string[], console: string[] }>} what was there, what went wrong, and errors
 *   on the console, which come from the app's own pages as well
 * @throws Error when something that must be there is not
 */
export async function visit(origin, picture) {
  const { path } = await provideChromium();
  const browser = await chromium.launch({
    executablePath: path,
    args: ['--no-sandbox'],
  });
  const seen = [];
  const trouble = [];
  const said = [];
  try {
    const page = await browser.newPage({
      viewport: { width: 1360, height: 950 },
    });
    page.setDefaultTimeout(120_000);
    page.on('pageerror', error => trouble.push(error.message));
    page.on('console', message => {
      if (message.type() === 'error') said.push(message.text());
    });
    const there = async (what, name) => {
      await what.first().waitFor();
      seen.push(name);
    };
    try {
      await page.goto(`${origin}/entra`);
      const heading = page.getByRole('heading', {
        level: 1,
        name: 'Entra posture',
      });
      // Some apps enter by themselves.
      const enter = page.getByRole('button', { name: /^enter$/i });
      await enter.or(heading).first().waitFor();
      if (await enter.isVisible()) await enter.click();
      await there(heading, 'heading "Entra posture"');
      const score = page.getByRole('img', { name: /^Score \d+ of 100/ });
      await there(score, 'the score');
      await there(
        page.getByRole('heading', { name: 'Do first' }),
        'heading "Do first"',
      );
      const finding = page.getByRole('link', {
        name: 'Administrator without any second factor',
      });
      await there(finding, 'a finding that is planted in the tenant');
      await there(
        page.getByRole('link', { name: 'Entra posture' }),
        'a link to it in the sidebar',
      );
      await page.screenshot({ path: picture });
      // A page whose header stands beside its content has all of that as well.
      const { width } = await score.boundingBox();
      if (width < narrow)
        throw new Error(`a score wider than ${narrow} px; it has ${width}`);
      await finding.first().click();
      await there(
        page.getByRole('dialog').getByRole('heading', { name: 'Evidence' }),
        'its evidence',
      );
    } catch (error) {
      await page.screenshot({ path: picture });
      throw new Error(
        [
          `Seen: ${seen.join(', ') || 'nothing'}. Not seen: ${error.message}`,
          ...trouble,
          ...said,
        ].join('\n'),
        { cause: error },
      );
    }
  } finally {
    await browser.close();
  }
  return { seen, trouble, console: said };
}
