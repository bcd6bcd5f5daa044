/** Types under which the backend's module of the search plugin indexes what it knows. */
export const documentTypes = {
  findings: 'entra-findings',
  people: 'entra-people',
} as const;

/** Whether a result of the portal's search is one of ours. */
export function isEntraResult({ type }: { type: string }): boolean {
  return (Object.values(documentTypes) as string[]).includes(type);
}
