import type { Severity } from '../model';

/** What a failed check of each severity costs a tenant. */
export const weights: Readonly<Record<Severity, number>> = {
  critical: 10,
  high: 5,
  medium: 2,
  low: 1,
  info: 0,
};

/** How likely one cause of each severity leads to harm. */
export const likelihoods: Readonly<Record<Severity, number>> = {
  critical: 0.6,
  high: 0.35,
  medium: 0.15,
  low: 0.05,
  info: 0,
};
