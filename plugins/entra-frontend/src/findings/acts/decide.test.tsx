import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeBackend, refusal } from '../../__testUtils__/FakeBackend';
import {
  explanation,
  findingOptions,
  findingsList,
} from '../../__testUtils__/finding';
import { address, renderPages } from '../../__testUtils__/renderPages';
import { findingItem } from '../../__testUtils__/summary';
import { dateIn } from './decisions';

const OPEN = '/entra/findings?finding=ca.report-only~1';
const ACTS = 'findings/ca.report-only~1/acts';

async function decide(name: string) {
  // The page itself comes when it is first shown.
  await screen.findByRole('dialog', { name: 'Policy only reports' });
  const group = await screen.findByRole('group', {
    name: 'Decide about this finding',
  });
  await userEvent.click(
    within(group).getByRole('button', { name: `${name}…` }),
  );
  return screen.findByRole('dialog', { name: `${name} this finding` });
}

describe('a decision about a finding', () => {
  it('accepts it with owner, reason and end, and shows it as it is then', async () => {
    const backend = renderPages(OPEN);
    const form = await decide('Accept');
    expect(within(form).getByRole('textbox', { name: /Owner/ })).toHaveValue(
      'user:default/ada',
    );
    await userEvent.click(within(form).getByRole('button', { name: 'Accept' }));
    expect(
      await within(form).findByText('Say why; whoever looks next will ask.'),
    ).toBeInTheDocument();
    expect(backend.inputsOf(ACTS)).toEqual([]);
    await userEvent.type(
      within(form).getByRole('textbox', { name: /Reason/ }),
      'The merger ends it.',
    );
    backend.explain = () =>
      explanation({
        finding: findingItem({
          state: 'accepted',
          until: '2026-12-24T23:59:59.999Z',
          version: 2,
        }),
        decisions: {
          accepted: {
            at: '2026-01-31T12:00:00.000Z',
            by: 'user:default/ada',
            owner: 'user:default/ada',
            reason: 'The merger ends it.',
            until: '2026-12-24T23:59:59.999Z',
            severity: 'high',
            size: 2,
          },
        },
      });
    await userEvent.click(within(form).getByRole('button', { name: 'Accept' }));
    await waitFor(() => expect(backend.inputsOf(ACTS)).toHaveLength(1));
    expect(backend.inputsOf(ACTS)).toEqual([
      {
        act: {
          act: 'accept',
          owner: 'user:default/ada',
          reason: 'The merger ends it.',
          until: dateIn(30, new Date()),
        },
        version: 1,
      },
    ]);
    const decisions = await screen.findByRole('region', { name: 'Decisions' });
    expect(
      await within(decisions).findByText(/Accepted until/),
    ).toHaveTextContent('Dec 24, 2026');
    // The list behind it is another one.
    expect(backend.inputsOf('questions/list_findings').length).toBeGreaterThan(
      1,
    );
    await userEvent.click(
      within(decisions).getByRole('button', { name: 'Undo: accept' }),
    );
    await waitFor(() =>
      expect(backend.inputsOf(ACTS).at(-1)).toEqual({
        act: { act: 'undo', of: 'accept' },
        version: 2,
      }),
    );
  });

  it('says that somebody else was faster, and loads what is new', async () => {
    const backend = new FakeBackend();
    backend.act = () =>
      refusal(409, 'ConflictError', 'The finding has changed. Load it again.');
    renderPages(OPEN, backend);
    const form = await decide('Acknowledge');
    const before = backend.inputsOf('questions/explain_finding').length;
    await userEvent.click(
      within(form).getByRole('button', { name: 'Acknowledge' }),
    );
    expect(
      await within(form).findByText('The finding has changed. Load it again.'),
    ).toBeInTheDocument();
    expect(
      backend.inputsOf('questions/explain_finding').length,
    ).toBeGreaterThan(before);
  });

  it('is not offered to who may not decide, with the reason', async () => {
    const backend = new FakeBackend();
    backend.findingOptions = () => findingOptions({ may: { decide: false } });
    renderPages(OPEN, backend);
    expect(
      await screen.findByText(/the permission entra.finding.update/),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Accept…' }),
    ).not.toBeInTheDocument();
    await userEvent.keyboard('{Escape}');
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(screen.queryByRole('checkbox')).not.toBeInTheDocument();
  });

  it('leaves a history that says who, when and why', async () => {
    const backend = new FakeBackend();
    backend.explain = () =>
      explanation({
        history: {
          total: 30,
          items: [
            {
              at: '2026-01-31T12:00:00.000Z',
              kind: 'acceptanceEnded',
              by: {
                kind: 'product',
                entity: 'product',
                label: 'Entra posture',
              },
              reason: 'It touches one more than was accepted.',
            },
            {
              at: '2026-01-30T12:00:00.000Z',
              kind: 'reopened',
              by: { kind: 'tenant', entity: 'u1', label: 'Grace' },
            },
            { at: '2026-01-02T10:00:00Z', kind: 'opened' },
          ],
        },
      });
    renderPages(OPEN, backend);
    const history = await screen.findByRole('region', { name: 'History' });
    expect(
      within(history)
        .getAllByRole('listitem')
        .map(each => each.textContent),
    ).toEqual([
      expect.stringContaining(
        'The exception endedIt touches one more than was accepted.',
      ),
      expect.stringContaining('Came back, after a change by Grace'),
      expect.stringContaining('Opened'),
    ]);
    expect(
      within(history).getByText('The latest 3 of 30.'),
    ).toBeInTheDocument();
  });
});

describe('decisions about several findings', () => {
  const three = () =>
    findingsList({
      total: 3,
      items: [1, 2, 3].map(each =>
        findingItem({
          finding: `f${each}`,
          title: `No. ${each}`,
          version: each,
        }),
      ),
      states: {
        open: 3,
        acknowledged: 0,
        accepted: 2,
        snoozed: 0,
        resolved: 0,
      },
    });

  it('go to those that are selected, and tell what was not done', async () => {
    const backend = new FakeBackend();
    backend.findings = three;
    backend.actOnMany = () => ({
      done: 1,
      unchanged: 0,
      refused: 1,
      items: [
        { finding: 'f1', outcome: 'done', state: 'acknowledged', version: 2 },
        {
          finding: 'f3',
          outcome: 'refused',
          code: 'conflict',
          why: 'The finding has changed.',
        },
      ],
    });
    renderPages('/entra/findings', backend);
    for (const each of [1, 3])
      await userEvent.click(
        await screen.findByRole('checkbox', { name: `Select No. ${each}` }),
      );
    expect(screen.getByText('2 selected')).toBeInTheDocument();
    // To select is not to open.
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Acknowledge…' }));
    const form = await screen.findByRole('dialog', {
      name: 'Acknowledge 2 findings',
    });
    await userEvent.click(
      within(form).getByRole('button', { name: 'Acknowledge' }),
    );
    expect(await screen.findByText('1 done, 1 not done')).toBeInTheDocument();
    expect(screen.getByText('The finding has changed.')).toBeInTheDocument();
    expect(backend.inputsOf('findings/acts')).toEqual([
      {
        act: { act: 'acknowledge' },
        findings: [
          { finding: 'f1', version: 1 },
          { finding: 'f3', version: 3 },
        ],
      },
    ]);
    expect(screen.queryByText('2 selected')).not.toBeInTheDocument();
  });

  it('go to all that fit the filters, if it is as many as were seen', async () => {
    const backend = new FakeBackend();
    backend.findings = () => ({ ...three(), total: 40, nextCursor: 'c' });
    renderPages('/entra/findings?severity=high', backend);
    await userEvent.click(
      await screen.findByRole('checkbox', { name: 'Select No. 1' }),
    );
    await userEvent.click(
      screen.getByRole('button', { name: 'Select all 40 that fit' }),
    );
    expect(screen.getByText('40 selected')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Acknowledge…' }));
    const form = await screen.findByRole('dialog', {
      name: 'Acknowledge 40 findings',
    });
    await userEvent.click(
      within(form).getByRole('button', { name: 'Acknowledge' }),
    );
    await waitFor(() =>
      expect(backend.inputsOf('findings/acts')).toEqual([
        {
          act: { act: 'acknowledge' },
          connection: 'contoso',
          filter: { minSeverity: 'high' },
          expected: 40,
        },
      ]),
    );
  });

  it('set aside are counted beside the list, and a press away', async () => {
    const backend = new FakeBackend();
    backend.findings = three;
    renderPages('/entra/findings', backend);
    await userEvent.click(
      await screen.findByRole('button', { name: '2 accepted' }),
    );
    expect(address().search).toBe('?state=accepted');
    await waitFor(() =>
      expect(backend.inputsOf('questions/list_findings').at(-1)).toMatchObject({
        state: ['accepted'],
      }),
    );
  });
});
