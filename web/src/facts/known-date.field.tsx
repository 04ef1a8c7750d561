import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { writtenCivilDate } from '../design/french-dates.ts';
import { readKnownDate } from './typed.ts';

export interface KnownDateFieldProps {
  label: string;
  help?: string | undefined;
  required?: boolean;
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; empty while unknown. */
  value: string;
  onChange: (date: string) => void;
}

/** A date as far as it is known: the year alone is welcome. */
export function KnownDateField({ label, help, required = false, value, onChange }: KnownDateFieldProps) {
  const [typed, setTyped] = useState<string>();
  const unread = typed !== undefined && typed.trim() !== '' && readKnownDate(typed) === undefined;
  return (
    <TextInput
      label={label}
      description={help}
      withAsterisk={required}
      inputMode="numeric"
      autoComplete="off"
      placeholder="2019, 03/2019 ou 12/03/2019"
      value={typed ?? writtenCivilDate(value)}
      error={unread && typed.length >= 4 ? 'Écrivez l’année, le mois et l’année, ou le jour entier.' : null}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setTyped(text);
        onChange(readKnownDate(text) ?? '');
      }}
      onBlur={() => {
        if (!unread) setTyped(undefined);
      }}
    />
  );
}
