import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { DateField } from '../design/date-field.tsx';
import { Button } from '../design/button.tsx';
import { ClockIcon } from '../design/icons.tsx';
import { today } from '../design/french-dates.ts';
import styles from './facts.module.css';

/** A moment while it is typed: local day and hour, both empty for « maintenant ». */
export interface TypedMoment {
  day: string;
  time: string;
}

export const rightNow: TypedMoment = { day: '', time: '' };

/** The instant, `now` when nothing else was said; undefined while the day or the hour does not exist. */
export function instantOf({ day, time }: TypedMoment, now = new Date()): string | undefined {
  if (day === '' && time === '') return now.toISOString();
  const at = new Date(`${day}T${time}`);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}

export function momentOf(instant: string): TypedMoment {
  const at = new Date(instant);
  return { day: today(at), time: at.toTimeString().slice(0, 5) };
}

export interface WhenFieldProps {
  label?: string;
  /** What takes the moment back; « Maintenant » unless it lies ahead. */
  undo?: string;
  moment: TypedMoment;
  onChange: (moment: TypedMoment) => void;
}

/** « Maintenant » unless one says otherwise. */
export function WhenField({ label = 'Quand', undo = 'Maintenant', moment, onChange }: WhenFieldProps) {
  const [open, setOpen] = useState(false);
  if (!open && moment.day === '' && moment.time === '') {
    return (
      <p className={styles['when']}>
        <ClockIcon /> {label}&nbsp;: <b>maintenant</b>
        <Button
          kind="quiet"
          small
          onClick={() => {
            setOpen(true);
            onChange(momentOf(new Date().toISOString()));
          }}
        >
          Changer l’heure
        </Button>
      </p>
    );
  }
  return (
    <div className={styles['moment']}>
      <DateField label={label} value={moment.day} onChange={(day) => onChange({ ...moment, day })} />
      <TextInput
        type="time"
        label="À"
        value={moment.time}
        onChange={(event) => onChange({ ...moment, time: event.currentTarget.value })}
      />
      <Button
        kind="quiet"
        onClick={() => {
          setOpen(false);
          onChange(rightNow);
        }}
      >
        {undo}
      </Button>
    </div>
  );
}
