import { escapeHtml, form, layout } from './layout';

/** What someone sees who may not consent: without or with a form that asks an administrator. */
export function approvalPage(
  interaction: string,
  appName: string,
  username: string,
  code: 90094 | 90095,
): string {
  const request = code === 90095;
  return layout(
    request ? 'Approval required' : 'Need admin approval',
    `<p>${escapeHtml(username)}</p>
<h1>${request ? 'Approval required' : 'Need admin approval'}</h1>
<p id="error" role="alert"><strong>${escapeHtml(appName)}</strong> needs permission to access resources in your organization that only an admin can grant. ${
      request
        ? 'Enter a justification to request this app.'
        : 'Please ask an admin to grant permission to this app before you can use it.'
    }</p>
<p class="name">AADSTS${code}</p>
${form(
  'approval',
  interaction,
  request
    ? `<label for="justification">Justification</label><textarea id="justification" name="justification" rows="3"></textarea>`
    : '',
  [
    { name: 'Back', value: 'back' },
    {
      name: 'Return to the application without granting consent',
      value: 'cancel',
    },
    ...(request
      ? [{ name: 'Request approval', value: 'request', primary: true }]
      : []),
  ],
)}`,
  );
}
