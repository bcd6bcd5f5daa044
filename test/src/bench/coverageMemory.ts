// Run as a process of its own, so that its peak memory is that of one coverage and of nothing else.
// The room is not part of the package's surface: the bench reads it where it is.
// eslint-disable-next-line @backstage/no-relative-monorepo-imports
import { coverage } from '../../../packages/core/src/conditionalAccess';
import { onProcessor } from './onProcessor';
import { namedLocations, people, policies } from './coverageTenant';

const loaded = process.resourceUsage().maxRSS / 1024;
const tenant = { people: people(Number(process.argv[2])), namedLocations };
const seconds = onProcessor(() => {
  coverage(policies(), tenant, { id: 'mfa' });
});
process.stdout.write(
  JSON.stringify({
    seconds,
    loaded,
    peak: process.resourceUsage().maxRSS / 1024,
  }),
);
