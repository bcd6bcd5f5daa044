/** A mistake in the configuration, in one sentence that names the key and says what to do; never a value of a secret. */
export class ConfigProblem extends Error {
  name = 'ConfigProblem';
}
