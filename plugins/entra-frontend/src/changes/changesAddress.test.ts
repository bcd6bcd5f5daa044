import { writeAddress } from '../routing/useAddress';
import {
  addressNames,
  ChangesAddress,
  readChangesAddress,
  timesOf,
} from './changesAddress';

const read = (text: string) => readChangesAddress(new URLSearchParams(text));

describe('the address of the changes page', () => {
  it('comes back as it was written', () => {
    const address: ChangesAddress = {
      connection: 'demo',
      days: 30,
      from: '2026-01-01',
      to: '2026-01-31',
      area: 'ca',
      entity: 'ada#EXT#@contoso.example',
    };
    expect(read(writeAddress(address, addressNames).toString())).toEqual(
      address,
    );
  });

  it('is not misled by what somebody typed', () => {
    expect(read('days=0&from=yesterday&to=2026-99-99&area=sig')).toEqual({});
    expect(read('from=2026-02-01&to=2026-01-01')).toEqual({
      from: '2026-02-01',
      to: '2026-02-01',
    });
  });

  it('asks for a week when it says nothing, and for whole days where it names some', () => {
    expect(timesOf({})).toEqual({ days: 7 });
    expect(timesOf({ from: '2026-01-01', to: '2026-01-02', days: 30 })).toEqual(
      { from: '2026-01-01T00:00:00.000Z', to: '2026-01-02T23:59:59.999Z' },
    );
    expect(timesOf({ to: '2026-01-02', days: 30 })).toEqual({
      days: 30,
      to: '2026-01-02T23:59:59.999Z',
    });
  });
});
