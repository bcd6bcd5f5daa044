import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';

export interface SearchSettings {
  schedule: SchedulerServiceTaskScheduleDefinition;
  /** Whether people are indexed too. */
  people: boolean;
  /** Of a kind with more documents than these, the worst are indexed. */
  most: number;
}

/** As the collators of Backstage itself. */
const usual: SchedulerServiceTaskScheduleDefinition = {
  frequency: { minutes: 10 },
  timeout: { minutes: 15 },
  initialDelay: { seconds: 3 },
};

/**
 * Backstage's own engine (Lunr) builds its index in one piece, and the backend answers nobody meanwhile: measured, 10,000
 * people take it almost three seconds of a processor and half a gigabyte, each time.
 */
const MOST = 5_000;

/** What the search plugin is told of this module. @throws as Backstage's own collators do, when it is configured wrongly */
export function readSearch(config: Config): SearchSettings {
  const own = config.getOptionalConfig('search.collators.entra');
  const schedule = own?.getOptionalConfig('schedule');
  return {
    schedule: schedule
      ? readSchedulerServiceTaskScheduleDefinitionFromConfig(schedule)
      : usual,
    people: own?.getOptionalBoolean('people') ?? true,
    most: own?.getOptionalNumber('most') ?? MOST,
  };
}
