import { withheld } from '@entra-posture/core';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { appRisks } from '../__testUtils__/appRisks';
import { FakeBackend, refusal } from '../__testUtils__/FakeBackend';
import { findingsList } from '../__testUtils__/finding';
import {
  changeItem,
  changes,
  holder,
  identities,
  identity,
  privilegedAccess,
  staleAccounts,
} from '../__testUtils__/identity';
import { renderPages } from '../__testUtils__/renderPages';

const saved: { name: string; content: Blob }[] = [];

beforeEach(() => {
  saved.length = 0;
  let last: Blob;
  URL.createObjectURL = jest.fn(content => {
    last = content as Blob;
    return 'blob:file';
  });
  URL.revokeObjectURL = jest.fn();
  jest
    .spyOn(HTMLAnchorElement.prototype, 'click')
    .mockImplementation(function click(this: HTMLAnchorElement) {
      saved.push({ name: this.download, content: last });
    });
});
afterEach(() => jest.restoreAllMocks());

async function exportAs(format: RegExp) {
  // The page itself comes when it is first shown.
  const button = await screen.findByRole(
    'button',
    { name: 'Export' },
    { timeout: 30_000 },
  );
  await waitFor(() => expect(button).toBeEnabled());
  await userEvent.click(button);
  await userEvent.click(await screen.findByRole('menuitem', { name: format }));
}

async function file(): Promise<{ name: string; text: string }> {
  await waitFor(() => expect(saved).toHaveLength(1));
  return { name: saved[0].name, text: await saved[0].content.text() };
}

/** Two pages of people; `second` is what the server says to the second. */
function twoPages(second: () => object | Promise<object>): FakeBackend {
  const backend = new FakeBackend();
  backend.identities = (input): any =>
    input.cursor ? second() : identities({ total: 101, nextCursor: 'second' });
  return backend;
}

const lastPage = () =>
  identities({ total: 101, items: [identity({ label: 'Zoe Zimmer' })] });

describe('a list taken away', () => {
  it('is all of the list with the filters of the page', async () => {
    const backend = renderPages(
      '/entra/identities?kind=guests&mfa=no&sort=label',
      twoPages(lastPage),
    );
    await exportAs(/CSV/);
    const { name, text } = await file();
    expect(name).toMatch(/^identities-contoso-\d{4}-\d\d-\d\d\.csv$/);
    const [header, ada, zoe] = text.split('\r\n');
    expect(header).toMatch(/^entity,label,kind,enabled,standing,mfa,methods,/);
    expect(ada).toMatch(
      'ada@contoso.example,Ada Adams,member,true,tier0,true,microsoftAuthenticatorPush; fido2SecurityKey,2026-01-30T10:00:00Z,true,2,41.2,58.7,3',
    );
    expect(zoe).toContain('Zoe Zimmer');
    expect(
      backend
        .inputsOf('questions/list_identities')
        .filter(({ limit }) => limit === 100),
    ).toEqual(
      [{}, { cursor: 'second' }].map(page => ({
        connection: 'contoso',
        kinds: ['guest'],
        mfa: 'no',
        sort: 'label',
        limit: 100,
        ...page,
      })),
    );
    expect(
      await screen.findByText(/^Saved as identities-.*: 2 rows\.$/),
    ).toHaveAttribute('role', 'status');
  });

  it('shows how far it is, and stops when it is cancelled', async () => {
    let release = () => {};
    const backend = twoPages(
      () =>
        new Promise(resolve => {
          release = () => resolve(lastPage());
        }),
    );
    renderPages('/entra/identities', backend);
    await exportAs(/JSON/);
    const progress = await screen.findByRole('progressbar', {
      name: 'Export of identities',
    });
    await waitFor(() => expect(progress).toHaveAttribute('max', '101'));
    expect(screen.getByText('1 of 101')).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Cancel export' }),
    );
    release();
    expect(
      await screen.findByText('Cancelled: no file was saved.'),
    ).toBeInTheDocument();
    expect(progress).not.toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Export' })).toHaveFocus();
    expect(saved).toEqual([]);
  });

  it('says why it stopped in the middle, and goes on from there', async () => {
    const backend = twoPages(() =>
      refusal(503, 'ServiceUnavailableError', 'The database is away.'),
    );
    renderPages('/entra/identities', backend);
    await exportAs(/CSV/);
    const alert = within(await screen.findByRole('alert'));
    expect(alert.getByText('The database is away.')).toBeInTheDocument();
    expect(alert.getByText('The file could not be made')).toBeInTheDocument();
    expect(saved).toEqual([]);
    backend.identities = lastPage;
    await userEvent.click(alert.getByRole('button', { name: 'Retry' }));
    const { text } = await file();
    expect(text).toContain('Ada Adams');
    expect(text).toContain('Zoe Zimmer');
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('begins again where a sync came between its pages, and says so', async () => {
    let release = () => {};
    const backend = twoPages(() => {
      backend.identities = () =>
        new Promise(resolve => {
          release = () => resolve(lastPage());
        });
      return refusal(409, 'ConflictError', 'The list has changed.');
    });
    renderPages('/entra/identities', backend);
    await exportAs(/CSV/);
    expect(
      await screen.findByText(
        'The list changed while it was read: it is read again from its beginning.',
      ),
    ).toHaveAttribute('role', 'status');
    release();
    const { text } = await file();
    expect(text).toContain('Zoe Zimmer');
    expect(text).not.toContain('Ada Adams');
  });

  it('is not offered where there is nothing', async () => {
    const backend = new FakeBackend();
    backend.identities = () => identities({ total: 0, items: [] });
    renderPages('/entra/identities', backend);
    await screen.findByRole('heading', { name: 'No identity is known' });
    expect(screen.getByRole('button', { name: 'Export' })).toBeDisabled();
  });

  it('says withheld where a blank would say never or none', async () => {
    const backend = new FakeBackend();
    backend.identities = () =>
      identities({
        items: [
          identity({
            entity: '00000000-0000-0000-0000-0000000000ad',
            label: withheld,
            methods: [],
            lastActivityAt: null,
          }),
        ],
      });
    renderPages('/entra/identities', backend);
    await exportAs(/CSV/);
    expect((await file()).text.split('\r\n')[1]).toBe(
      `00000000-0000-0000-0000-0000000000ad,${withheld},member,true,tier0,true,${withheld},${withheld},true,2,41.2,58.7,3`,
    );
  });
});

describe('each list', () => {
  const backend = new FakeBackend();
  backend.privilegedAccess = () =>
    privilegedAccess({
      items: [
        holder({
          permanent: null,
          through: { kind: 'group', entity: 'g1', label: 'Helpdesk' },
        }),
      ],
    });
  backend.changes = () =>
    changes({
      items: [
        changeItem({
          properties: [
            { name: 'department', after: '=1' },
            { name: 'members', added: ['a', 'b'], removed: ['c'] },
          ],
        }),
      ],
    });
  backend.staleAccounts = () =>
    staleAccounts({
      kind: 'device',
      items: [
        {
          kind: 'device',
          entity: 'd1',
          label: 'Laptop',
          lastActivityAt: null,
          createdAt: '2024-01-30T10:00:00Z',
          licences: 0,
          standing: null,
        },
      ],
    });

  it.each([
    [
      'privileged-access?tier=0',
      'privileged-access',
      'questions/list_privileged_access',
      { tier: '0' },
      'ada@contoso.example,Ada Adams,user,62e90394-69f5-4237-9190-012177145e10,Global Administrator,0,active,,g1,Helpdesk,true,true,2026-01-30T10:00:00Z,41.2',
    ],
    [
      'changes?days=90&area=ca',
      'changes',
      'questions/compare_snapshots',
      { days: 90, area: 'ca' },
      'changed,users,Users,Ada Adams,Ada Adams (ada@contoso.example),"department: nothing → =1; members: +a, +b, -c",,2026-01-29T11:00:00Z,2026-01-30T11:00:00Z,eve@contoso.example,Eve Evans,2026-01-30T10:58:00Z,1',
    ],
    [
      'devices?view=unused&days=180',
      'unused-devices',
      'questions/list_stale_accounts',
      { kind: 'device', days: 180 },
      'd1,Laptop,,2024-01-30T10:00:00Z',
    ],
    [
      'apps?risk=owners',
      'apps',
      'questions/list_app_risks',
      { risk: 'owners' },
      appRisks().items[0].label,
    ],
    [
      'sign-ins?area=sig&state=accepted',
      'detections',
      'questions/list_findings',
      { detected: true, area: 'sig', state: ['accepted'], sort: 'happened' },
      findingsList().items[0].title,
    ],
  ])(
    'at %s is a file of its own columns',
    async (path, what, question, filters, line) => {
      renderPages(`/entra/${path}`, backend);
      await exportAs(/CSV/);
      const { name, text } = await file();
      expect(name).toMatch(new RegExp(`^${what}-contoso-[-\\d]+\\.csv$`));
      const [header, first] = text.split('\r\n');
      expect(header.split(',').length).toBeGreaterThan(3);
      expect(first).toContain(line);
      expect(backend.inputsOf(question).at(-1)).toEqual({
        connection: 'contoso',
        limit: 100,
        ...filters,
      });
    },
  );
});
