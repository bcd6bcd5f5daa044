import { causes, globalAdmin, outcome, userAdmin } from '../givenTenant';
import { activationApproval } from './activationApproval';
import { rolePolicies } from './givenRolePolicies';

const approval = (isApprovalRequired?: boolean, approvers?: number) => ({
  rows: rolePolicies({
    [globalAdmin]: {
      Approval_EndUser_Assignment: {
        setting: {
          isApprovalRequired,
          approvalStages:
            approvers === undefined
              ? []
              : [{ primaryApprovers: Array(approvers).fill({}) }],
        },
      },
    },
  }),
});

describe('priv.activation-approval', () => {
  it.each([
    [false, undefined, 'medium'],
    [false, 2, 'medium'],
    [true, undefined, 'low'],
    [true, 0, 'low'],
  ])(
    'takes required %s with %s approvers for %s',
    async (required, approvers, severity) => {
      expect(
        await causes(activationApproval, approval(required, approvers)),
      ).toMatchObject([
        { key: globalAdmin, severity, affected: [{ kind: 'role' }] },
      ]);
    },
  );

  it('passes with an approver, and asks nothing of lesser roles', async () => {
    const tenant = approval(true, 1);
    const lesser = rolePolicies({
      [userAdmin]: {
        Approval_EndUser_Assignment: { setting: { isApprovalRequired: false } },
      },
    });
    tenant.rows.roleDefinitions!.push(...lesser.roleDefinitions!);
    tenant.rows.roleManagementPolicyAssignments!.push(
      ...lesser.roleManagementPolicyAssignments!,
    );
    expect(await outcome(activationApproval, tenant)).toBe('pass');
  });

  it('is unknown where the setting was not sent', async () => {
    expect(await outcome(activationApproval, approval())).toBe('unknown');
    expect(await outcome(activationApproval, {})).toBe('unknown');
  });
});
