/** Seconds that the processor spent on it, garbage collection included. */
export function onProcessor(work: () => unknown): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1_000_000;
}
