import { mockApis, TestApiProvider } from '@backstage/frontend-test-utils';
import { render, screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { Sentence } from './Sentence';

function show(shown: ReactNode) {
  render(
    <TestApiProvider apis={[mockApis.translation(), mockApis.error()]}>
      {shown}
    </TestApiProvider>,
  );
}

describe('Sentence', () => {
  it('writes the times in it for people, and leaves the rest as it is', () => {
    show(
      <p>
        <Sentence text="History begins later than 2026-11-19T08:05:09Z for: Users. Next read at 2026-11-20T00:00:00.000Z." />
      </p>,
    );
    expect(screen.getByRole('paragraph')).toHaveTextContent(
      'History begins later than Nov 19, 2026, 08:05 UTC for: Users. Next read at Nov 20, 2026, 00:00 UTC.',
    );
    expect(screen.getByText('Nov 19, 2026, 08:05 UTC')).toHaveAttribute(
      'datetime',
      '2026-11-19T08:05:09Z',
    );
  });

  it('leaves days and ids alone', () => {
    const text = 'Since 2026-11-19 the app 2026-11-19T08 has no owner.';
    show(<Sentence text={text} />);
    expect(screen.getByText(text)).toBeInTheDocument();
  });
});
