import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { FrenchDate } from '../design/french-date.tsx';
import { AlertIcon, CheckIcon } from '../design/icons.tsx';
import type { KindName } from '../facts/content.ts';
import { tabOf } from '../facts/asked-kind.ts';
import type { TabPath } from '../facts/asked-kind.ts';
import styles from './record-header.module.css';
import { inHeader, sayingOf } from './known.ts';
import type { Known } from './known.ts';

export interface KnownCellProps {
  personId: string;
  label: string;
  known: Known;
  /** « Aucune connue ». */
  none: string;
  /** « Non renseignées »; « Non renseigné » when absent. */
  unsaid?: string;
  /** What one writes to complete it; absent when this role may not. */
  complete: KindName | undefined;
  /** Where all of it is read. */
  tab: TabPath;
  /** What is known is dangerous. */
  danger?: boolean;
  /** In sight on the phone whatever part of the record is open. */
  always?: boolean;
}

/** One of the eight facts: known, « aucun » with who said so, or « non renseigné » with the way to complete it. */
export function KnownCell({
  personId,
  label,
  known,
  none,
  unsaid,
  complete,
  tab,
  danger = false,
  always = false,
}: KnownCellProps) {
  const saying = sayingOf(known, none, unsaid);
  return (
    <Cell label={label} tone={saying.state === 'some' && danger ? 'danger' : saying.state} always={always}>
      {saying.state === 'some' && (
        <>
          {danger && <AlertIcon size="1.05em" title="Alerte" />}
          <Items personId={personId} items={saying.items} tab={tab} />
        </>
      )}
      {saying.state === 'none' && (
        <>
          <CheckIcon size="1.05em" />
          {saying.words}
          <small>
            {saying.by}, <FrenchDate at={saying.at} />
          </small>
        </>
      )}
      {saying.state === 'hidden' && saying.words}
      {saying.state === 'unsaid' && (
        <>
          <i>{saying.words}</i>
          {complete !== undefined && (
            <Link
              to={`/personnes/$personId${tabOf(complete)}`}
              params={{ personId }}
              search={{ completer: complete }}
              aria-label={`Compléter\u00A0: ${label}`}
              data-print="no"
            >
              compléter
            </Link>
          )}
        </>
      )}
    </Cell>
  );
}

export function Items({ personId, items, tab }: { personId: string; items: readonly string[]; tab: TabPath }) {
  const { shown, more } = inHeader(items);
  return (
    <b>
      {shown}
      {more > 0 && (
        <>
          {' '}
          <Link to={`/personnes/$personId${tab}`} params={{ personId }}>
            et {more} autres
          </Link>
        </>
      )}
    </b>
  );
}

export interface CellProps {
  label: string;
  tone?: 'danger' | 'some' | 'none' | 'unsaid' | 'hidden';
  /** In sight on the phone whatever part of the record is open. */
  always?: boolean;
  children: ReactNode;
}

export function Cell({ label, tone = 'some', always = false, children }: CellProps) {
  return (
    <div className={styles['cell']} data-tone={tone} data-always={always || undefined}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
