import type { CredentialKind } from '@entra-posture/core';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { capabilities, connection, facts } from '../__testUtils__/connection';
import { connectOptions } from '../__testUtils__/connectOptions';
import { FakeBackend } from '../__testUtils__/FakeBackend';
import { renderPages } from '../__testUtils__/renderPages';
import type { Warning } from '../client/connect';
import { leaveFor } from './leaveFor';

jest.mock('./leaveFor', () => ({ leaveFor: jest.fn() }));

const missing = ['IdentityRiskyUser.Read.All', 'Policy.Read.All'];
const warning: Warning = {
  kind: 'permission',
  missing,
  permission: missing.join(' and '),
  text: 'Risky users: Microsoft Graph refuses the read.',
  datasets: ['riskyUsers'],
  features: ['Risky users'],
  checks: [],
};

async function show(
  credential: CredentialKind,
  change: Partial<Warning> = {},
  backend = new FakeBackend(),
) {
  backend.capabilities = () =>
    capabilities(
      connection({
        connection: facts({ credential }),
        warnings: [{ ...warning, ...change }],
      }),
    );
  renderPages('/entra/connections', backend);
  const warnings = await screen.findByRole('region', {
    name: 'Scope warnings (1)',
  });
  await screen.findByRole('group', { name: 'Manage Contoso' });
  return { backend, warnings: within(warnings) };
}

describe('what is missing', () => {
  it.each(['signIn', 'application'] as const)(
    'is asked for by one button, and nothing else with it, of %s',
    async credential => {
      const { backend, warnings } = await show(credential);
      await userEvent.click(
        warnings.getByRole('button', {
          name: `Grant ${missing.join(', ')}: Contoso`,
        }),
      );
      await waitFor(() => expect(leaveFor).toHaveBeenCalled());
      expect(backend.inputsOf('connect/begin')).toEqual([
        {
          mode: credential,
          cloud: 'global',
          tenant: '00000000-0000-0000-0000-00000000c0de',
          set: 'custom',
          permissions: missing,
          connection: 'contoso',
        },
      ]);
    },
  );

  it('is named with the app registration that it is added to, to be copied', async () => {
    const user = userEvent.setup();
    const write = jest.spyOn(navigator.clipboard, 'writeText');
    const { warnings } = await show('clientSecret');
    expect(
      warnings.getByText(
        /open the app registration 00000000-0000-0000-0000-0000000000a1, add the application permissions IdentityRiskyUser.Read.All, Policy.Read.All/,
      ),
    ).toBeInTheDocument();
    await user.click(
      warnings.getByRole('button', { name: 'Copy their names' }),
    );
    expect(await warnings.findByText('Copied')).toBeInTheDocument();
    expect(write).toHaveBeenCalledWith(missing.join(' '));
  });

  it('is assigned to a managed identity itself', async () => {
    const { warnings } = await show('managedIdentity');
    expect(
      warnings.getByText(/^Assign the managed identity these app roles/),
    ).toBeInTheDocument();
  });

  it('offers nothing where no permission would mend it', async () => {
    const { warnings } = await show('signIn', {
      kind: 'licence',
      missing: [],
      permission: undefined,
    });
    expect(warnings.queryByRole('button')).toBeNull();
  });

  it('says what to ask for to who may not grant it', async () => {
    const backend = new FakeBackend();
    backend.options = () =>
      connectOptions({
        may: { connect: true, update: false, disconnect: true, sync: true },
      });
    const { warnings } = await show('signIn', {}, backend);
    expect(
      warnings.getByText(/the permission entra.connection.update/),
    ).toBeInTheDocument();
    expect(warnings.queryByRole('button')).toBeNull();
  });
});
