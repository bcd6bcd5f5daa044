import userEvent from '@testing-library/user-event';

/** Puts a text into a field at once: key by key, a form of many fields takes longer than a test may. */
export async function fillIn(field: HTMLElement, text: string) {
  await userEvent.click(field);
  await userEvent.paste(text);
}
