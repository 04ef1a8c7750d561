import { Menu } from '@mantine/core';
import { Badge } from '../design/badge.tsx';
import { FrenchDate } from '../design/french-date.tsx';
import { CheckIcon, HistoryIcon, MoreIcon, PencilIcon, TrashIcon } from '../design/icons.tsx';
import type { Fact } from './content.ts';
import type { FactTask } from './fact-dialog.tsx';
import { read } from './kind.ts';
import type { Kind } from './kind.ts';
import styles from './facts.module.css';

export interface FactRowProps {
  kind: Kind;
  fact: Fact;
  mayWrite: boolean;
  onTask: (task: FactTask) => void;
}

/** One fact: what it says, who said it and when (a touch on the date tells the history), and what may be done. */
export function FactRow({ kind, fact, mayWrite, onTask }: FactRowProps) {
  const { title, details, alarming } = read(kind, fact);
  const open = fact.state === 'current';
  return (
    <li className={styles['fact']} data-state={fact.state}>
      <div className={styles['said']}>
        <p className={styles['title']}>
          {alarming && open ? <Badge state="alert">{title}</Badge> : title}
          {fact.state === 'ended' && <Badge state="plain">Terminé</Badge>}
        </p>
        {details.map((line) => (
          <p key={line} className={styles['detail']}>
            {line}
          </p>
        ))}
        <button
          type="button"
          className={styles['who']}
          onClick={() => onTask({ act: 'history', kind, fact })}
          title="Voir l’histoire"
        >
          <FrenchDate at={fact.state === 'ended' ? (fact.endedAt ?? fact.recordedAt) : fact.occurredAt} /> · {fact.by}
          {fact.version > 1 && ' · corrigé'}
        </button>
      </div>
      <div className={styles['acts']} data-print="no">
        <Menu position="bottom-end" withinPortal>
          <Menu.Target>
            <button type="button" className={styles['more']} aria-label={`Agir sur\u00A0: ${title}`}>
              <MoreIcon />
            </button>
          </Menu.Target>
          <Menu.Dropdown>
            {mayWrite && open && (
              <>
                <Menu.Item leftSection={<PencilIcon />} onClick={() => onTask({ act: 'correct', kind, fact })}>
                  Corriger
                </Menu.Item>
                {kind.endVerb !== null && (
                  <Menu.Item leftSection={<CheckIcon />} onClick={() => onTask({ act: 'end', kind, fact })}>
                    {kind.endVerb ?? 'Terminer'}
                  </Menu.Item>
                )}
              </>
            )}
            <Menu.Item leftSection={<HistoryIcon />} onClick={() => onTask({ act: 'history', kind, fact })}>
              Voir l’histoire
            </Menu.Item>
            {mayWrite && open && (
              <Menu.Item leftSection={<TrashIcon />} onClick={() => onTask({ act: 'withdraw', kind, fact })}>
                Retirer, noté par erreur
              </Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
      </div>
    </li>
  );
}
