import { useState } from 'react';
import { Choice } from '../facts/choice.tsx';
import type { FieldsProps } from '../facts/kind.ts';
import { textOf } from '../facts/typed.ts';
import styles from './vital-signs.module.css';
import { doubtAbout, measures, readNumber } from './measures.ts';
import type { Measure, MeasureCode } from './measures.ts';
import { consciousnessLevels } from './words.ts';

/** Ten large tiles and one large pad: a gloved thumb is enough; with a keyboard, Tab goes from one to the next. */
export function VitalSignsFields({ typed, onChange }: FieldsProps) {
  const words = wordsOf(typed['words']);
  const [current, setCurrent] = useState<MeasureCode>('temperature');
  const say = (code: MeasureCode, text: string): void => onChange({ words: { ...words, [code]: text } });
  const press = (key: string): void => say(current, pressed(words[current] ?? '', key));
  const next = (): void => {
    const at = measures.findIndex(({ code }) => code === current);
    setCurrent(measures[(at + 1) % measures.length]?.code ?? 'temperature');
  };
  return (
    <div className={styles['signs']}>
      <div className={styles['tiles']}>
        {measures.map((measure) => (
          <Tile
            key={measure.code}
            measure={measure}
            text={words[measure.code] ?? ''}
            current={measure.code === current}
            onFocus={() => setCurrent(measure.code)}
            onChange={(text) => say(measure.code, text)}
          />
        ))}
      </div>
      <div className={styles['pad']} role="group" aria-label="Pavé numérique">
        {['7', '8', '9', '4', '5', '6', '1', '2', '3', ',', '0'].map((key) => (
          <button key={key} type="button" onClick={() => press(key)}>
            {key}
          </button>
        ))}
        <button type="button" aria-label="Effacer un chiffre" onClick={() => press('back')}>
          ⌫
        </button>
        <button type="button" className={styles['next']} onClick={next}>
          Mesure suivante
        </button>
      </div>
      <Choice
        label="Conscience"
        options={consciousnessLevels}
        value={textOf(typed, 'consciousness')}
        onChange={(consciousness) => onChange({ consciousness })}
        optional
      />
    </div>
  );
}

interface TileProps {
  measure: Measure;
  text: string;
  current: boolean;
  onFocus: () => void;
  onChange: (text: string) => void;
}

function Tile({ measure, text, current, onFocus, onChange }: TileProps) {
  const value = readNumber(text);
  const doubt =
    text === ''
      ? undefined
      : value === undefined
        ? { level: 'impossible', words: 'Ce n’est pas un nombre' }
        : doubtAbout(measure, value);
  return (
    <label className={styles['tile']} data-current={current || undefined} data-doubt={doubt?.level}>
      <span>{measure.short}</span>
      <span className={styles['value']}>
        <input
          inputMode={fingers() ? 'none' : 'decimal'}
          autoComplete="off"
          aria-label={`${measure.name} en ${measure.unit}`}
          aria-invalid={doubt?.level === 'impossible' || undefined}
          value={text}
          placeholder="–"
          onFocus={onFocus}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
        <small>{measure.unit}</small>
      </span>
      {doubt !== undefined && (
        <span className={styles['doubt']} role="status">
          {doubt.words}
        </span>
      )}
    </label>
  );
}

/** Where fingers type, our own pad replaces the small keys of the system. */
const fingers = (): boolean => typeof matchMedia === 'function' && matchMedia('(pointer: coarse)').matches;

export const wordsOf = (words: unknown): Partial<Record<MeasureCode, string>> =>
  typeof words === 'object' && words !== null ? words : {};

/** The text of a tile after a key of the pad. */
export function pressed(text: string, key: string): string {
  if (key === 'back') return text.slice(0, -1);
  if (key === ',' && (text === '' || text.includes(','))) return text;
  return `${text}${key}`.slice(0, 6);
}
