import type { ConsentSetId } from '@entra-posture/core';
import { Checkbox, CheckboxGroup, Radio, RadioGroup } from '@backstage/ui';
import type { ConnectOptions } from '../client/connect';

export interface ConsentChoice {
  set: ConsentSetId;
  features: string[];
}

/** How much is asked for: a set, or just what chosen features need. */
export function ConsentFields({
  options,
  choice,
  onChange,
}: {
  options: ConnectOptions;
  choice: ConsentChoice;
  onChange: (choice: ConsentChoice) => void;
}) {
  const isCustom = choice.set === 'custom';
  return (
    <>
      <RadioGroup
        label="What to ask for"
        value={choice.set}
        onChange={set =>
          onChange({ ...choice, set: set as ConsentChoice['set'] })
        }
      >
        {options.sets.map(({ id, title, description }) => (
          <Radio key={id} value={id}>
            {title}: {description}
          </Radio>
        ))}
      </RadioGroup>
      {isCustom && (
        <CheckboxGroup
          label="Features"
          value={choice.features}
          onChange={features => onChange({ ...choice, features })}
        >
          {options.features.map(({ name }) => (
            <Checkbox key={name} value={name}>
              {name}
            </Checkbox>
          ))}
        </CheckboxGroup>
      )}
    </>
  );
}
