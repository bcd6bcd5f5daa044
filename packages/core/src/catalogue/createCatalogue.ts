import { checks as builtInChecks } from '../checks';
import { compositions, detections, detectors } from '../detectors';
import type {
  Check,
  CheckMetadata,
  CheckSettings,
  Composition,
  Detector,
} from '../model';
import { addedCheck } from './addedCheck';
import { readSettings } from './readSettings';
import { withSeverity } from './withSeverity';

/** What is judged: the product's own checks and detections, those that a platform team adds, and what is configured of them. */
export interface Catalogue {
  readonly checks: readonly Check[];
  readonly detectors: readonly Detector<any, any, any>[];
  readonly compositions: readonly Composition[];
  /** The texts of all of these, muted ones too. */
  readonly all: readonly CheckMetadata[];
  /** Of these, what was added. */
  readonly added: readonly CheckMetadata[];
  readonly muted: readonly { check: string; title: string; reason: string }[];
  /** One sentence for each mistake in the settings; what is wrong is left out, the rest holds. */
  readonly problems: readonly string[];
  /** A check's text. Undefined: this version, or what was added to it, no longer has it. */
  of(id: string): CheckMetadata | undefined;
  settings(id: string): CheckSettings;
}

/**
 * @param options.checks - what is added
 * @param options.settings - by id, as `CheckSettings`; read with care, for people write it
 * @param options.path - where the settings are, for their problems
 * @throws CatalogueError when an added check cannot be one; settings never throw
 */
export function createCatalogue({
  checks = [],
  settings: configured,
  path = 'entra.checks',
}: {
  checks?: readonly Check<any>[];
  settings?: unknown;
  path?: string;
} = {}): Catalogue {
  const own: readonly CheckMetadata[] = [...builtInChecks, ...detections];
  const added: Check[] = [];
  for (const check of checks) added.push(addedCheck(check, own, added));

  const known = new Map([...own, ...added].map(each => [each.id, each]));
  const { settings, problems } = readSettings(configured, known, path);
  const of = (id: string): CheckSettings => settings.get(id) ?? {};
  const judged = [...builtInChecks, ...added].map(check =>
    withSeverity.ofCheck(check, of(check.id).severity),
  );
  const detecting = detectors.map(detector =>
    withSeverity.ofDetector(detector, of(detector.id).severity),
  );
  const composing = compositions.map(composition =>
    withSeverity.ofComposition(composition, of(composition.id).severity),
  );
  const all: readonly CheckMetadata[] = [...judged, ...detecting, ...composing];
  const byId = new Map(all.map(each => [each.id, each]));
  return {
    checks: judged,
    detectors: detecting,
    compositions: composing,
    all,
    added: added.map(({ id }) => byId.get(id)!),
    muted: all.flatMap(({ id, title }) => {
      const { mute } = of(id);
      return mute ? [{ check: id, title, reason: mute.reason }] : [];
    }),
    problems,
    of: id => byId.get(id),
    settings: of,
  };
}

/** Nothing added, nothing configured. */
export const builtInCatalogue: Catalogue = createCatalogue();
