import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { escalation, owner, robot } from '../__testUtils__/escalation';
import { FakeBackend, refusal } from '../__testUtils__/FakeBackend';
import { findingsList } from '../__testUtils__/finding';
import { address, renderPages } from '../__testUtils__/renderPages';
import { findingItem } from '../__testUtils__/summary';

const PAGE = '/entra/privileged-access';
const EXPLAIN = 'questions/explain_finding';

const listed = Array.from({ length: 7 }, (_, at) =>
  findingItem({
    finding: `priv.escalation-path~${at}`,
    statement: at === 5 ? 'Statement of the sixth.' : 'Another statement.',
  }),
);

function knowing(affected: Parameters<typeof escalation>[0]): FakeBackend {
  const backend = new FakeBackend();
  backend.findings = () => findingsList({ total: 9, items: listed });
  backend.explain = ({ finding }) => escalation(affected, finding);
  return backend;
}

const robots = [
  robot('Robot', 'Global Administrator'),
  owner('Eve', 'id-Robot'),
];

const graph = async () =>
  within(
    await screen.findByRole('group', { name: /^Escalation paths as a graph/ }),
  );

describe('the graph of escalation paths', () => {
  beforeAll(() => {
    // Nothing is laid out here: every box is measured as one of this size.
    Object.defineProperty(SVGElement.prototype, 'getBBox', {
      configurable: true,
      value: () => ({ width: 100, height: 40 }),
    });
  });
  afterAll(() => {
    delete (SVGElement.prototype as { getBBox?: unknown }).getBBox;
  });

  it('links each node to its page, and a role to who holds it', async () => {
    renderPages(PAGE, knowing(robots));
    const drawn = await graph();
    expect(
      (await drawn.findAllByRole('link')).map(link => [
        link.textContent,
        link.getAttribute('href'),
      ]),
    ).toEqual([
      [
        'Person Eve',
        '/entra/identities/eve%40contoso.example?connection=contoso',
      ],
      ['App Robot', '/entra/identities/id-Robot?connection=contoso'],
      [
        'Role Global Administrator',
        '/entra/privileged-access?connection=contoso&role=Global+Administrator',
      ],
    ]);
    await userEvent.click(drawn.getByRole('link', { name: /Eve/ }));
    expect(address().pathname).toBe('/entra/identities/eve%40contoso.example');
  });

  it('says the same in words, and what it leaves out', async () => {
    const backend = renderPages(PAGE, knowing(robots));
    expect(
      await screen.findByText(
        '3 paths of 3 findings: who owns what, and what that holds. Not drawn: 6 findings; the list has them all.',
      ),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByText('The same in words'));
    expect(
      screen.getAllByText(/Eve owns Robot, which holds Global Administrator\./),
    ).toHaveLength(3);
    expect(
      screen.getAllByRole('link', { name: 'Finding about Robot' })[1],
    ).toHaveAttribute(
      'href',
      '/entra/findings?connection=contoso&finding=priv.escalation-path%7E1',
    );
    expect(backend.inputsOf(EXPLAIN)).toHaveLength(3);
  });

  it('draws one finding alone that is chosen', async () => {
    const backend = renderPages(PAGE, knowing(robots));
    await userEvent.click(await screen.findByRole('button', { name: /Draw$/ }));
    await userEvent.click(
      screen.getByRole('option', { name: 'Statement of the sixth.' }),
    );
    expect(
      await screen.findByText(
        /^1 path of 1 finding: .* Not drawn: 8 findings;/,
      ),
    ).toBeInTheDocument();
    expect(backend.inputsOf(EXPLAIN).at(-1)).toEqual({
      finding: 'priv.escalation-path~5',
    });
  });

  it('asks nothing where there is no path', async () => {
    const backend = new FakeBackend();
    backend.findings = () => findingsList({ total: 0, items: [] });
    renderPages(PAGE, backend);
    await screen.findByRole('heading', {
      name: 'No escalation path is known',
    });
    expect(backend.inputsOf(EXPLAIN)).toEqual([]);
  });

  it('keeps the list where the evidence cannot be had, and tries again', async () => {
    const backend = knowing(robots);
    backend.explain = () => refusal(503, 'ServiceUnavailableError', 'Busy.');
    renderPages(PAGE, backend);
    const alert = within(await screen.findByRole('alert'));
    expect(alert.getByText('The paths could not be drawn')).toBeInTheDocument();
    expect(
      await screen.findByRole('grid', { name: 'Escalation paths' }),
    ).toBeInTheDocument();
    backend.explain = ({ finding }) => escalation(robots, finding);
    await userEvent.click(alert.getByRole('button', { name: 'Retry' }));
    expect((await (await graph()).findAllByRole('link'))[0]).toHaveTextContent(
      'Person Eve',
    );
  });
});
