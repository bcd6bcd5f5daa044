import { useCallback, useState } from 'react';

/** The way through a list that the server pages: the cursors of the pages that lead to this one. */
export interface Cursors {
  /** Absent on the first page. */
  cursor?: string;
  /** Counted from 0. */
  page: number;
  next(cursor: string): void;
  previous(): void;
  restart(): void;
}

/** A cursor belongs to one list: whatever makes it another (`list`) begins at its first page. */
export function useCursors(list: string): Cursors {
  const [trail, setTrail] = useState<{ list: string; cursors: string[] }>({
    list,
    cursors: [],
  });
  const cursors = trail.list === list ? trail.cursors : [];
  const move = (to: string[]) => setTrail({ list, cursors: to });
  return {
    cursor: cursors.at(-1),
    page: cursors.length,
    next: cursor => move([...cursors, cursor]),
    previous: () => move(cursors.slice(0, -1)),
    restart: useCallback(() => setTrail({ list, cursors: [] }), [list]),
  };
}
