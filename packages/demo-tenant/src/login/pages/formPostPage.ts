import { escapeHtml, layout } from './layout';

/** Sends the answer to the application as a form, which keeps it out of addresses and logs of addresses. */
export function formPostPage(
  redirectUri: string,
  answer: Readonly<Record<string, string>>,
): string {
  const fields = Object.entries(answer).map(
    ([name, value]) =>
      `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`,
  );
  return layout(
    'Working',
    `<form method="post" action="${escapeHtml(redirectUri)}" id="answer">
${fields.join('\n')}
<p>You are being returned to the application.</p>
<div class="buttons"><button type="submit" class="primary">Continue</button></div>
</form>
<script>document.getElementById('answer').submit()</script>`,
  );
}
