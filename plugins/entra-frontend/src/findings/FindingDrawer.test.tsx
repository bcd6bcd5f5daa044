import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeBackend, refusal } from '../__testUtils__/FakeBackend';
import { explanation } from '../__testUtils__/finding';
import { address, renderPages } from '../__testUtils__/renderPages';
import { asOf } from '../__testUtils__/summary';

const OPEN = '/entra/findings?area=ca&finding=ca.report-only~1';

describe('a finding’s details', () => {
  it('open from the address, with why, how, evidence and whom it touches', async () => {
    const backend = renderPages(OPEN);
    const drawer = await screen.findByRole('dialog', {
      name: 'Policy only reports',
    });
    const part = (name: string) =>
      within(within(drawer).getByRole('region', { name }));
    expect(
      part('Why it matters').getByText(
        'A policy that only reports stops nobody.',
      ),
    ).toBeInTheDocument();
    expect(
      part('How to fix it')
        .getAllByRole('listitem')
        .map(each => each.textContent),
    ).toEqual(['Read the report-only results.', 'Turn the policy on.']);
    expect(
      part('Evidence').getByText('enabledForReportingButNotEnforced'),
    ).toBeInTheDocument();
    expect(part('Affected (2)').getByText('Ada')).toBeInTheDocument();
    expect(
      part('When it may be wrong').getByText('A roll-out that is under way.'),
    ).toBeInTheDocument();
    expect(
      part('References').getByRole('link', {
        name: 'report only (learn.microsoft.com)',
      }),
    ).toHaveAttribute('rel', expect.stringContaining('noopener'));
    expect(
      part('References').getByRole('link', { name: 'MITRE ATT&CK T1078.004' }),
    ).toHaveAttribute('href', 'https://attack.mitre.org/techniques/T1078/004/');
    expect(backend.inputsOf('questions/explain_finding')).toEqual([
      { finding: 'ca.report-only~1', history: 20, limit: 25 },
    ]);
  });

  it('open by the keyboard, go into the address, and give the focus back on Escape', async () => {
    renderPages('/entra/findings?area=ca');
    const row = await screen.findByRole('row', { name: /Policy only reports/ });
    row.focus();
    await userEvent.keyboard('{Enter}');
    const drawer = await screen.findByRole('dialog');
    expect(address().searchParams.get('finding')).toBe('ca.report-only~1');
    expect(address().searchParams.get('area')).toBe('ca');
    expect(drawer).toContainElement(document.activeElement as HTMLElement);
    await userEvent.keyboard('{Escape}');
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(address().search).toBe('?area=ca');
    await waitFor(() => expect(row).toHaveFocus());
  });

  it('page what is affected', async () => {
    const backend = new FakeBackend();
    const entity = (each: number) => ({
      kind: 'user' as const,
      entity: `u${each}`,
      label: `Person ${each}`,
      facts: [],
    });
    backend.explain = ({ cursor }) =>
      cursor
        ? explanation({ affectedTotal: 26, affected: [entity(25)] })
        : explanation({
            affectedTotal: 26,
            affected: Array.from({ length: 25 }, (_, each) => entity(each)),
            nextCursor: 'c1',
          });
    renderPages(OPEN, backend);
    const pages = await screen.findByRole('group', {
      name: 'Pages of what is affected',
    });
    expect(within(pages).getByText('1–25 of 26')).toBeInTheDocument();
    await userEvent.click(within(pages).getByRole('button', { name: 'Next' }));
    expect(await screen.findByText('Person 25')).toBeInTheDocument();
    expect(screen.queryByText('Person 0')).not.toBeInTheDocument();
    expect(screen.getByText('26–26 of 26')).toBeInTheDocument();
  });

  it('say when what they rest on is not complete', async () => {
    const backend = new FakeBackend();
    backend.explain = () =>
      explanation({
        asOf: asOf({ incomplete: ['Sign-in logs: only 12 read so far.'] }),
      });
    renderPages(OPEN, backend);
    expect(
      await screen.findByText('Sign-in logs: only 12 read so far.'),
    ).toBeInTheDocument();
  });

  it('show the backend’s sentence for a finding that is gone, and Retry asks again', async () => {
    const backend = new FakeBackend();
    backend.explain = () =>
      refusal(404, 'NotFoundError', 'There is no finding "x".');
    renderPages(OPEN, backend);
    expect(
      within(await screen.findByRole('alert')).getByText(
        'There is no finding "x".',
      ),
    ).toBeInTheDocument();
    backend.explain = () => explanation();
    await userEvent.click(screen.getByRole('button', { name: 'Retry' }));
    expect(
      await screen.findByRole('region', { name: 'Why it matters' }),
    ).toBeInTheDocument();
  });

  it('copy their link', async () => {
    const user = userEvent.setup();
    const write = jest
      .spyOn(navigator.clipboard, 'writeText')
      .mockResolvedValue();
    renderPages(OPEN);
    await user.click(await screen.findByRole('button', { name: 'Copy link' }));
    expect(await screen.findByText('Link copied')).toBeInTheDocument();
    expect(write).toHaveBeenCalledWith(window.location.href);
  });

  it('show the link to copy by hand where the browser gives no clipboard', async () => {
    const user = userEvent.setup();
    jest
      .spyOn(navigator.clipboard, 'writeText')
      .mockRejectedValue(new DOMException('no', 'NotAllowedError'));
    renderPages(OPEN);
    await user.click(await screen.findByRole('button', { name: 'Copy link' }));
    expect(
      await screen.findByRole('textbox', { name: 'Copy this link' }),
    ).toHaveValue(window.location.href);
  });
});
