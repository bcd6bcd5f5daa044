import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen, within } from '@testing-library/react';
import { connection, dataset } from '../__testUtils__/connection';
import { SyncProgress } from './SyncProgress';

const reading = (id: string, rows: number, rest: object = {}) =>
  dataset({
    id,
    title: `The ${id}`,
    progress: { rows, requests: 1, startedAt: '2026-01-31T10:59:10Z', ...rest },
  });

const running = (datasets: ReturnType<typeof reading>[]) =>
  connection({
    sync: {
      connectionId: 'contoso',
      state: 'running',
      startedAt: '2026-01-31T10:59:00Z',
      finishedAt: '2026-01-31T09:00:00Z',
    },
    datasets,
  });

describe('the progress of a sync', () => {
  it('shows of each read how far it is, where that is known', async () => {
    renderInTestApp(
      <SyncProgress
        connection={running([
          reading('devices', 500, {
            rowsPerSecond: 50,
            share: { done: 500, total: 2000 },
          }),
          reading('users', 100),
        ])}
      />,
    );
    const bar = await screen.findByRole('progressbar', {
      name: 'Read of The devices',
    });
    expect(bar).toHaveAttribute('aria-valuenow', '25');
    expect(bar).toHaveAttribute('aria-valuetext', '500 of 2,000');
    expect(screen.getAllByRole('progressbar')).toHaveLength(1);
    expect(
      screen.getByText('500 rows in 1 request · 500 of 2,000 · 50 a second'),
    ).toBeInTheDocument();
  });

  it('shows first what waits, then what has read most, and counts the rest', async () => {
    renderInTestApp(
      <SyncProgress
        connection={running([
          ...Array.from({ length: 9 }, (_, n) => reading(`small${n}`, n)),
          reading('large', 9000),
          reading('held', 0, { waiting: 'waits 9 s' }),
        ])}
      />,
    );
    const list = await screen.findByRole('list', {
      name: 'Being read from Contoso',
    });
    const items = within(list).getAllByRole('listitem');
    expect(items).toHaveLength(8);
    expect(items[0]).toHaveTextContent('The held');
    expect(items[0]).toHaveTextContent('waits 9 s');
    expect(items[1]).toHaveTextContent('The large');
    expect(screen.getByText('and 3 more')).toBeInTheDocument();
  });
});
