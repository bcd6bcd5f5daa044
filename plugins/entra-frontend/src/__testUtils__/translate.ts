import { mockApis } from '@backstage/frontend-test-utils';
import { entraTranslationRef, type EntraTranslate } from '../translation';

/** The plugin's own English, for functions that are given the language they write in. */
export function translate(): EntraTranslate {
  const snapshot = mockApis.translation().getTranslation(entraTranslationRef);
  if (!snapshot.ready) throw new Error('The translation is not ready');
  return snapshot.t as unknown as EntraTranslate;
}
