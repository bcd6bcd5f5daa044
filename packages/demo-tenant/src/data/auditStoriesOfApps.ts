import { graphApp, ownApp } from './apps';
import { auditTarget, personTarget } from './auditRecord';
import { named, principalTarget, Telling } from './auditStories';
import { groupIndex } from './groups';

const key = (id: string) =>
  `[KeyIdentifier=${id},KeyType=Password,KeyUsage=Verify,DisplayName=deploy]`;

/** Credentials, permissions, consents, owners and addresses of apps. */
export function appStories(telling: Telling): void {
  const { options, users, groups, apps, cast, at, innocent, told } = telling;
  const { robot, own, registration, thirdParty } = telling;
  const { random } = options;
  const [bruno, daniel, farid] = [3, 5, 7];
  const app = { category: 'ApplicationManagement', operation: 'Update' };
  const [oldKey, newKey] = [0, 1].map(turn => random.guid('storyKey', turn));
  const keys = (before: string[], after: string[]) => ({
    KeyDescription: { old: before.map(key), new: after.map(key) },
    'Included Updated Properties': 'KeyDescription',
  });

  told(['aud.app-credential'], [robot, users.id(bruno)], {
    ...app,
    at: at(5, 10),
    activity: 'Add service principal credentials',
    by: { user: bruno },
    targets: [principalTarget(apps, robot, keys([oldKey], [oldKey, newKey]))],
  });
  // One that was removed, and a certificate that Microsoft replaces.
  innocent({
    ...app,
    at: at(5, 10.2),
    activity: 'Update application – Certificates and secrets management ',
    by: { user: bruno },
    targets: [
      auditTarget(
        'Application',
        registration,
        'Portal',
        keys([oldKey, newKey], [newKey]),
      ),
    ],
  });
  innocent({
    ...app,
    at: at(5, 10.4),
    activity: 'Add service principal credentials',
    by: {
      app: 'Managed Service Identity',
      id: random.guid('microsoftService', 1),
    },
    targets: [principalTarget(apps, own, keys([oldKey], [newKey]))],
  });

  const permission = (value: string, hours: number) => ({
    ...app,
    operation: 'Assign',
    at: at(5, hours),
    activity: 'Add app role assignment to service principal',
    by: { user: bruno },
    targets: [
      auditTarget(
        'ServicePrincipal',
        apps.servicePrincipals.id(graphApp),
        'Microsoft Graph',
        {
          'AppRole.Id': random.guid('storyAppRole', value.length),
          'AppRole.Value': value,
          'AppRole.DisplayName': value,
          'AppRoleAssignment.CreatedDateTime': null,
          'ServicePrincipal.ObjectID': own,
          'ServicePrincipal.DisplayName': 'Portal',
          'ServicePrincipal.AppId': named(apps, own)[
            'TargetId.ServicePrincipalNames'
          ],
          'TargetId.ServicePrincipalNames':
            '00000003-0000-0000-c000-000000000000;https://graph.microsoft.com',
        },
      ),
    ],
  });
  told(
    ['aud.app-permission'],
    [own, users.id(bruno)],
    permission('RoleManagement.ReadWrite.Directory', 11),
  );
  innocent(permission('User.ReadBasic.All', 11.2));

  const consent = (person: number, scope: string, hours: number) => ({
    ...app,
    operation: 'Assign',
    at: at(4, hours),
    activity: 'Consent to application',
    by: { user: person },
    targets: [
      principalTarget(apps, thirdParty, {
        'ConsentContext.IsAdminConsent': 'False',
        'ConsentContext.IsAppOnly': 'False',
        'ConsentContext.OnBehalfOfAll': 'False',
        'ConsentContext.Tags': 'WindowsAzureActiveDirectoryIntegratedApp',
        'ConsentAction.Permissions': `[] => [[Id: ${random.guid('storyGrant', person)}, ClientId: ${thirdParty}, PrincipalId: ${users.id(person)}, ResourceId: ${apps.servicePrincipals.id(graphApp)}, ConsentType: Principal, Scope: ${scope}, CreatedDateTime: , LastModifiedDateTime ]]; `,
      }),
    ],
  });
  told(
    ['aud.consent'],
    [thirdParty, users.id(cast[4])],
    consent(cast[4], ' Mail.Read offline_access User.Read', 9),
  );
  innocent(consent(cast[5], ' openid profile User.Read offline_access', 9.2));

  told(['aud.app-owner'], [robot, users.id(cast[6]), users.id(daniel)], {
    ...app,
    operation: 'Assign',
    at: at(4, 10),
    activity: 'Add owner to service principal',
    by: { user: daniel },
    targets: [
      personTarget(users, cast[6], {
        'ServicePrincipal.ObjectID': robot,
        'ServicePrincipal.DisplayName': 'Provisioning robot',
        'ServicePrincipal.AppId': null,
      }),
    ],
  });
  // The same by its registration, of which the record tells the client id and no service principal.
  const robotRegistration = apps.applications.at(ownApp.robot);
  told(
    ['aud.app-owner'],
    [robotRegistration.id, users.id(cast[6]), users.id(daniel)],
    {
      ...app,
      operation: 'Assign',
      at: at(4, 10.1),
      activity: 'Add owner to application',
      by: { user: daniel },
      targets: [
        personTarget(users, cast[6], {
          'Application.ObjectID': robotRegistration.id,
          'Application.DisplayName': robotRegistration.displayName,
          'Application.AppId': robotRegistration.appId,
        }),
      ],
    },
  );
  innocent({
    category: 'GroupManagement',
    operation: 'Assign',
    at: at(4, 10.2),
    activity: 'Add owner to group',
    by: { user: daniel },
    targets: [
      personTarget(users, cast[6], {
        'Group.ObjectID': groups.id(groupIndex.nested + 5),
      }),
    ],
  });

  const address = (Address: string) => ({
    AddressType: 0,
    Address,
    ReplyAddressClientType: 1,
  });
  const home = address('https://app.contoso.example/signin');
  const reply = (more: string, hours: number) => ({
    ...app,
    at: at(2, hours),
    activity: 'Update application',
    by: { user: farid },
    targets: [
      auditTarget('Application', registration, 'Portal', {
        AppAddress: { old: [home], new: [home, address(more)] },
        'Included Updated Properties': 'AppAddress',
      }),
    ],
  });
  told(
    ['aud.app-changed'],
    [registration, users.id(farid)],
    reply('https://contoso-portal.attacker.example/cb', 13),
  );
  innocent(reply('https://app.contoso.example/second', 13.2));

  const maker = cast[7];
  const burst = Array.from({ length: 5 }, (_, turn) =>
    random.guid('storyApp', turn),
  );
  burst.forEach((id, turn) =>
    told(['aud.app-burst'], turn ? [id] : [id, users.id(maker)], {
      ...app,
      operation: 'Add',
      at: at(2, 15 + turn / 60),
      activity: 'Add service principal',
      by: { user: maker },
      targets: [auditTarget('ServicePrincipal', id, `Runner ${turn}`)],
    }),
  );
  for (let turn = 0; turn < 6; turn += 1)
    innocent({
      ...app,
      operation: 'Add',
      at: at(2, 16 + turn / 60),
      activity: 'Add service principal',
      by: {
        app: 'Managed Service Identity',
        id: random.guid('microsoftService', 1),
      },
      targets: [
        auditTarget(
          'ServicePrincipal',
          random.guid('storyIdentity', turn),
          `vm-${turn}`,
        ),
      ],
    });
}
