/** Controls as a line of their own; the server says them in words. */
export function controlText(controls: readonly string[]): string {
  const text = controls.join(', ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
