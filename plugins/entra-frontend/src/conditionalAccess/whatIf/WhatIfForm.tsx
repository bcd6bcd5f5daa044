import { Button, Flex, TextField } from '@backstage/ui';
import { FormEvent, useEffect, useState } from 'react';
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
    <form aria-label="A sign-in to explain" onSubmit={ask}>
      <Flex direction="column" gap="4">
        <div className={styles.who}>
          <EntityField
            label="Person"
            placeholder="Name or user principal name"
            connection={connection}
            kinds={['user']}
            by="entity"
            value={draft.user ?? ''}
            isRequired
            onChange={text => change({ user: text })}
          />
          <ChoiceField
            label="Does"
            name="userAction"
            leftOut="Opens an app"
            {...choice}
          />
          <EntityField
            label="App"
            placeholder="Any app"
            connection={connection}
            kinds={['servicePrincipal']}
            by="label"
            value={draft.userAction ? '' : (draft.app ?? '')}
            isDisabled={Boolean(draft.userAction)}
            onChange={text => change({ app: text })}
          />
        </div>
        <div className={styles.details}>
          <ChoiceField label="Client" name="clientAppType" {...choice} />
          <ChoiceField
            label="Platform"
            name="platform"
            leftOut="Not given"
            {...choice}
          />
          <ChoiceField
            label="Device"
            name="device"
            leftOut="Not given"
            {...choice}
          />
          <ChoiceField label="Flow" name="flow" {...choice} />
          <TextField
            label="IP address"
            size="small"
            placeholder="Not given"
            value={draft.ip ?? ''}
            onChange={text => change({ ip: text })}
          />
          <TextField
            label="Country"
            size="small"
            placeholder="Two letters"
            value={draft.country ?? ''}
            maxLength={2}
            isInvalid={!isCountry}
            onChange={text => change({ country: text })}
          />
          <ChoiceField label="Sign-in risk" name="signInRisk" {...choice} />
          <ChoiceField label="User risk" name="userRisk" {...choice} />
          <ChoiceField label="Insider risk" name="insiderRisk" {...choice} />
        </div>
        <Flex gap="3">
          <Button
            type="submit"
            variant="primary"
            isDisabled={!canAsk}
            isPending={isBusy}
          >
            Explain
          </Button>
          <Button variant="secondary" onPress={() => onAsk({})}>
            Clear
          </Button>
        </Flex>
      </Flex>
    </form>
  );
}
