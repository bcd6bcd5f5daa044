import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { entitySearch, explained } from '../../__testUtils__/ca';
import { FakeBackend, refusal } from '../../__testUtils__/FakeBackend';
import { fillIn } from '../../__testUtils__/fillIn';
import { address, renderPages } from '../../__testUtils__/renderPages';
import { asOf } from '../../__testUtils__/summary';

const PAGE = '/entra/conditional-access?view=whatIf';
const ASKED = `${PAGE}&user=ada@contoso.example`;
const EXPLAIN = 'questions/explain_ca_for_user';

const person = () => screen.findByRole('combobox', { name: /Person/ });
const explain = () => screen.getByRole('button', { name: 'Explain' });

async function choose(field: RegExp, option: string) {
  await userEvent.click(screen.getByRole('button', { name: field }));
  await userEvent.click(await screen.findByRole('option', { name: option }));
}

describe('the what-if form', () => {
  it('asks nothing before it is said who signs in', async () => {
    const backend = renderPages(PAGE);
    await person();
    expect(explain()).toBeDisabled();
    expect(backend.inputsOf(EXPLAIN)).toEqual([]);
  });

  it('offers people by name, and asks with the one that was chosen', async () => {
    const backend = renderPages(PAGE);
    await userEvent.type(await person(), 'Ad');
    await userEvent.click(await screen.findByRole('option', { name: /Ada/ }));
    expect(await person()).toHaveValue('ada@contoso.example');
    expect(backend.inputsOf('questions/search_entities')[0]).toEqual({
      connection: 'contoso',
      kinds: ['user'],
      query: 'Ad',
      limit: 10,
    });
    await userEvent.click(explain());
    await screen.findByText('Ada gets in once MFA is passed.');
    expect(backend.inputsOf(EXPLAIN)).toEqual([
      { connection: 'contoso', user: 'ada@contoso.example' },
    ]);
  });

  it('puts every detail into the address, and asks with it', async () => {
    // Choosing is slow here: what is chosen alike comes with the address and stays.
    const backend = renderPages(
      `${PAGE}&platform=linux&flow=deviceCodeFlow&signInRisk=high`,
    );
    await fillIn(await person(), 'ada@contoso.example');
    // What is offered covers the rest until the field is left.
    await userEvent.tab();
    await fillIn(screen.getByRole('combobox', { name: 'App' }), 'Payroll');
    await userEvent.tab();
    expect(screen.getByRole('button', { name: /Flow/ })).toHaveTextContent(
      'Device code',
    );
    await choose(/Device$/, 'Compliant');
    await fillIn(screen.getByLabelText('IP address'), '203.0.113.7');
    await fillIn(screen.getByLabelText('Country'), 'nl');
    await userEvent.click(explain());
    const asked = {
      user: 'ada@contoso.example',
      app: 'Payroll',
      platform: 'linux',
      device: 'compliant',
      flow: 'deviceCodeFlow',
      signInRisk: 'high',
      ip: '203.0.113.7',
      country: 'NL',
    };
    await waitFor(() =>
      expect(backend.inputsOf(EXPLAIN)).toEqual([
        { connection: 'contoso', ...asked },
      ]),
    );
    expect(Object.fromEntries(address().searchParams)).toEqual({
      view: 'whatIf',
      ...asked,
    });
  });

  it('asks of a user action without an app', async () => {
    const backend = renderPages(`${ASKED}&app=Payroll`);
    await screen.findByText('Ada gets in once MFA is passed.');
    await choose(/Does/, 'Registers security information');
    expect(screen.getByRole('combobox', { name: 'App' })).toBeDisabled();
    await userEvent.click(explain());
    await waitFor(() =>
      expect(backend.inputsOf(EXPLAIN).at(-1)).toEqual({
        connection: 'contoso',
        user: 'ada@contoso.example',
        userAction: 'registerSecurityInfo',
      }),
    );
  });

  it('says why it offers nobody to who may not see people, and takes an id', async () => {
    const backend = new FakeBackend();
    const why = 'People are not searched: you may not see personal data.';
    backend.search = () =>
      entitySearch({ total: 0, items: [], asOf: asOf({ incomplete: [why] }) });
    renderPages(PAGE, backend);
    await fillIn(await person(), '00000000-0000-0000-0000-00000000000a');
    expect(await screen.findByText(why)).toBeInTheDocument();
    await userEvent.tab();
    await userEvent.click(explain());
    await waitFor(() =>
      expect(backend.inputsOf(EXPLAIN)[0].user).toBe(
        '00000000-0000-0000-0000-00000000000a',
      ),
    );
  });
});

describe('the explanation of a sign-in', () => {
  it('says the verdict, what is asked for, and each policy with why', async () => {
    renderPages(ASKED);
    const verdict = await screen.findByRole('status', { name: 'Verdict' });
    expect(verdict).toHaveTextContent('Let in once what is asked for is met');
    const asked = within(
      screen.getByRole('region', { name: 'What is asked for, all of it' }),
    );
    expect(
      asked.getByText('Multifactor authentication or a compliant device'),
    ).toBeInTheDocument();
    expect(
      asked.getByText('Can be met with this client and device'),
    ).toBeInTheDocument();
    expect(screen.getAllByRole('row').map(each => each.textContent)).toEqual([
      'AppliesPolicyStateWhyGraph’s reason',
      'AppliesRequire MFAOnIt covers everyone and every app.notSet',
      'Does notBlock legacy clientsReport-onlyIt is about other clients.clientApps',
    ]);
    expect(
      within(
        screen.getByRole('region', { name: 'Session controls' }),
      ).getByText('signInFrequency: 8 hours'),
    ).toBeInTheDocument();
    expect(screen.getByText('Payroll (app-1)')).toBeInTheDocument();
  });

  it('gives no verdict where what is unknown decides, but all that are possible', async () => {
    const backend = new FakeBackend();
    backend.explainSignIn = () =>
      explained({
        range: ['allow', 'grant'],
        unknown: ['Which platform was not given.'],
        policies: [{ ...explained().policies[0], applies: null }],
      });
    renderPages(ASKED, backend);
    const verdict = within(
      await screen.findByRole('status', { name: 'Verdict' }),
    );
    expect(
      verdict.getByRole('heading', { name: 'Cannot be told' }),
    ).toBeInTheDocument();
    expect(
      verdict.getAllByRole('listitem').map(each => each.textContent),
    ).toEqual([
      'Let in with nothing asked',
      'Let in once what is asked for is met',
    ]);
    expect(
      screen.getByText('Which platform was not given.'),
    ).toBeInTheDocument();
    expect(
      within(screen.getByRole('grid')).getByText('Cannot be told'),
    ).toBeInTheDocument();
  });

  it('says what report-only policies would change', async () => {
    const backend = new FakeBackend();
    backend.explainSignIn = () =>
      explained({
        reportOnly: {
          changes: true,
          verdict: 'block',
          policies: [
            {
              policy: 'p2',
              label: 'Block legacy clients',
              result: 'reportOnlyFailure',
            },
          ],
        },
      });
    renderPages(ASKED, backend);
    const part = within(
      await screen.findByRole('region', {
        name: 'If the report-only policies were on',
      }),
    );
    expect(part.getByText('It would be: blocked.')).toBeInTheDocument();
    expect(
      part.getByText('It would block: its control cannot be met'),
    ).toBeInTheDocument();
  });

  it('shows a screen of three hundred policies at a time', async () => {
    const backend = new FakeBackend();
    backend.explainSignIn = () =>
      explained({
        policies: Array.from({ length: 300 }, (_, at) => ({
          ...explained().policies[0],
          policy: `p${at}`,
          label: `No. ${at}`,
        })),
      });
    renderPages(ASKED, backend);
    await screen.findByText('No. 24');
    expect(screen.getAllByRole('row')).toHaveLength(26);
    await userEvent.click(screen.getByRole('button', { name: 'Next' }));
    expect(await screen.findByText('No. 25')).toBeInTheDocument();
    expect(screen.getByText('26–50 of 300')).toBeInTheDocument();
  });

  it('shows the backend’s sentence for a person who is not there', async () => {
    const backend = new FakeBackend();
    backend.explainSignIn = () =>
      refusal(404, 'NotFoundError', 'Nobody has the id or name "ada".');
    renderPages(ASKED, backend);
    expect(
      within(await screen.findByRole('alert')).getByText(
        'Nobody has the id or name "ada".',
      ),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('status', { name: 'Verdict' }),
    ).not.toBeInTheDocument();
  });
});
