import { useState } from 'react';
import { Button } from '../design/button.tsx';
import { Dialog } from '../design/dialog.tsx';
import { FrenchDate } from '../design/french-date.tsx';
import { PencilIcon } from '../design/icons.tsx';
import { Panel } from '../design/panel.tsx';
import { currentOf } from '../facts/content.ts';
import type { Fact } from '../facts/content.ts';
import { useMayWrite } from '../facts/use-facts.ts';
import { StateForm } from './state.form.tsx';
import { observed } from './observations.ts';
import styles from './state.module.css';

export interface StatePanelProps {
  personId: string;
  facts: readonly Fact[];
}

/** The fifteen answers the emergency department reads first: yes, no, or not observed. */
export function StatePanel({ personId, facts }: StatePanelProps) {
  const mayWrite = useMayWrite();
  const [open, setOpen] = useState(false);
  const current = currentOf(facts, 'state-observation');
  const latest = current[0];
  const said = observed(current);
  return (
    <Panel
      title="État observé"
      aside={
        mayWrite({ module: 'health', kind: 'state-observation' }) && (
          <Button small icon={<PencilIcon />} onClick={() => setOpen(true)}>
            Observer
          </Button>
        )
      }
    >
      {latest === undefined ? (
        <p className={styles['quiet']}>Rien n’a encore été observé&nbsp;: quinze réponses, en une fois.</p>
      ) : (
        <>
          <ul className={styles['answers']}>
            {said.map(({ observation, fact }) => (
              <li
                key={observation.code.code}
                data-answer={fact === undefined ? 'none' : fact.content.present ? 'yes' : 'no'}
              >
                <span>{observation.name}</span>
                <b>{fact === undefined ? 'pas observé' : fact.content.present ? 'oui' : 'non'}</b>
              </li>
            ))}
          </ul>
          <p className={styles['quiet']}>
            <FrenchDate at={latest.occurredAt} /> · {latest.by}
          </p>
        </>
      )}
      <Dialog open={open} onClose={() => setOpen(false)} title="État observé aujourd’hui" wide>
        <StateForm personId={personId} current={current} onClose={() => setOpen(false)} />
      </Dialog>
    </Panel>
  );
}
