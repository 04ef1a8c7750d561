import { VisuallyHidden } from '@mantine/core';
import type { InsiInquiry } from '@liane/server/contract/identity';
import { Fragment } from 'react';
import { Badge } from '../design/badge.tsx';
import { writtenCivilDate } from '../design/french-dates.ts';
import styles from './identity.module.css';

type Difference = InsiInquiry['comparison'][number];

/** Trait by trait: the same, or different with the likely cause. */
export function Comparison({ differences }: { differences: readonly Difference[] }) {
  return (
    <table className={styles['comparison']}>
      <thead>
        <tr>
          <th scope="col">Trait</th>
          <th scope="col">Chez nous</th>
          <th scope="col">INSi</th>
          <th scope="col">
            <VisuallyHidden>Accord</VisuallyHidden>
          </th>
        </tr>
      </thead>
      <tbody>
        {differences.map((difference) => (
          <Fragment key={difference.trait}>
            <tr data-same={difference.same}>
              <th scope="row">{difference.traitInFrench}</th>
              <td data-label="Chez nous">{shown(difference, difference.ours)}</td>
              <td data-label="INSi">{shown(difference, difference.theirs)}</td>
              <td className={styles['agree']}>
                {difference.same ? <Badge state="done">Pareil</Badge> : <Badge state="late">Diffère</Badge>}
              </td>
            </tr>
            {difference.likelyCauseInFrench !== null && (
              <tr data-same="false">
                <td colSpan={4} className={styles['causeCell']}>
                  Cause probable : {lowered(difference.likelyCauseInFrench)}
                </td>
              </tr>
            )}
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}

function shown({ trait }: Difference, value: string): string {
  if (value === '') return '—';
  return trait === 'birthDate' && /^\d{4}-/.test(value) ? writtenCivilDate(value) : value;
}

const lowered = (sentence: string): string => sentence.charAt(0).toLocaleLowerCase('fr') + sentence.slice(1);
