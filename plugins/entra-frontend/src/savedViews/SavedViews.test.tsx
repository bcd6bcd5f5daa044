import { mockApis } from '@backstage/frontend-test-utils';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeBackend } from '../__testUtils__/FakeBackend';
import { address, renderPages } from '../__testUtils__/renderPages';

type Storage = ReturnType<typeof mockApis.storage>;

/** A portal of a person who has what `storage` holds. */
async function open(path: string, storage: Storage = mockApis.storage()) {
  renderPages(path, new FakeBackend(), storage);
  // The page itself comes when it is first shown.
  await screen.findByRole('button', { name: /^View/ }, { timeout: 30_000 });
  return storage;
}

const kept = (storage: Storage, page: string) =>
  storage.forBucket('entra.views').snapshot(page).value;

async function menu(item: string | RegExp) {
  await userEvent.click(screen.getByRole('button', { name: /^View/ }));
  return screen.findByRole('menuitem', { name: item });
}

async function save(name: string, action = 'Save') {
  await userEvent.click(await menu('Save this view…'));
  const dialog = within(await screen.findByRole('dialog'));
  // Nobody has to look for the field.
  expect(dialog.getByRole('textbox', { name: 'Name' })).toHaveFocus();
  await userEvent.keyboard(name);
  await userEvent.click(dialog.getByRole('button', { name: action }));
  await waitFor(() =>
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
  );
}

async function manage() {
  await userEvent.click(await menu('Rename or delete…'));
  return within(await screen.findByRole('dialog', { name: 'Your views' }));
}

describe('saved views', () => {
  it('keep the filters and the order under a name, over a reload, and for any tenant', async () => {
    const storage = await open(
      '/entra/findings?connection=contoso&area=ca&severity=high&q=old&sort=lastSeen',
    );
    await save('Old policies');
    expect(kept(storage, 'findings')).toEqual([
      {
        name: 'Old policies',
        search: 'area=ca&severity=high&q=old&sort=lastSeen',
      },
    ]);
    // What is shown is that view.
    expect(
      await screen.findByRole('button', { name: 'View: Old policies' }),
    ).toHaveFocus();

    cleanup();
    await open('/entra/findings?connection=fabrikam&state=snoozed', storage);
    expect(screen.getByRole('button', { name: 'Views' })).toBeInTheDocument();
    await userEvent.click(await menu('Old policies'));
    await waitFor(() =>
      expect(address().search).toBe(
        '?connection=fabrikam&area=ca&severity=high&q=old&sort=lastSeen',
      ),
    );
    await menu('Old policies, shown now');
  });

  it('belong to their page', async () => {
    const storage = await open('/entra/identities?kind=guests&mfa=no');
    await save('Guests without MFA');
    expect(kept(storage, 'identities')).toEqual([
      { name: 'Guests without MFA', search: 'kind=guests&mfa=no' },
    ]);
    cleanup();
    await open('/entra/findings', storage);
    await menu('Save this view…');
    expect(
      screen.queryByRole('menuitem', { name: 'Guests without MFA' }),
    ).not.toBeInTheDocument();
    expect(
      screen.getByRole('menuitem', { name: 'Rename or delete…' }),
    ).toHaveAttribute('aria-disabled', 'true');
  });

  it('take the place of one of the same name', async () => {
    const storage = mockApis.storage();
    await storage
      .forBucket('entra.views')
      .set('identities', [{ name: 'Mine', search: 'kind=apps' }]);
    await open('/entra/identities?standing=tier0', storage);
    await save('Mine', 'Replace');
    expect(kept(storage, 'identities')).toEqual([
      { name: 'Mine', search: 'standing=tier0' },
    ]);
  });

  it('are renamed, though not to the name of another, and deleted after a second press', async () => {
    const storage = mockApis.storage();
    await storage.forBucket('entra.views').set('identities', [
      { name: 'Apps', search: 'kind=apps' },
      { name: 'Guests', search: 'kind=guests' },
    ]);
    await open('/entra/identities', storage);
    const dialog = await manage();
    await userEvent.click(dialog.getByRole('button', { name: 'Rename Apps' }));
    const field = dialog.getByRole('textbox', { name: 'New name of Apps' });
    expect(field).toHaveFocus();
    await userEvent.clear(field);
    await userEvent.type(field, 'Guests');
    expect(dialog.getByRole('button', { name: 'Rename' })).toBeDisabled();
    await userEvent.clear(field);
    await userEvent.type(field, 'Programs{Enter}');
    await dialog.findByRole('button', { name: 'Rename Programs' });
    expect(dialog.getByRole('list', { name: 'Your views' })).toHaveFocus();

    await userEvent.click(
      dialog.getByRole('button', { name: 'Delete Guests' }),
    );
    expect(dialog.getByText('Delete “Guests”?')).toBeInTheDocument();
    expect(kept(storage, 'identities')).toHaveLength(2);
    await userEvent.click(dialog.getByRole('button', { name: 'Keep' }));
    await userEvent.click(
      dialog.getByRole('button', { name: 'Delete Guests' }),
    );
    await userEvent.click(dialog.getByRole('button', { name: 'Delete' }));
    await waitFor(() =>
      expect(kept(storage, 'identities')).toEqual([
        { name: 'Programs', search: 'kind=apps' },
      ]),
    );
  });

  it.each(['broken', 7, [{ name: 7 }, null], { views: [] }])(
    'are as if there were none where %j is stored, and can be saved again',
    async broken => {
      const storage = mockApis.storage();
      await storage.forBucket('entra.views').set('identities', broken);
      await open('/entra/identities?kind=apps', storage);
      await screen.findByRole('row', { name: /Ada Adams/ });
      await save('Apps');
      expect(kept(storage, 'identities')).toEqual([
        { name: 'Apps', search: 'kind=apps' },
      ]);
    },
  );

  it('of an older shape open what of them is still understood', async () => {
    const storage = mockApis.storage();
    await storage
      .forBucket('entra.views')
      .set('identities', [
        { name: 'Old', search: 'kind=robots&mfa=no&%%%&connection=other' },
      ]);
    await open('/entra/identities?kind=apps', storage);
    await userEvent.click(await menu('Old'));
    await waitFor(() => expect(address().search).toBe('?mfa=no'));
  });

  it('say why they could not be kept', async () => {
    const storage = mockApis.storage();
    jest
      .spyOn(storage.forBucket('entra.views'), 'set')
      .mockRejectedValue(new Error('The settings are away.'));
    await open('/entra/identities?kind=apps', storage);
    await userEvent.click(await menu('Save this view…'));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.keyboard('Apps{Enter}');
    const alert = within(await dialog.findByRole('alert'));
    expect(alert.getByText('The view could not be saved')).toBeVisible();
    expect(alert.getByText('The settings are away.')).toBeVisible();
  });

  it('are not written over before they are known', async () => {
    const storage = mockApis.storage();
    const bucket = storage.forBucket('entra.views');
    jest
      .spyOn(bucket, 'snapshot')
      .mockReturnValue({ key: 'identities', presence: 'unknown' } as any);
    await open('/entra/identities?kind=apps', storage);
    expect(await menu('Save this view…')).toHaveAttribute(
      'aria-disabled',
      'true',
    );
  });
});
