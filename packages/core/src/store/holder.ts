import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';

/** Of this process; what is not in it any more was given up. */
const alive = new Set<string>();

/** Names a process as the holder of leases, so that one that died on this machine is known to be gone. */
export function newHolder(): string {
  const holder = [hostname(), process.pid, randomUUID()].join('/');
  alive.add(holder);
  return holder;
}

/** The process goes down, or its part in the sync: what it holds may be taken at once. */
export function forgetHolder(holder: string): void {
  alive.delete(holder);
}

/** Whether that process is certainly gone; one on another machine may always be alive. */
export function isGone(holder: string): boolean {
  const [host, pid] = holder.split('/');
  if (host !== hostname()) return false;
  if (Number(pid) === process.pid) return !alive.has(holder);
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
