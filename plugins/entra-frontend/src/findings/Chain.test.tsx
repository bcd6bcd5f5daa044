import { screen, within } from '@testing-library/react';
import { FakeBackend } from '../__testUtils__/FakeBackend';
import { explanation } from '../__testUtils__/finding';
import { renderPages } from '../__testUtils__/renderPages';
import { findingItem } from '../__testUtils__/summary';

const OPEN = '/entra/findings?finding=aud.role-assigned~1';

describe('a chain of findings', () => {
  it('is named by each of its parts, with the way to it', async () => {
    const backend = new FakeBackend();
    backend.explain = () =>
      explanation({
        finding: findingItem({ partOf: 'cmp.privilege-chain~7' }),
      });
    renderPages(OPEN, backend);
    const drawer = within(await screen.findByRole('dialog'));
    expect(drawer.getByText(/^Part of/)).toBeInTheDocument();
    expect(
      drawer.getByRole('link', { name: 'cmp.privilege-chain~7' }),
    ).toHaveAttribute(
      'href',
      expect.stringContaining('finding=cmp.privilege-chain%7E7'),
    );
    expect(
      drawer.queryByRole('region', { name: /^Made of/ }),
    ).not.toBeInTheDocument();
  });

  it('lists its parts in the order in which they happened', async () => {
    const backend = new FakeBackend();
    backend.explain = () =>
      explanation({
        parts: [
          findingItem({ finding: 'a~1', title: 'A role was given' }),
          findingItem({ finding: 'b~2', title: 'A secret was added' }),
        ],
      });
    renderPages(OPEN, backend);
    const parts = within(
      await screen.findByRole('region', { name: 'Made of (2)' }),
    );
    expect(parts.getAllByRole('link').map(each => each.textContent)).toEqual([
      'A role was given',
      'A secret was added',
    ]);
    expect(
      parts.getByRole('link', { name: 'A secret was added' }),
    ).toHaveAttribute('href', expect.stringContaining('finding=b'));
    expect(screen.queryByText(/^Part of/)).not.toBeInTheDocument();
  });
});
