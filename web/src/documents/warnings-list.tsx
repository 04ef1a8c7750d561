import { AlertIcon, CheckIcon, ClockIcon } from '../design/icons.tsx';
import type { Draft } from './edits.ts';
import styles from './draft.module.css';

/** What prevents validating first, then what is worth a look. */
export function WarningsList({ warnings }: { warnings: Draft['warnings'] }) {
  if (warnings.length === 0) {
    return (
      <ul className={styles['warnings']}>
        <li>
          <CheckIcon /> Rien ne manque.
        </li>
      </ul>
    );
  }
  const sorted = warnings.toSorted((a, b) => a.severity.localeCompare(b.severity));
  return (
    <ul className={styles['warnings']} aria-live="polite">
      {sorted.map(({ severity, section, message }) => (
        <li key={`${section ?? ''} ${message}`} data-severity={severity}>
          {severity === 'blocking' ? <AlertIcon title="Empêche de valider" /> : <ClockIcon title="À vérifier" />}
          {message}
        </li>
      ))}
    </ul>
  );
}
