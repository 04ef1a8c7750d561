import { Select, TextInput } from '@mantine/core';
import form from '../design/form.module.css';
import { civilities, complementaryInFrench } from './typed-traits.ts';
import type { TypedComplementary } from './typed-traits.ts';

export interface ComplementaryFieldsProps {
  value: TypedComplementary;
  onChange: (patch: Partial<TypedComplementary>) => void;
}

const texts = [
  { field: 'street', autoComplete: 'off', type: 'text' },
  { field: 'postalCode', autoComplete: 'off', type: 'text' },
  { field: 'city', autoComplete: 'off', type: 'text' },
  { field: 'phone', autoComplete: 'off', type: 'tel' },
  { field: 'mobile', autoComplete: 'off', type: 'tel' },
  { field: 'email', autoComplete: 'off', type: 'email' },
  { field: 'spokenLanguage', autoComplete: 'off', type: 'text' },
] as const;

/** How the person is called and reached; nothing here is mandatory. */
export function ComplementaryFields({ value, onChange }: ComplementaryFieldsProps) {
  return (
    <div className={form['fields']}>
      <Select
        label={complementaryInFrench.civility}
        clearable
        value={value.civility === '' ? null : value.civility}
        data={[
          { value: 'MME', label: civilities.MME },
          { value: 'M', label: civilities.M },
        ]}
        onChange={(civility) => onChange({ civility: civility === 'M' || civility === 'MME' ? civility : '' })}
      />
      <TextInput
        label={complementaryInFrench.usedFamilyName}
        description="S’il diffère du nom de naissance"
        autoComplete="off"
        spellCheck={false}
        value={value.usedFamilyName}
        onChange={(event) => onChange({ usedFamilyName: event.currentTarget.value })}
      />
      <TextInput
        label={complementaryInFrench.usedGivenName}
        description="Celui que la personne préfère"
        autoComplete="off"
        spellCheck={false}
        value={value.usedGivenName}
        onChange={(event) => onChange({ usedGivenName: event.currentTarget.value })}
      />
      {texts.map(({ field, ...rest }) => (
        <TextInput
          key={field}
          label={complementaryInFrench[field]}
          {...rest}
          spellCheck={false}
          value={value[field]}
          onChange={(event) => onChange({ [field]: event.currentTarget.value })}
        />
      ))}
    </div>
  );
}
