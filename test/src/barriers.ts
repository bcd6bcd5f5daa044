import { readFileSync } from 'node:fs';
import type { Result } from 'axe-core';
import type { Locator, Page } from 'playwright-core';

/** As text: the module itself wants a document, which only the browser has. */
const source = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** By the rules of WCAG 2.2 up to AA, which is what axe can tell of them. */
const standards = [
  'wcag2a',
  'wcag2aa',
  'wcag21a',
  'wcag21aa',
  'wcag22aa',
  'best-practice',
];

/** What is before somebody, the foremost first: a list or menu hides the dialog beneath it, a dialog the page. */
const grounds = ['[data-trigger]', '[role="dialog"]', '.bui-Container'];

/**
 * What axe finds that would keep somebody out of what is before them, a line each; empty when it finds nothing.
 * The portal's frame around the page is left out: header, tabs and sidebar are Backstage's own.
 *
 * @param place - what on a page of others is this plugin's
 */
export async function barriers(page: Page, place?: Locator): Promise<string[]> {
  // A list is dimmed while its next page is on the way: what passes by itself keeps nobody out.
  for (let turn = 0; turn < 5; turn += 1) {
    const found = await barriersNow(page, place);
    if (!found.length || turn === 4) return found;
    await page.waitForTimeout(1_000);
  }
  return [];
}

async function barriersNow(page: Page, place?: Locator): Promise<string[]> {
  // Told to the browser as code: the portal's content security policy lets no foreign script tag in.
  await page.evaluate(source);
  const violations = await page.evaluate(
    async ([own, places, tags]) => {
      const ground =
        own ??
        places
          .map(each => [...document.querySelectorAll(each)].at(-1))
          .find(each => each);
      if (!ground) throw new Error('There is nothing on the page to look at.');
      const { violations: found } = await (globalThis as any).axe.run(
        { include: [ground] },
        { runOnly: { type: 'tag', values: tags } },
      );
      return found as Result[];
    },
    [(await place?.elementHandle()) ?? null, grounds, standards] as const,
  );
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, html }) => `${id}: ${help}: ${target} ${html}`),
  );
}
