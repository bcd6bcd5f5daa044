import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  answerQuestion,
  dataset,
  DatasetId,
  question,
  QuestionContext,
} from '@entra-posture/core';
import {
  createStores,
  migrate,
  openDatabase,
  pageWrite,
  Stores,
} from '@entra-posture/core/node';

/** Responses as Microsoft's documentation shows them (text CC-BY-4.0, code MIT), beside the project. */
const directory = join(__dirname, '../../../shared/examples/graph-docs');

interface Documented {
  file: string;
  version: string;
  request: string;
  response: any;
}

/** Which dataset an address belongs to. */
const addresses: [RegExp, DatasetId][] = [
  [/^\/users\?.*signInActivity/i, 'userSignInActivity'],
  [/^\/(users(\/delta|\/[^/]+)?|me)$/, 'users'],
  [/^\/groups(\/delta|\/[^/]+)?$/, 'groups'],
  [/^\/applications(\/delta|\/[^/]+)?$/, 'applications'],
  [/^\/servicePrincipals(\/delta|\/[^/]+)?$/, 'servicePrincipals'],
  [/^\/oauth2PermissionGrants(\/[^/]+)?$/i, 'oauth2PermissionGrants'],
  [/^\/devices(\/delta|\/[^/]+)?$/, 'devices'],
  [/^\/auditLogs\/signIns(\/[^/]+)?$/i, 'signIns'],
  [/^\/auditLogs\/directoryAudits(\/[^/]+)?$/i, 'directoryAudits'],
  [/^(\/identityProtection)?\/riskyUsers(\/[^/]+)?$/i, 'riskyUsers'],
  [
    /^\/roleManagement\/directory\/roleDefinitions(\/[^/]+)?$/i,
    'roleDefinitions',
  ],
  [
    /^\/roleManagement\/directory\/roleAssignments(\/[^/]+)?$/i,
    'roleAssignments',
  ],
  [
    /^\/roleManagement\/directory\/roleAssignmentScheduleInstances(\/[^/]+)?$/i,
    'roleAssignmentScheduleInstances',
  ],
  [
    /^\/roleManagement\/directory\/roleEligibilityScheduleInstances(\/[^/]+)?$/i,
    'roleEligibilityScheduleInstances',
  ],
  [
    /^\/identity\/conditionalAccess\/policies(\/[^/]+)?$/i,
    'conditionalAccessPolicies',
  ],
  [
    /^\/identity\/conditionalAccess\/namedLocations(\/[^/]+)?$/i,
    'namedLocations',
  ],
  [
    /^\/policies\/identitySecurityDefaultsEnforcementPolicy$/i,
    'securityDefaults',
  ],
  [/^\/policies\/authorizationPolicy(\/[^/]+)?$/i, 'authorizationPolicy'],
  [/^\/policies\/authenticationMethodsPolicy$/i, 'authenticationMethodsPolicy'],
  [/^\/domains(\/[^/]+)?$/, 'domains'],
  [/^\/subscribedSkus(\/[^/]+)?$/, 'subscribedSkus'],
  [/^\/organization(\/[^/]+)?$/, 'organization'],
];

/** What no dataset reads, and why. Anything that is in neither list fails the test. */
const unread: [RegExp, string][] = [
  [/^POST /, 'an answer to a write: this product only reads'],
  [
    /\/(privileged|governance)/i,
    'the PIM interface before v1.0, which Microsoft has retired',
  ],
  [
    /\/identityGovernance\//,
    'access reviews and entitlements are not collected yet',
  ],
  [/\/bitlocker\//, 'recovery keys are never read'],
  [
    /\/directoryRole(s|Templates)\b/,
    'the older way to roles: roleDefinitions and roleAssignments are read',
  ],
  [
    /\/directorySettingTemplates/,
    'templates of settings say nothing of the tenant',
  ],
  [/\/security\//, 'alerts and the secure score are not collected'],
  [
    /\/(me|users\/[^/]+)\/(mailFolders|mailboxSettings)/i,
    'inbox rules are not collected yet',
  ],
  [/\/(me\/)?(drives?|sites)\b/, 'SharePoint is not collected yet'],
  [/\/deviceManagement\/|\/managedDevices/, 'Intune is not collected yet'],
  [
    /\/authentication\/|\/reports\/|authenticationMethodsPolicy\//,
    'methods are read from the registration report, never person by person',
  ],
  [/\/history\b/, 'the history of a risky user is a call per person'],
  [
    /\/(members|memberOf|owners|transitiveMemberOf|transitiveMembers|registeredOwners|registeredUsers|appRoleAssignments|appRoleAssignedTo|licenseDetails|manager|directReports|ownedObjects|createdObjects|oauth2PermissionGrants|scopedRoleMemberOf)\b/,
    'a call per object: relations come inline with delta',
  ],
  [
    /\/(roleSchedules|role\w+Schedules|role\w+ScheduleRequests|filterByCurrentUser|roleManagementPolic\w+)/i,
    'schedules, requests and rules of PIM are not collected; instances are',
  ],
  [
    /\/roleManagement\/(cloudPC|entitlementManagement|deviceManagement)/,
    'roles of other services than the directory',
  ],
  [
    /\/authenticationContextClassReferences/,
    'authentication contexts are not collected yet',
  ],
  [
    /\/policies\/(activityBasedTimeout|tokenLifetime|tokenIssuance|claimsMapping|homeRealmDiscovery|featureRollout|permissionGrant|adminConsent|crossTenant|deviceRegistration|authenticationFlows|externalIdentities)/i,
    'this tenant policy is not collected yet',
  ],
];

/** Samples whose placeholder stands where the metadata has a Boolean: refused, with the property named. */
const misdocumented: [RegExp, string][] = [
  [/^GET \S+\/v1\.0\/identityProtection\/riskyUsers$/, 'isDeleted'],
  [
    /^GET \S+\/beta\/policies\/authorizationPolicy\/authorizationPolicy$/,
    'blockMsolPowerShell',
  ],
];

function readAll(): Documented[] {
  if (!existsSync(directory)) {
    throw new Error(
      'The documented responses are not there: ../shared/examples/graph-docs beside the project is needed by this test, which is not skipped without it.',
    );
  }
  return readdirSync(directory)
    .filter(name => name.endsWith('.json'))
    .flatMap(file =>
      (
        JSON.parse(readFileSync(join(directory, file), 'utf8')) as Documented[]
      ).map(each => ({ ...each, file })),
    );
}

/** `/users/{id}` of `GET https://graph.microsoft.com/v1.0/users/{id}?$select=…`; the query is kept where it decides. */
function pathOf(request: string): string {
  const [, target = ''] = /^GET\s+(.*)$/.exec(request) ?? [];
  return target
    .trim()
    .replace(/^https:\/\/graph\.microsoft\.com\/(v1\.0|beta)/, '');
}

function datasetOf({ request }: Documented): DatasetId | undefined {
  const path = pathOf(request);
  const [bare] = path.split(/[?(]/);
  return addresses.find(
    ([pattern]) => pattern.test(path) || pattern.test(bare),
  )?.[1];
}

const elementsOf = ({ response }: Documented): any[] =>
  Array.isArray(response?.value) ? response.value : [response];

/** Properties of `row` that `element` does not have with the same value. */
function invented(row: unknown, element: unknown, at = ''): string[] {
  if (Array.isArray(row))
    return row.flatMap((part, index) =>
      invented(part, (element as unknown[])?.[index], `${at}[${index}]`),
    );
  if (row === null || typeof row !== 'object')
    return Object.is(row, element) ? [] : [`${at}: ${JSON.stringify(row)}`];
  return Object.entries(row).flatMap(([name, part]) =>
    element !== null && typeof element === 'object' && name in element
      ? invented(
          part,
          (element as Record<string, unknown>)[name],
          `${at}.${name}`,
        )
      : [`${at}.${name}`],
  );
}

describe('responses as Microsoft documents them', () => {
  const all = readAll();
  const read = all.filter(
    each => !each.request.startsWith('POST') && datasetOf(each),
  );
  let folder: string;
  let stores: Stores;
  let close: () => Promise<void>;
  let context: QuestionContext;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'entra-docs-'));
    const knex = openDatabase({
      client: 'better-sqlite3',
      filename: join(folder, 'docs.sqlite'),
    });
    close = () => knex.destroy();
    await migrate(knex);
    stores = createStores(knex);
    const connection = {
      id: 'docs',
      title: 'Documentation',
      tenantId: 't',
      graphOrigin: 'https://graph.microsoft.com',
      demo: false,
    };
    await stores.connections.upsert(connection);
    context = {
      stores,
      connections: () => stores.connections.list(),
      caller: { subject: 'test', personalData: true },
      now: () => new Date(),
    };
  });
  afterAll(async () => {
    await close?.();
    rmSync(folder, { recursive: true, force: true });
  });

  it('are all there, and each is read by a dataset or left out for a reason', () => {
    expect(new Set(all.map(({ file }) => file)).size).toBe(18);
    const without = all
      .filter(each => !read.includes(each))
      .filter(
        ({ request }) =>
          !unread.some(
            ([pattern]) =>
              pattern.test(request) || pattern.test(pathOf(request)),
          ),
      )
      .map(({ file, request }) => `${file}: ${request}`);
    expect(without).toEqual([]);
    expect(read.length).toBeGreaterThan(60);
  });

  it.each(
    read.map(
      each =>
        [
          `${each.file} ${each.version} ${each.request.slice(0, 110)}`,
          each,
        ] as const,
    ),
  )('%s', async (_, documented) => {
    const id = datasetOf(documented)!;
    const source = dataset(id);
    // A sample that was cut short, without the key that every answer has, is no answer.
    const whole = elementsOf(documented).filter(
      element => typeof element?.id === 'string',
    );
    const wrong = misdocumented.find(([pattern]) =>
      pattern.test(documented.request),
    )?.[1];
    if (wrong) {
      expect(() => whole.map(element => source.parse(element))).toThrow(
        `${wrong} has another type`,
      );
      return;
    }
    for (const element of whole) {
      const row = source.parse(element);
      expect(invented(row, element)).toEqual([]);
    }
    const now = new Date().toISOString();
    await stores.collections.begin('docs', id, { now, reset: true });
    await stores.collections.writePage('docs', id, pageWrite(source, whole), {
      cursor: '',
      requests: 1,
      now,
      log: source.collect.kind === 'window',
      full: true,
    });
    await stores.collections.finish('docs', id, {
      now,
      completeness: { state: 'complete', asOf: now },
      full: true,
    });

    const report: any = await answerQuestion(
      question('list_capabilities'),
      {},
      context,
    );
    const line = report.connections[0].datasets.find(
      (each: { id: string }) => each.id === id,
    );
    expect([
      line.state,
      source.collect.kind === 'window' ? whole.length : line.rows,
    ]).toEqual(['complete', new Set(whole.map(({ id: key }) => key)).size]);
    if (id === 'riskyUsers') {
      const risky: any = await answerQuestion(
        question('list_risky_users'),
        { includeResolved: true },
        context,
      );
      expect([risky.source, risky.total]).toEqual([
        'identityProtection',
        whole.filter(({ isDeleted }) => !isDeleted).length,
      ]);
    }
    const opened = [
      'users',
      'groups',
      'applications',
      'servicePrincipals',
      'devices',
      'roleDefinitions',
      'conditionalAccessPolicies',
      'namedLocations',
    ];
    if (!opened.includes(id)) return;
    for (const element of whole) {
      const entity: any = await answerQuestion(
        question('get_entity'),
        { entity: element.id },
        context,
      );
      const shown = new Map<string, string>(
        entity.properties.map(
          ({ name, value }: { name: string; value: string }) => [name, value],
        ),
      );
      expect(shown.get('id')).toBe(element.id);
      // Values of enumerations that came later are strings like any other: kept as they are.
      for (const name of [
        'state',
        'userType',
        'trustType',
        'servicePrincipalType',
      ]) {
        if (typeof element[name] === 'string' && shown.has(name))
          expect(shown.get(name)).toBe(element[name]);
      }
    }
  });
});
