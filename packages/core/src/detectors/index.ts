import type { Detector } from '../model';
import { impossibleTravel } from './sig/impossibleTravel';

/** The detections: one line each. */
export const detectors: readonly Detector<any, any, any>[] = [impossibleTravel];
