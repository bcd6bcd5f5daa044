import { detectors } from '../detectors';
import { codeOf } from './detectStates';

describe('what is kept of a subject', () => {
  it('stands under a code that no two detections share', () => {
    const codes = detectors.map(({ id }) => codeOf(id));
    expect(new Set(codes).size).toBe(detectors.length);
    expect(codes.filter(code => !/^[0-9a-z]{4}$/.test(code))).toEqual([]);
  });
});
