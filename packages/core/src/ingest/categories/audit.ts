import { first, given, list, object, text, time, type Bag } from '../values';

/**
 * A directory audit as Graph's directoryAudit. In the envelope `category` is that of the diagnostic setting, in
 * `properties` that of the audit, and in the Log Analytics table both are one column: the audit's.
 *
 * @see https://learn.microsoft.com/azure/azure-monitor/reference/tables/auditlogs
 * @see https://learn.microsoft.com/graph/api/resources/directoryaudit
 */
export function audit(bag: Bag, envelope: Bag): Bag {
  return given({
    id: text(first(bag, 'id', 'Id')),
    activityDateTime: time(
      first(bag, 'activityDateTime', 'ActivityDateTime') ??
        first(envelope, 'time', 'TimeGenerated'),
    ),
    activityDisplayName: text(
      first(bag, 'activityDisplayName', 'ActivityDisplayName') ??
        first(envelope, 'operationName', 'OperationName'),
    ),
    category: text(first(bag, 'category', 'Category')),
    // The table's own name for it, for Type is the table's name there.
    operationType: text(
      first(bag, 'operationType', 'OperationType', 'AADOperationType'),
    ),
    loggedByService: text(first(bag, 'loggedByService', 'LoggedByService')),
    correlationId: text(
      first(bag, 'correlationId', 'CorrelationId') ??
        first(envelope, 'correlationId'),
    ),
    result: text(first(bag, 'result', 'Result')),
    resultReason: text(first(bag, 'resultReason', 'ResultReason')),
    initiatedBy: object(first(bag, 'initiatedBy', 'InitiatedBy')),
    targetResources: list(
      first(bag, 'targetResources', 'TargetResources'),
    )?.flatMap(each => object(each) ?? []),
    additionalDetails: list(
      first(bag, 'additionalDetails', 'AdditionalDetails'),
    )?.flatMap(each => {
      const detail = object(each);
      return detail
        ? [given({ key: text(detail.key), value: text(detail.value) })]
        : [];
    }),
  });
}
