import { severities } from '../model';
import type {
  Check,
  CheckMetadata,
  Composition,
  Detector,
  Severity,
  Witness,
} from '../model';

/** Checks and detections as they are, but for the severity of what they find. */
export const withSeverity = {
  ofCheck(check: Check, severity: Severity | undefined): Check {
    if (!severity) return check;
    return {
      ...check,
      severity,
      async evaluate(view) {
        const verdict = await check.evaluate(view);
        return verdict.outcome === 'fail'
          ? {
              ...verdict,
              witnesses: adjusted(verdict.witnesses, check, severity),
            }
          : verdict;
      },
    };
  },
  ofDetector(
    detector: Detector<any, any, any>,
    severity: Severity | undefined,
  ): Detector<any, any, any> {
    if (!severity) return detector;
    return {
      ...detector,
      severity,
      step(state, event, context) {
        const { witnesses, ...step } = detector.step(state, event, context);
        return { ...step, witnesses: adjusted(witnesses, detector, severity) };
      },
    };
  },
  ofComposition(
    composition: Composition,
    severity: Severity | undefined,
  ): Composition {
    if (!severity) return composition;
    return {
      ...composition,
      severity,
      compose: (principal, parts) =>
        adjusted(composition.compose(principal, parts), composition, severity),
    };
  },
};

function adjusted(
  witnesses: readonly Witness[],
  { severity: highest }: Pick<CheckMetadata, 'severity'>,
  severity: Severity,
): Witness[] {
  return witnesses.map(witness => {
    const own = witness.severity ?? highest;
    const least = own === highest || isWorse(own, severity) ? severity : own;
    return { ...witness, severity: least };
  });
}

function isWorse(one: Severity, other: Severity): boolean {
  return severities.indexOf(one) < severities.indexOf(other);
}
