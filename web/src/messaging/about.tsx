import { Button } from '../design/button.tsx';
import { CrossIcon } from '../design/icons.tsx';
import { PersonPicker } from '../frame/person-picker.tsx';
import styles from './messaging.module.css';
import type { Person } from './typed.ts';

export interface AboutProps {
  person: Person | null;
  /** An answer is about whom the message was about. */
  fixed: boolean;
  onChange: (person: Person | null) => void;
}

/** Whom a letter is about: their circle is proposed, and what they refused is obeyed. */
export function About({ person, fixed, onChange }: AboutProps) {
  if (person === null)
    return fixed ? null : (
      <PersonPicker
        label="À propos de quelqu’un (facultatif)"
        onChoose={(row) => row && onChange({ id: row.personId, displayName: row.displayName })}
      />
    );
  return (
    <div className={styles['whom']}>
      <span>
        À propos de <b>{person.displayName}</b>
      </span>
      {!fixed && (
        <Button small kind="quiet" icon={<CrossIcon size="1em" />} onClick={() => onChange(null)}>
          Retirer
        </Button>
      )}
    </div>
  );
}
