import { useId } from 'react';
import type { Option } from './kind.ts';
import styles from './facts.module.css';

export interface ChoiceProps {
  label: string;
  help?: string | undefined;
  required?: boolean | undefined;
  options: readonly Option[];
  value: string;
  onChange: (value: string) => void;
  /** Touching the chosen one again takes it back. */
  optional?: boolean;
}

/** A few answers under the thumb: large, all in sight, native radio buttons underneath. */
export function Choice({ label, help, required, options, value, onChange, optional = false }: ChoiceProps) {
  const name = useId();
  return (
    <fieldset className={styles['choice']}>
      <legend>
        {label}
        {required === true && <span aria-hidden="true"> *</span>}
      </legend>
      {help !== undefined && <p className={styles['help']}>{help}</p>}
      <div className={styles['chips']}>
        {options.map((option) => (
          <label key={option.value} className={styles['chip']}>
            <input
              type="radio"
              name={name}
              checked={value === option.value}
              onChange={() => onChange(option.value)}
              onClick={() => {
                if (optional && value === option.value) onChange('');
              }}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

export interface ChoicesProps extends Omit<ChoiceProps, 'value' | 'onChange' | 'optional'> {
  values: readonly string[];
  onChange: (values: string[]) => void;
}

/** Several answers at once, kept in the order they are offered. */
export function Choices({ label, help, options, values, onChange }: ChoicesProps) {
  return (
    <fieldset className={styles['choice']}>
      <legend>{label}</legend>
      {help !== undefined && <p className={styles['help']}>{help}</p>}
      <div className={styles['chips']}>
        {options.map((option) => (
          <label key={option.value} className={styles['chip']}>
            <input
              type="checkbox"
              checked={values.includes(option.value)}
              onChange={(event) =>
                onChange(
                  options
                    .map(({ value }) => value)
                    .filter((value) => (value === option.value ? event.currentTarget.checked : values.includes(value))),
                )
              }
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
