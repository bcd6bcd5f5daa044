import { dataset, datasets, permissionSets } from '@entra-posture/core';

export const plans: string[] = [
  ...new Set(datasets.flatMap(({ needs }) => needs.licences ?? [])),
];

/** Template ids of the directory roles that datasets name. @see https://learn.microsoft.com/entra/identity/role-based-access-control/permissions-reference */
export const roleIds: Record<string, string> = {
  'Global Reader': 'f2ef992c-3afb-46b9-b7cf-a126ee74c451',
  'Security Reader': '5d6b6bb7-de71-4623-b4af-96380a352509',
  'Security Operator': '5f2222b1-57c3-48ba-8ad5-d4759f1fde6f',
  'Reports Reader': '4a5d8f65-41da-4de4-8968-e035b65339cf',
  'Security Administrator': '194ae4cb-b126-40b2-bd5b-6091b380977d',
  'Privileged Role Administrator': 'e8611ab8-c189-46e8-94e1-60213ab1f814',
  'Application Administrator': '9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3',
  'Cloud Application Administrator': '158c047a-c907-4556-b7ef-446551a6b5f7',
  'Cloud Device Administrator': '7698a772-787b-4ac8-901f-60d6b08affd2',
  'Intune Administrator': '3a2c62db-5318-420d-8d74-23affee5d9d5',
  'SharePoint Administrator': 'f28a1f50-f6e7-4571-818b-6a12f2af6b6c',
  'Identity Governance Administrator': '45d8d3c5-c802-45c6-b32a-1d70b5e1e86e',
  'Directory Readers': '88d8e3e3-8f55-4a1e-953a-9b9898b8876b',
  'Conditional Access Administrator': 'b1be1c3e-b65d-4f19-8427-f6fa0d97feb9',
};

/** All scopes that a person could consent to, and what none of them opens. */
export const scopes = [
  ...new Set(
    datasets.flatMap(each => permissionSets(each, 'delegated').flat()),
  ),
];
export const applicationOnly: string[] = datasets
  .filter(each => !permissionSets(each, 'delegated').length)
  .map(({ id }) => id);

export const unique = <T>(values: readonly T[]) => [...new Set(values)];

export const applicationSets = (id: string): readonly (readonly string[])[] =>
  permissionSets(dataset(id as never), 'application');

/** A cut names what is taken away and which datasets it closes. */
export interface Cut {
  kind: 'permission' | 'licence' | 'role';
  name: string;
  /** All that goes: the thing itself, and what opens the same datasets besides, or Graph rightly keeps answering. */
  gone: string[];
  closed: string[];
}

export const permissionCuts = unique(
  datasets.flatMap(({ needs }) => needs.permissions.flat()),
)
  .sort()
  .map((name): Cut => {
    const lost = datasets.filter(({ needs }) =>
      needs.permissions.some(set => set.includes(name)),
    );
    // A pair is broken by one half: of each alternative only one name has to go.
    const gone = unique([
      name,
      ...lost.flatMap(({ needs }) =>
        needs.permissions
          .filter(set => !set.includes(name))
          .map(set => set[set.length - 1]),
      ),
    ]);
    return {
      kind: 'permission',
      name,
      gone,
      closed: datasets
        .filter(({ needs }) =>
          needs.permissions.every(set => set.some(each => gone.includes(each))),
        )
        .map(({ id }) => id),
    };
  });

export const licenceCuts = unique(
  datasets.flatMap(({ needs }) => needs.licences ?? []),
).map((name): Cut => {
  const gone = unique(
    datasets
      .filter(({ needs }) => needs.licences?.includes(name))
      .flatMap(({ needs }) => needs.licences as string[]),
  );
  return {
    kind: 'licence',
    name,
    gone,
    closed: datasets
      .filter(
        ({ needs }) =>
          needs.licences && needs.licences.every(each => gone.includes(each)),
      )
      .map(({ id }) => id),
  };
});

const administrator = 'Global Administrator';

/** What is open to Global Administrators alone: nobody lesser reads it, whichever roles they have besides. */
export const administratorsOnly: string[] = datasets
  .filter(({ needs }) => needs.roles?.join() === administrator)
  .map(({ id }) => id);

export const roleCuts = unique(
  datasets.flatMap(({ needs }) => (needs.roles ? [needs.roles.join()] : [])),
)
  .filter(list => list !== administrator)
  .map((list): Cut => {
    const gone = list.split(',');
    return {
      kind: 'role',
      name: gone.join(' or '),
      gone,
      closed: datasets
        .filter(
          ({ needs }) =>
            needs.roles && needs.roles.every(each => gone.includes(each)),
        )
        .map(({ id }) => id),
    };
  });
