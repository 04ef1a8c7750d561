import { Radio, TextInput } from '@mantine/core';
import { DateField } from '../design/date-field.tsx';
import form from '../design/form.module.css';
import { BirthplaceField } from './birthplace.field.tsx';
import type { TypedTraits } from './typed-traits.ts';
import { sexes } from './words.ts';

export interface TraitsFieldsProps {
  traits: TypedTraits;
  onChange: (patch: Partial<TypedTraits>) => void;
}

/** Name, first name, birth date: enough to search for doubles. */
export function SearchTraitsFields({ traits, onChange }: TraitsFieldsProps) {
  return (
    <div className={form['fields']}>
      <TextInput
        label="Nom de naissance"
        withAsterisk
        autoComplete="off"
        spellCheck={false}
        value={traits.birthFamilyName}
        onChange={(event) => onChange({ birthFamilyName: event.currentTarget.value })}
      />
      <TextInput
        label="Premier prénom de naissance"
        description="Composé, il garde son trait d’union"
        withAsterisk
        autoComplete="off"
        spellCheck={false}
        value={traits.firstBirthGivenName}
        onChange={(event) => onChange({ firstBirthGivenName: event.currentTarget.value })}
      />
      <DateField
        label="Date de naissance"
        withAsterisk
        value={traits.birthDate}
        onChange={(birthDate) => onChange({ birthDate })}
      />
    </div>
  );
}

/** The strict traits that follow: sex, birthplace, all the given names. */
export function OtherTraitsFields({ traits, onChange }: TraitsFieldsProps) {
  return (
    <div className={form['fields']}>
      <Radio.Group
        label="Sexe"
        withAsterisk
        value={traits.sex}
        onChange={(value) => {
          const chosen = sexes.find((sex) => sex.value === value);
          if (chosen !== undefined) onChange({ sex: chosen.value });
        }}
      >
        <div style={{ display: 'flex', flexWrap: 'wrap', gap: '0.5rem 1.25rem', paddingBlock: '0.5rem' }}>
          {sexes.map(({ value, label }) => (
            <Radio key={value} value={value} label={label} />
          ))}
        </div>
      </Radio.Group>
      <BirthplaceField
        code={traits.birthPlaceCode}
        name={traits.birthPlaceName}
        birthDate={traits.birthDate}
        onChoose={({ code, name }) => onChange({ birthPlaceCode: code, birthPlaceName: name })}
      />
      <TextInput
        label="Tous les prénoms de naissance"
        description="Dans l’ordre de la pièce d’identité, séparés par un espace"
        autoComplete="off"
        spellCheck={false}
        placeholder={traits.firstBirthGivenName}
        value={traits.birthGivenNames}
        onChange={(event) => onChange({ birthGivenNames: event.currentTarget.value })}
      />
    </div>
  );
}
