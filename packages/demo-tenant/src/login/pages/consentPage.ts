import { escapeHtml, form, layout } from './layout';

export interface ConsentQuestion {
  appName: string;
  tenantName: string;
  username: string;
  /** In Microsoft's words, or those of the API. */
  permissions: readonly { name: string; title: string }[];
  /** For the whole organization, and not to be chosen. */
  forOrganization: boolean;
  /** An administrator may extend an own consent to the organization. */
  mayExtend: boolean;
}

/** Lists what is asked for. */
export function consentPage(
  interaction: string,
  asked: ConsentQuestion,
): string {
  const rows = asked.permissions.map(
    ({ name, title }) =>
      `<li class="permission" data-permission="${escapeHtml(name)}">${escapeHtml(title)}<span class="name">${escapeHtml(name)}</span></li>`,
  );
  const heading = asked.forOrganization
    ? 'Permissions requested: review for your organization'
    : 'Permissions requested';
  return layout(
    heading,
    `<p>${escapeHtml(asked.username)}</p>
<h1>${heading}</h1>
<p><strong>${escapeHtml(asked.appName)}</strong> (unverified) would like to${asked.forOrganization ? `, for everyone in ${escapeHtml(asked.tenantName)}` : ''}:</p>
<ul id="permissions" aria-label="Requested permissions">${rows.join('\n')}</ul>
<p>If you accept, this app will get access to the specified resources. You can change these permissions at any time.</p>
${form(
  'consent',
  interaction,
  asked.mayExtend
    ? `<label><input type="checkbox" name="organization" value="yes" id="organization"> Consent on behalf of your organization</label>`
    : '',
  [
    { name: 'Cancel', value: 'cancel' },
    { name: 'Accept', value: 'accept', primary: true },
  ],
)}`,
  );
}
