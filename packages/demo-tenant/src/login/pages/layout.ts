/** Makes text harmless in HTML, between tags and in quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, each => `&#${each.charCodeAt(0)};`);
}

const style = `
  * { box-sizing: border-box; }
  body { margin: 0; min-height: 100vh; display: flex; flex-direction: column; align-items: center; justify-content: center;
    gap: 16px; padding: 24px; background: #e9eef5; color: #1b1b1b; font: 15px/1.45 "Segoe UI", system-ui, sans-serif; }
  main { width: 100%; max-width: 460px; padding: 36px 40px; background: #fff; box-shadow: 0 2px 8px #0003; }
  .demo { margin: 0; padding: 6px 12px; background: #ffe8a3; color: #443600; border-radius: 4px; font-size: 13px; text-align: center; }
  .brand { margin: 0 0 16px; color: #5e5e5e; font-weight: 600; }
  h1 { margin: 0 0 12px; font-size: 24px; font-weight: 600; line-height: 1.25; }
  ul { margin: 16px 0; padding: 0; list-style: none; }
  li { border-bottom: 1px solid #ddd; }
  li.permission { padding: 10px 0; }
  .name { display: block; color: #5e5e5e; font-size: 13px; }
  .account { width: 100%; padding: 12px 8px; border: 0; background: none; text-align: left; font: inherit; cursor: pointer; }
  .account:hover { background: #f2f2f2; }
  label { display: block; margin: 12px 0; }
  input[type="email"], textarea { width: 100%; padding: 8px; border: 1px solid #767676; font: inherit; }
  .buttons { display: flex; gap: 8px; justify-content: flex-end; margin-top: 24px; }
  .buttons button { min-width: 108px; padding: 8px 12px; border: 1px solid #767676; background: #fff; font: inherit; cursor: pointer; }
  .buttons .primary { border-color: #0b5cad; background: #0b5cad; color: #fff; }
  button:focus-visible, input:focus-visible, textarea:focus-visible { outline: 2px solid #1b1b1b; outline-offset: 2px; }
  .error { color: #b3261e; overflow-wrap: anywhere; }
`;

/** A page of the emulated login; it says on every page what it is. */
export function layout(title: string, content: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} - Emulated Microsoft login</title>
<style>${style}</style>
</head>
<body>
<p class="demo" id="demo-notice" role="note">Emulated Microsoft login: a demo on this machine. No real account or tenant is involved.</p>
<main>
<p class="brand">Emulated Microsoft login</p>
${content}
</main>
</body>
</html>`;
}

export interface Button {
  name: string;
  value: string;
  primary?: boolean;
}

/** A form of one sign-in that is under way. */
export function form(
  step: string,
  interaction: string,
  content: string,
  buttons: readonly Button[],
): string {
  const rows = buttons.map(
    ({ name, value, primary }) =>
      `<button type="submit" name="answer" value="${value}" id="${value}"${primary ? ' class="primary"' : ''}>${escapeHtml(name)}</button>`,
  );
  return `<form method="post" action="/demo-login/${step}">
<input type="hidden" name="interaction" value="${escapeHtml(interaction)}">
${content}
<div class="buttons">${rows.join('\n')}</div>
</form>`;
}
