import { render, screen } from '@testing-library/react';
import { Known } from './Known';

describe('Known', () => {
  it('shows what nobody can say as neither yes nor no', () => {
    render(
      <>
        <Known value>Granted</Known>
        <Known value={false}>Not granted</Known>
        <Known value={null}>Not known yet</Known>
      </>,
    );
    const shapes = ['Granted', 'Not granted', 'Not known yet'].map(text =>
      screen.getByText(text).getAttribute('data-value'),
    );
    expect(shapes).toEqual(['true', 'false', 'null']);
  });
});
