import type { ConsentSetId } from '@entra-posture/core';
import { Checkbox, CheckboxGroup, Radio, RadioGroup } from '@backstage/ui';
import type { AuthorizeMode, ConnectOptions } from '../client/connect';
import { useEntraTranslation } from '../translation';
import { featuresOf, isOpenTo, setsOf } from './consent';
import styles from './ConsentFields.module.css';

export interface ConsentChoice {
  set: ConsentSetId;
  features: string[];
}

/** How much is asked for: a set, or just what chosen features need. */
export function ConsentFields({
  options,
  mode,
  choice,
  onChange,
}: {
  options: ConnectOptions;
  mode: AuthorizeMode;
  choice: ConsentChoice;
  onChange: (choice: ConsentChoice) => void;
}) {
  const { t } = useEntraTranslation();
  const isCustom = choice.set === 'custom';
  return (
    <>
      <RadioGroup
        label={t('connect.consent.set')}
        value={choice.set}
        onChange={set =>
          onChange({ ...choice, set: set as ConsentChoice['set'] })
        }
      >
        {setsOf(options).map(({ id, title, description }) => (
          <Radio key={id} value={id}>
            {t('connect.consent.setLine', { title, description })}
          </Radio>
        ))}
      </RadioGroup>
      {isCustom && (
        <CheckboxGroup
          label={t('connect.consent.features')}
          value={choice.features}
          onChange={features => onChange({ ...choice, features })}
        >
          <div className={styles.features}>
            {featuresOf(options).map(feature => {
              const isClosed = !isOpenTo(mode, feature);
              return (
                <Checkbox
                  key={feature.name}
                  value={feature.name}
                  isDisabled={isClosed}
                >
                  {isClosed
                    ? t('connect.consent.closedFeature', {
                        feature: feature.name,
                      })
                    : feature.name}
                </Checkbox>
              );
            })}
          </div>
        </CheckboxGroup>
      )}
    </>
  );
}
