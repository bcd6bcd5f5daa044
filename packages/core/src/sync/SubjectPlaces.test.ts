import { SubjectPlaces } from './SubjectPlaces';

describe('the places of subjects', () => {
  it('are the same in every record, in the order in which they came', () => {
    const names: string[] = [];
    const places = new SubjectPlaces(names);
    const placesOf = (...subjects: string[]) => {
      places.next();
      return subjects.map(subject => places.of(subject));
    };
    expect(placesOf('ann', '198.18.1.5', 'ann')).toEqual([0, 1, 0]);
    expect(placesOf('bob', '198.18.1.5', 'bob', 'ann')).toEqual([2, 1, 2, 0]);
    expect(placesOf()).toEqual([]);
    expect(names).toEqual(['ann', '198.18.1.5', 'bob']);
  });
});
