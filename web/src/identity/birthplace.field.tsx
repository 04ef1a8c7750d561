import { Combobox, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { identity } from '@liane/server/contract/identity';
import { useState } from 'react';
import { useAsk } from '../client/use-ask.ts';
import styles from './birthplace.module.css';

export interface BirthplaceFieldProps {
  /** COG code; empty while none is chosen. */
  code: string;
  name: string;
  birthDate: string;
  onChoose: (place: { code: string; name: string }) => void;
}

/** A birthplace found by its name as it was on the day of birth; nobody types a code. */
export function BirthplaceField({ code, name, birthDate, onChoose }: BirthplaceFieldProps) {
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const [typed, setTyped] = useState<string>();
  const [settled] = useDebouncedValue((typed ?? '').trim(), 150);
  const places = useAsk(
    identity.findBirthplaces,
    { body: { text: settled, birthDate: birthDate === '' ? null : birthDate } },
    { enabled: settled.length >= 2, keepPrevious: true, freshFor: 3_600_000 },
  );
  const found = settled.length >= 2 ? (places.data ?? []).slice(0, 12) : [];
  return (
    <Combobox
      store={combobox}
      withinPortal={false}
      onOptionSubmit={(chosen) => {
        const place = found.find((candidate) => candidate.code === chosen);
        if (place !== undefined) onChoose({ code: place.code, name: place.name });
        setTyped(undefined);
        combobox.closeDropdown();
      }}
    >
      <Combobox.Target>
        <TextInput
          label="Lieu de naissance"
          description={
            birthDate === '' ? 'Commune ou pays' : 'Commune, telle qu’elle s’appelait à la naissance, ou pays'
          }
          withAsterisk
          autoComplete="off"
          value={typed ?? name}
          error={typed === undefined && name !== '' && code === '' ? 'Choisissez dans la liste.' : null}
          rightSection={code !== '' && typed === undefined ? <span className={styles['code']}>{code}</span> : null}
          rightSectionWidth={72}
          rightSectionPointerEvents="none"
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            combobox.openDropdown();
            combobox.updateSelectedOptionIndex('selected');
          }}
          onFocus={() => settled.length >= 2 && combobox.openDropdown()}
          onBlur={() => {
            combobox.closeDropdown();
            setTyped(undefined);
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={settled.length < 2}>
        <Combobox.Options>
          {found.map((place) => (
            <Combobox.Option key={place.code} value={place.code}>
              <span className={styles['place']}>
                <b>{place.name}</b>
                <small>
                  {place.detail} · {place.code}
                </small>
              </span>
            </Combobox.Option>
          ))}
          {places.isSuccess && found.length === 0 && (
            <Combobox.Empty>Aucun lieu de ce nom à cette date.</Combobox.Empty>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
