import { Button, Flex, TextField } from '@backstage/ui';
import { FormEvent, useEffect, useState } from 'react';
import { useEntraTranslation } from '../../translation';
import type { SignInDraft } from '../caAddress';
import { ChoiceField } from './ChoiceField';
import { EntityField } from './EntityField';
import styles from './WhatIfForm.module.css';

const country = /^[A-Za-z]{2}$/;

/** The details of a sign-in. They go into the address when it is asked, so that the question can be sent. */
export function WhatIfForm({
  connection,
  asked,
  isBusy,
  onAsk,
}: {
  connection: string;
  /** What the address asks; the form follows it. */
  asked: SignInDraft;
  isBusy: boolean;
  onAsk: (draft: SignInDraft) => void;
}) {
  const { t } = useEntraTranslation();
  const [draft, setDraft] = useState(asked);
  const inAddress = JSON.stringify(asked);
  useEffect(() => setDraft(JSON.parse(inAddress)), [inAddress]);
  const change = (part: SignInDraft) =>
    setDraft(before => ({ ...before, ...part }));
  const isCountry = !draft.country || country.test(draft.country);
  const user = draft.user?.trim();
  const canAsk = Boolean(user) && isCountry;

  function ask(event: FormEvent) {
    event.preventDefault();
    if (!canAsk) return;
    const { app, userAction } = draft;
    onAsk({
      ...draft,
      user,
      // A user action is not done in an app: the server takes the one or the other.
      app: userAction ? undefined : app?.trim() || undefined,
      ip: draft.ip?.trim() || undefined,
      country: draft.country?.toUpperCase() || undefined,
    });
  }

  const choice = { draft, onChange: change };
  return (
    <form aria-label={t('conditionalAccess.whatIf.form.label')} onSubmit={ask}>
      <Flex direction="column" gap="4">
        <div className={styles.who}>
          <EntityField
            label={t('conditionalAccess.whatIf.form.person')}
            placeholder={t('conditionalAccess.whatIf.form.personHint')}
            connection={connection}
            kinds={['user']}
            by="entity"
            value={draft.user ?? ''}
            isRequired
            onChange={text => change({ user: text })}
          />
          <ChoiceField
            label={t('conditionalAccess.whatIf.form.does')}
            name="userAction"
            leftOut={t('conditionalAccess.whatIf.form.opensApp')}
            {...choice}
          />
          <EntityField
            label={t('conditionalAccess.whatIf.form.app')}
            placeholder={t('conditionalAccess.whatIf.form.anyApp')}
            connection={connection}
            kinds={['servicePrincipal']}
            by="label"
            value={draft.userAction ? '' : (draft.app ?? '')}
            isDisabled={Boolean(draft.userAction)}
            onChange={text => change({ app: text })}
          />
        </div>
        <div className={styles.details}>
          <ChoiceField
            label={t('conditionalAccess.whatIf.form.client')}
            name="clientAppType"
            {...choice}
          />
          <ChoiceField
            label={t('conditionalAccess.whatIf.form.platform')}
            name="platform"
            leftOut={t('conditionalAccess.whatIf.form.notGiven')}
            {...choice}
          />
          <ChoiceField
            label={t('conditionalAccess.whatIf.form.device')}
            name="device"
            leftOut={t('conditionalAccess.whatIf.form.notGiven')}
            {...choice}
          />
          <ChoiceField
            label={t('conditionalAccess.whatIf.form.flow')}
            name="flow"
            {...choice}
          />
          <TextField
            label={t('conditionalAccess.whatIf.form.ip')}
            size="small"
            placeholder={t('conditionalAccess.whatIf.form.notGiven')}
            value={draft.ip ?? ''}
            onChange={text => change({ ip: text })}
          />
          <TextField
            label={t('conditionalAccess.whatIf.form.country')}
            size="small"
            placeholder={t('conditionalAccess.whatIf.form.countryHint')}
            value={draft.country ?? ''}
            maxLength={2}
            isInvalid={!isCountry}
            onChange={text => change({ country: text })}
          />
          <ChoiceField
            label={t('conditionalAccess.whatIf.form.signInRisk')}
            name="signInRisk"
            {...choice}
          />
          <ChoiceField
            label={t('conditionalAccess.whatIf.form.userRisk')}
            name="userRisk"
            {...choice}
          />
          <ChoiceField
            label={t('conditionalAccess.whatIf.form.insiderRisk')}
            name="insiderRisk"
            {...choice}
          />
        </div>
        <Flex gap="3">
          <Button
            type="submit"
            variant="primary"
            isDisabled={!canAsk}
            isPending={isBusy}
          >
            {t('conditionalAccess.whatIf.form.explain')}
          </Button>
          <Button variant="secondary" onPress={() => onAsk({})}>
            {t('conditionalAccess.whatIf.form.clear')}
          </Button>
        </Flex>
      </Flex>
    </form>
  );
}
