import type { PersonRow } from '@liane/server/contract/record';
import { Badge } from '../design/badge.tsx';
import { CivilDate } from '../design/french-date.tsx';
import { IdentityBadge } from '../design/identity-badge.tsx';
import { Initials } from '../design/initials.tsx';
import { roomInWords } from '../design/room-words.ts';
import styles from './person-line.module.css';

const born: Record<PersonRow['sex'], string> = { F: 'née', M: 'né', I: 'né·e' };

/** One person in a list: used name first, strict traits quietly below, where, INS badge, alerts. */
export function PersonLine({ row }: { row: PersonRow }) {
  const place = [row.unit, row.room === null ? null : roomInWords(row.room)]
    .filter((part) => part !== null)
    .join(' · ');
  return (
    <span className={styles['room']}>
      <span className={styles['line']}>
        <Initials name={row.displayName} />
        <span className={styles['who']}>
          <b>{row.displayName}</b>
          <small>
            {born[row.sex]} {row.birthFamilyName} le <CivilDate date={row.birthDate} /> · {row.age}
          </small>
        </span>
        <span className={styles['where']}>
          {place !== '' && <span>{place}</span>}
          {row.stateInFrench !== null && row.state !== 'present' && <small>{row.stateInFrench}</small>}
        </span>
        <span className={styles['badges']}>
          <IdentityBadge status={row.status} attributes={row.attributes} />
          {row.alerts.map((alert) => (
            <Badge key={alert} state="alert">
              {alert}
            </Badge>
          ))}
        </span>
      </span>
    </span>
  );
}
