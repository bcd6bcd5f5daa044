import type { FindingExplanation } from '@entra-posture/core';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeBackend } from '../__testUtils__/FakeBackend';
import { explanation } from '../__testUtils__/finding';
import { renderPages } from '../__testUtils__/renderPages';

const center = 'https://entra.microsoft.com/#view';
const policy = '{\n  "state": "enabledForReportingButNotEnforced"\n}';

async function shown(change: Partial<FindingExplanation>) {
  const backend = new FakeBackend();
  backend.explain = () => explanation(change);
  renderPages('/entra/findings?finding=ca.report-only~1', backend);
  return screen.findByRole('region', { name: 'Where to fix it' });
}

describe('where a finding is mended', () => {
  it('is linked, and links of one kind are told apart', async () => {
    const person = 'The person in the admin center';
    const part = await shown({
      remedy: {
        links: [
          { title: 'The policy', url: `${center}/policyId/p1` },
          { title: person, url: `${center}/userId/1` },
          { title: person, url: `${center}/userId/2` },
          { title: 'Conditional Access', url: `${center}/Policies` },
        ],
      },
    });
    const links = within(part).getAllByRole('link');
    expect(
      links.map(each => [each.textContent, each.getAttribute('href')]),
    ).toEqual([
      ['The policy: Require MFA', `${center}/policyId/p1`],
      [`${person} (1)`, `${center}/userId/1`],
      [`${person} (2)`, `${center}/userId/2`],
      ['Conditional Access', `${center}/Policies`],
    ]);
    for (const link of links)
      expect(link).toHaveAttribute('rel', expect.stringContaining('noopener'));
    expect(within(part).queryByRole('button')).not.toBeInTheDocument();
  });

  it('has a draft policy that is folded, says that it only reports, and is copied as it is', async () => {
    const user = userEvent.setup();
    const write = jest
      .spyOn(navigator.clipboard, 'writeText')
      .mockResolvedValue();
    const part = await shown({
      remedy: { links: [], draft: { title: 'Block legacy', policy } },
    });
    const fold = within(part).getByRole('button', { name: /Block legacy/ });
    expect(fold).toHaveAttribute('aria-expanded', 'false');
    expect(
      within(part).queryByRole('button', { name: 'Copy policy' }),
    ).not.toBeInTheDocument();
    await user.click(fold);
    expect(fold).toHaveAttribute('aria-expanded', 'true');
    expect(
      within(part).getByText(/only reports what it would do, until somebody/),
    ).toBeInTheDocument();
    expect(part.querySelector('pre')).toHaveTextContent(policy, {
      normalizeWhitespace: false,
    });
    await user.click(within(part).getByRole('button', { name: 'Copy policy' }));
    expect(await within(part).findByText('Policy copied')).toBeInTheDocument();
    expect(write).toHaveBeenCalledWith(policy);
  });

  it('has no part where nothing is known of it', async () => {
    renderPages('/entra/findings?finding=ca.report-only~1');
    expect(
      await screen.findByRole('region', { name: 'How to fix it' }),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('region', { name: 'Where to fix it' }),
    ).not.toBeInTheDocument();
  });
});
