import { Select, TextInput } from '@mantine/core';
import form from '../design/form.module.css';
import type { TypedComplementary } from './typed-traits.ts';

export interface ComplementaryFieldsProps {
  value: TypedComplementary;
  onChange: (patch: Partial<TypedComplementary>) => void;
}

const texts = [
  { field: 'street', label: 'Adresse', autoComplete: 'off', type: 'text' },
  { field: 'postalCode', label: 'Code postal', autoComplete: 'off', type: 'text' },
  { field: 'city', label: 'Ville', autoComplete: 'off', type: 'text' },
  { field: 'phone', label: 'Téléphone', autoComplete: 'off', type: 'tel' },
  { field: 'mobile', label: 'Mobile', autoComplete: 'off', type: 'tel' },
  { field: 'email', label: 'Adresse électronique', autoComplete: 'off', type: 'email' },
  { field: 'spokenLanguage', label: 'Langue parlée', autoComplete: 'off', type: 'text' },
] as const;

/** How the person is called and reached; nothing here is mandatory. */
export function ComplementaryFields({ value, onChange }: ComplementaryFieldsProps) {
  return (
    <div className={form['fields']}>
      <Select
        label="Civilité"
        clearable
        value={value.civility === '' ? null : value.civility}
        data={[
          { value: 'MME', label: 'Madame' },
          { value: 'M', label: 'Monsieur' },
        ]}
        onChange={(civility) => onChange({ civility: civility === 'M' || civility === 'MME' ? civility : '' })}
      />
      <TextInput
        label="Nom utilisé"
        description="S’il diffère du nom de naissance"
        autoComplete="off"
        spellCheck={false}
        value={value.usedFamilyName}
        onChange={(event) => onChange({ usedFamilyName: event.currentTarget.value })}
      />
      <TextInput
        label="Prénom utilisé"
        description="Celui que la personne préfère"
        autoComplete="off"
        spellCheck={false}
        value={value.usedGivenName}
        onChange={(event) => onChange({ usedGivenName: event.currentTarget.value })}
      />
      {texts.map(({ field, ...rest }) => (
        <TextInput
          key={field}
          {...rest}
          spellCheck={false}
          value={value[field]}
          onChange={(event) => onChange({ [field]: event.currentTarget.value })}
        />
      ))}
    </div>
  );
}
