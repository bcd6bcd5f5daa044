import type { EntraTranslate } from '../../translation';
import type { Position } from './greatCircle';

/** A part of the globe in plain degrees, twice as wide as high. */
export interface MapFrame {
  west: number;
  north: number;
  width: number;
  height: number;
}

/** Nearer, two places would be on a grid without anything to tell them by. */
const LEAST_WIDTH = 40;
/** The names of places are above and below them. */
const ROOM = { wide: 1.3, high: 1.8 };
const LINES = 8;
/** Nearer to an edge, a line has no room for its label. */
const EDGE = 0.04;
const steps = [5, 10, 15, 30, 45];

/** The part with all of the points in it and some room around them. */
export function frameOf(points: readonly Position[]): MapFrame {
  const [west, east] = ends(points.map(({ longitude }) => longitude));
  const [south, north] = ends(points.map(({ latitude }) => latitude));
  const width = Math.min(
    360,
    Math.max(
      LEAST_WIDTH,
      (east - west) * ROOM.wide,
      (north - south) * 2 * ROOM.high,
    ),
  );
  const height = width / 2;
  const middle = (south + north) / 2;
  const farthest = 90 - height / 2;
  return {
    west: (west + east) / 2 - width / 2,
    north: Math.max(-farthest, Math.min(farthest, middle)) + height / 2,
    width,
    height,
  };
}

function ends(values: readonly number[]): [number, number] {
  return [Math.min(...values), Math.max(...values)];
}

/** Where a point is in a frame, in hundredths of its width and height. */
export function placeIn(
  { west, north, width, height }: MapFrame,
  { latitude, longitude }: Position,
): { x: number; y: number } {
  return {
    x: ((longitude - west) / width) * 100,
    y: ((north - latitude) / height) * 100,
  };
}

export interface GridLine {
  degrees: number;
  label: string;
}

/** The meridians and parallels of a frame, at round degrees. */
export function gridOf(
  { west, north, width, height }: MapFrame,
  t: EntraTranslate,
): {
  meridians: GridLine[];
  parallels: GridLine[];
} {
  const step = steps.find(each => width / each <= LINES) ?? 45;
  const multiples = (from: number, span: number) => {
    const found: number[] = [];
    const [first, last] = [from + EDGE * span, from + (1 - EDGE) * span];
    for (let at = Math.ceil(first / step) * step; at <= last; at += step)
      found.push(at);
    return found;
  };
  return {
    meridians: multiples(west, width).map(degrees => ({
      degrees,
      label: named(
        aroundGlobe(degrees),
        t('entity.map.east'),
        t('entity.map.west'),
      ),
    })),
    parallels: multiples(north - height, height).map(degrees => ({
      degrees,
      label: named(degrees, t('entity.map.north'), t('entity.map.south')),
    })),
  };
}

function aroundGlobe(degrees: number): number {
  return ((((degrees + 180) % 360) + 360) % 360) - 180;
}

function named(degrees: number, positive: string, negative: string): string {
  if (degrees === 0 || degrees === -180) return `${Math.abs(degrees)}°`;
  return `${Math.abs(degrees)}° ${degrees > 0 ? positive : negative}`;
}
