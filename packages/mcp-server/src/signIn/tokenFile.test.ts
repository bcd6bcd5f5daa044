/** @jest-environment node */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tokenFile } from './tokenFile';

describe('the file of who is signed in', () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'entra-token-'));
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  it('is empty before anybody has signed in, then what was saved last', async () => {
    const path = join(directory, 'tokens.json');
    const file = tokenFile(path);
    expect(await file.read()).toBe('');
    await file.save('first');
    await file.save('second');
    expect(await tokenFile(path).read()).toBe('second');
  });

  it('can be read by nobody else', async () => {
    const path = join(directory, 'tokens.json');
    await tokenFile(path).save('kept');
    expect(statSync(path).mode.toString(8).slice(-3)).toBe('600');
  });

  it('does not take a file that cannot be read for nobody', async () => {
    await expect(tokenFile(directory).read()).rejects.toThrow(/EISDIR/);
  });
});
