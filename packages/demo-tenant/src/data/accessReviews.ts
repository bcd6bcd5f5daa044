import { list } from './list';
import { DataOptions, daysBefore, graphTime, Source } from './shape';
import { roleIds } from './staff';

const MICROSOFT_GRAPH = 'MicrosoftGraph';

/** Global Administrator is looked over twice a year. User Administrator was once, and guests until last year. */
export function accessReviews({ random, day }: DataOptions): Source {
  const query = (text: string) => ({
    '@odata.type': '#microsoft.graph.accessReviewQueryScope',
    query: text,
    queryType: MICROSOFT_GRAPH,
    queryRoot: null,
  });
  const range = (endDate?: string) => ({
    type: endDate ? 'endDate' : 'noEnd',
    startDate: '2024-01-08',
    endDate: endDate ?? '9999-12-31',
    numberOfOccurrences: 0,
    recurrenceTimeZone: null,
  });
  const review = (
    position: number,
    displayName: string,
    status: string,
    scope: object,
    recurring: { interval: number; range: object } | null,
    groups: object | null = null,
  ) => ({
    id: random.guid('accessReview', position),
    displayName,
    descriptionForAdmins: '',
    descriptionForReviewers: '',
    createdDateTime: graphTime(Date.UTC(2024, 0, 8)),
    lastModifiedDateTime: graphTime(Date.UTC(2025, 0, 8)),
    status,
    scope,
    instanceEnumerationScope: groups,
    reviewers: [
      {
        query: './manager',
        queryType: MICROSOFT_GRAPH,
        queryRoot: 'decisions',
      },
    ],
    fallbackReviewers: [],
    stageSettings: [],
    additionalNotificationRecipients: [],
    settings: {
      mailNotificationsEnabled: true,
      reminderNotificationsEnabled: true,
      justificationRequiredOnApproval: true,
      defaultDecisionEnabled: false,
      defaultDecision: 'None',
      instanceDurationInDays: 14,
      autoApplyDecisionsEnabled: true,
      recommendationsEnabled: true,
      applyActions: [],
      recurrence: recurring && {
        pattern: {
          type: 'absoluteMonthly',
          interval: recurring.interval,
          month: 0,
          dayOfMonth: 8,
          daysOfWeek: [],
          firstDayOfWeek: 'sunday',
          index: 'first',
        },
        range: recurring.range,
      },
    },
  });
  const role = (id: string) =>
    query(`/roleManagement/directory/roleDefinitions/${id}`);
  return list('accessReviewScheduleDefinition', [
    review(
      0,
      'Global Administrators',
      'InProgress',
      role(roleIds.globalAdministrator),
      { interval: 6, range: range() },
    ),
    review(
      1,
      'User Administrators, once',
      'Applied',
      role(roleIds.userAdministrator),
      null,
    ),
    review(
      2,
      'Guests in groups',
      'Completed',
      query(
        "./members/microsoft.graph.user/?$count=true&$filter=(userType eq 'Guest')",
      ),
      { interval: 3, range: range(daysBefore(day, 300).slice(0, 10)) },
      query("/groups?$filter=(groupTypes/any(c:c eq 'Unified'))&$count=true"),
    ),
  ]);
}
