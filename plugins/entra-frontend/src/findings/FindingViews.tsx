import {
  FindingFilters,
  readFilters,
  writeFilters,
} from '../routing/useFindingFilters';
import { SavedViews } from '../savedViews/SavedViews';

/** Saved filters of the findings: of whichever tenant is shown, and none of them opens a finding. */
export function FindingViews({
  filters,
  onChange,
}: {
  filters: FindingFilters;
  onChange: (change: Partial<FindingFilters>) => void;
}) {
  const { connection } = filters;
  const ofNone = { connection: undefined, finding: undefined };
  return (
    <SavedViews
      page="findings"
      search={writeFilters({ ...filters, ...ofNone }).toString()}
      onApply={search =>
        onChange({
          ...readFilters(new URLSearchParams(search)),
          ...ofNone,
          connection,
        })
      }
    />
  );
}
