import { Combobox, TextInput, useCombobox } from '@mantine/core';
import type { PersonRow } from '@liane/server/contract/record';
import { useState } from 'react';
import { PersonLine } from './person-line.tsx';
import { usePeopleSearch } from './use-people-search.ts';

export interface PersonPickerProps {
  label: string;
  /** undefined when the field is emptied. */
  onChoose: (person: PersonRow | undefined) => void;
}

/** A field that finds a person. */
export function PersonPicker({ label, onChoose }: PersonPickerProps) {
  const combobox = useCombobox();
  const [text, setText] = useState('');
  const search = usePeopleSearch(text, true);
  const rows = text.trim().length >= 2 ? (search.data?.rows ?? []) : [];
  return (
    <Combobox
      store={combobox}
      withinPortal={false}
      width={420}
      position="bottom-start"
      onOptionSubmit={(personId) => {
        const row = rows.find((candidate) => candidate.personId === personId);
        if (row === undefined) return;
        setText(row.displayName);
        onChoose(row);
        combobox.closeDropdown();
      }}
    >
      <Combobox.Target>
        <TextInput
          label={label}
          autoComplete="off"
          placeholder="Nom, date de naissance…"
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            if (event.currentTarget.value === '') onChoose(undefined);
            combobox.openDropdown();
          }}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={rows.length === 0}>
        <Combobox.Options>
          {rows.slice(0, 6).map((row) => (
            <Combobox.Option key={row.personId} value={row.personId}>
              <PersonLine row={row} />
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
