import type { ReactNode } from 'react';
import { Button } from '../design/button.tsx';
import { PlusIcon } from '../design/icons.tsx';
import { Panel } from '../design/panel.tsx';
import type { Content, Fact, KindName } from './content.ts';
import { currentOf } from './content.ts';
import type { FactTask } from './fact-dialog.tsx';
import { FactRow } from './fact-row.tsx';
import { kindNamed } from './kinds.ts';
import { NoneSaid } from './none-said.tsx';
import type { Saying } from './none-said.tsx';
import styles from './facts.module.css';
import { useMayWrite } from './use-facts.ts';

export interface KindPanelProps {
  personId: string;
  title: string;
  kinds: readonly [KindName, ...KindName[]];
  facts: readonly Fact[];
  /** What says « aucun » for this panel, so that silence and « aucun » are never confused. */
  none?: Saying;
  /** Only some of the facts, e.g. contacts who are trusted. */
  keep?: (content: Content) => boolean;
  /** What to do next when nothing is written. */
  empty: string;
  onTask: (task: FactTask) => void;
  children?: ReactNode;
}

/** The facts of a few kinds: those that hold, « aucun » when somebody said so, « non renseigné » otherwise; those that ended, folded. */
export function KindPanel({ personId, title, kinds, facts, none, keep, empty, onTask, children }: KindPanelProps) {
  const mayWrite = useMayWrite();
  const mine = facts.filter(({ content }) => kinds.includes(content.kind) && (keep?.(content) ?? true));
  const open = kinds.flatMap((kind) => currentOf(mine, kind));
  const ended = mine
    .filter(({ state }) => state === 'ended')
    .toSorted((a, b) => b.recordedAt.localeCompare(a.recordedAt));
  const offered = kinds.map(kindNamed).filter(mayWrite);
  const row = (fact: Fact): ReactNode => {
    const kind = kindNamed(fact.content.kind);
    return <FactRow key={fact.factId} kind={kind} fact={fact} mayWrite={mayWrite(kind)} onTask={onTask} />;
  };
  return (
    <Panel
      title={title}
      aside={
        offered.length > 0 && (
          <div className={styles['offers']} data-print="no">
            {offered.map((kind) => (
              <Button
                key={kind.kind}
                small
                icon={<PlusIcon size="1em" />}
                aria-label={`Noter ${kind.one}`}
                onClick={() => onTask({ act: 'record', kind })}
              >
                {offered.length === 1 ? 'Noter' : kind.name}
              </Button>
            ))}
          </div>
        )
      }
    >
      {children}
      {open.length > 0 ? (
        <ul className={styles['facts']}>{open.map(row)}</ul>
      ) : (
        <NoneSaid personId={personId} facts={facts} saying={none} empty={empty} />
      )}
      {ended.length > 0 && (
        <details className={styles['ended']}>
          <summary>Terminé ({ended.length})</summary>
          <ul className={styles['facts']}>{ended.map(row)}</ul>
        </details>
      )}
    </Panel>
  );
}
