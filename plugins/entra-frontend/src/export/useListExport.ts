import { toError } from '@backstage/errors';
import { useCallback, useEffect, useRef, useState } from 'react';
import { saveFile } from '../findings/export/saveFile';
import { ExportProgress, ListExport } from './ListExport';
import type { ListFile } from './listFile';
import type { ListFormatId } from './listFormats';

const nothing: ExportProgress = { rows: 0, restarts: 0 };

export type ExportState = { progress: ExportProgress } & (
  | { status: 'idle' | 'running' | 'cancelled' }
  | { status: 'failed'; error: Error }
  | { status: 'saved'; name: string }
);

/** Takes a list away as a file: one at a time, and none that nobody waits for any more. */
export function useListExport<Row>(file: ListFile<Row>) {
  const [state, setState] = useState<ExportState>({
    status: 'idle',
    progress: nothing,
  });
  const running = useRef<AbortController>();
  const last = useRef<ListExport<Row>>();
  useEffect(() => () => running.current?.abort(), []);

  const run = useCallback(async (each: ListExport<Row>) => {
    if (running.current) return;
    const stop = new AbortController();
    running.current = stop;
    last.current = each;
    setState(({ progress }) => ({ status: 'running', progress }));
    try {
      const made = await each.finish(stop.signal);
      saveFile(made);
      last.current = undefined;
      setState(({ progress }) => ({
        status: 'saved',
        progress,
        name: made.name,
      }));
    } catch (thrown) {
      if (stop.signal.aborted) return;
      setState(({ progress }) => ({
        status: 'failed',
        progress,
        error: toError(thrown),
      }));
    } finally {
      if (running.current === stop) running.current = undefined;
    }
  }, []);

  return {
    state,
    /** What is chosen now is what is read, whatever the filters become meanwhile. */
    start: (format: ListFormatId) => {
      if (running.current) return;
      setState({ status: 'running', progress: nothing });
      void run(
        new ListExport(file, format, progress =>
          setState(before => ({ ...before, progress })),
        ),
      );
    },
    /** Goes on where it failed. */
    retry: () => {
      if (last.current) void run(last.current);
    },
    cancel: () => {
      running.current?.abort();
      running.current = undefined;
      last.current = undefined;
      setState({ status: 'cancelled', progress: nothing });
    },
  };
}
