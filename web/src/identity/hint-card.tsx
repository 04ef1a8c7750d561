import type { PersonHint } from '@liane/server/contract/identity';
import type { ReactNode } from 'react';
import { CivilDate } from '../design/french-date.tsx';
import { IdentityBadge } from '../design/identity-badge.tsx';
import styles from './hint-card.module.css';
import { born } from './words.ts';

/** Someone already known: enough to say whether it is the same person. */
export function HintCard({ hint, children }: { hint: PersonHint; children?: ReactNode }) {
  return (
    <article className={styles['card']} aria-label={hint.displayName}>
      <header className={styles['head']}>
        <b>{hint.displayName}</b>
        <IdentityBadge status={hint.status} attributes={hint.attributes} />
      </header>
      <p className={styles['traits']}>
        {hint.birthFamilyName} {hint.firstBirthGivenName}, {born(hint.sex)} le <CivilDate date={hint.birthDate} /> à{' '}
        {hint.birthPlaceName}
      </p>
      {hint.why !== '' && <p className={styles['why']}>{hint.why}</p>}
      {children !== undefined && <div className={styles['actions']}>{children}</div>}
    </article>
  );
}
