import { TextField, TextFieldProps } from '@backstage/ui';

/** A text field that says what is wrong with it, once that is to be said. */
export function CheckedField({
  problem,
  ...props
}: Omit<TextFieldProps, 'validate' | 'validationBehavior'> & {
  problem?: string;
}) {
  return (
    <TextField
      {...props}
      autoComplete="off"
      validationBehavior="aria"
      validate={() => problem ?? true}
    />
  );
}
