import { found } from '../givenLog';
import { federation } from './federation';
import { audit, from, target } from './givenAudit';

const facts = { tenantId: 'tenant' };
const domain = (
  activity: string,
  changes: Record<string, unknown> = {},
  over: Record<string, unknown> = {},
) =>
  audit(activity, {
    category: 'DirectoryManagement',
    targets: [
      target('Other', null, changes, { displayName: 'Contoso.example' }),
    ],
    ...over,
  });
const run = (...log: ReturnType<typeof audit>[]) =>
  found(federation, log, { facts });

describe('aud.federation', () => {
  it('names the domain and who did it', () => {
    expect(run(domain('Set federation settings on domain'))).toMatchObject([
      {
        severity: 'critical',
        key: 'contoso.example:federation:2026-03-10',
        affected: [
          { kind: 'tenant', id: 'tenant', label: 'contoso.example' },
          { kind: 'user', id: 'initiator' },
        ],
        facts: { domain: 'contoso.example' },
      },
    ]);
  });

  it.each([
    [
      'Set domain authentication',
      { LiveType: from(['Managed'], ['Federated']) },
      'critical',
    ],
    [
      'Set domain authentication',
      { LiveType: from('Managed', 'Federated') },
      'critical',
    ],
    [
      'Set domain authentication',
      { LiveType: from(['Federated'], ['Managed']) },
      undefined,
    ],
    ['Set domain authentication', {}, 'critical'],
    ['Set federation settings on domain.', {}, 'critical'],
    ['Verify domain', {}, 'medium'],
    ['Add verified domain', {}, 'medium'],
    ['Add unverified domain', {}, undefined],
    ['Update domain', {}, undefined],
  ])('%s %j is %s', (activity, changes, severity) => {
    expect(run(domain(activity, changes))[0]?.severity).toBe(severity);
  });

  it('names a domain once, however many records its conversion has', () => {
    expect(
      run(
        domain('Set domain authentication', {
          LiveType: from('Managed', 'Federated'),
        }),
        domain('Set federation settings on domain'),
      ),
    ).toHaveLength(1);
    expect(
      run(domain('Verify domain'), domain('Set federation settings on domain')),
    ).toHaveLength(2);
  });

  it('leaves out what was refused', () => {
    expect(
      run(
        domain('Set federation settings on domain', {}, { result: 'failure' }),
      ),
    ).toEqual([]);
  });

  it('tells of a record that names no domain, and of a tenant whose id is not known', () => {
    expect(
      found(federation, [audit('Set federation settings on domain')]),
    ).toMatchObject([{ affected: [{ kind: 'tenant', id: 'unnamed' }, {}] }]);
  });
});
