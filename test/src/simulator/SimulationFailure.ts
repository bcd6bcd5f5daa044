/** What a simulation found. The message says what was expected to hold. */
export class SimulationFailure extends Error {
  name = 'SimulationFailure';
}

/** A promise that a killed process waits for. */
export function never<T>(): Promise<T> {
  return new Promise(() => {});
}
