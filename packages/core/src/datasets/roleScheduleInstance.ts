import { z } from 'zod';
import { text } from './parser';

/** What assignment and eligibility instances have in common; null dates mean without an end. */
export const roleScheduleInstance = z.object({
  id: z.string(),
  principalId: text,
  roleDefinitionId: text,
  directoryScopeId: text,
  assignmentType: text,
  memberType: text,
  startDateTime: text,
  endDateTime: text,
});

export const pimReaders = [
  'Global Reader',
  'Security Reader',
  'Security Operator',
  'Privileged Role Administrator',
];
