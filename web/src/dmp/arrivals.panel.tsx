import { dmp } from '@liane/server/contract/dmp';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { newId } from '../client/new-id.ts';
import { useAct } from '../client/use-act.ts';
import { useAsk } from '../client/use-ask.ts';
import { useMay, useSession } from '../client/use-session.ts';
import { Badge } from '../design/badge.tsx';
import { Button } from '../design/button.tsx';
import { FrenchDate } from '../design/french-date.tsx';
import { Panel } from '../design/panel.tsx';
import { ProblemMessage } from '../design/problem-message.tsx';
import styles from './dmp.module.css';
import { topicOf, useWhileWaiting } from './use-look.ts';
import { bundleWords } from './words.ts';

/** Who arrives or comes back today; the essential of their DMP prepared in one act, in the name of who asks. */
export function ArrivalsPanel() {
  const may = useMay('dmp.arrivals');
  const { practice } = useSession();
  const [id, setId] = useState(newId);
  const [persons, setPersons] = useState<readonly string[]>([]);
  const topics = [`establishment:${practice?.establishmentId ?? ''}`, 'people', ...persons.map(topicOf)];
  const arrivals = useAsk(dmp.arrivals, {}, { enabled: may, topics });
  const list = arrivals.data ?? [];
  const present = list.map(({ personId }) => personId);
  if (present.join(' ') !== persons.join(' ')) setPersons(present);
  useWhileWaiting(
    list.some(({ state }) => state === 'gathering'),
    arrivals.refetch,
  );
  const prepare = useAct(dmp.prepare, { refreshes: () => topics, onDone: () => setId(newId()) });
  const ready = list.filter(({ obstacle, state }) => obstacle === null && (state === 'none' || state === 'failed'));
  if (!may || list.length === 0) return null;
  return (
    <Panel title="Arrivées du jour">
      <ul className={styles['arrivals']}>
        {list.map(({ personId, displayName, what, at, state, obstacle, until }) => (
          <li key={personId}>
            <Link to="/personnes/$personId/dmp/essentiel" params={{ personId }}>
              <span>
                <b>{displayName}</b>
                <small>
                  {what}, <FrenchDate at={at} />
                </small>
                {obstacle !== null && <small>{obstacle}</small>}
                {until !== null && (
                  <small>
                    Gardé jusqu’à <FrenchDate at={until} />
                  </small>
                )}
              </span>
              {obstacle === null && <Badge state={bundleWords[state].look}>{bundleWords[state].words}</Badge>}
            </Link>
          </li>
        ))}
      </ul>
      {prepare.error !== null && <ProblemMessage error={prepare.error} />}
      {ready.length > 0 && (
        <Button kind="first" wide busy={prepare.busy} onClick={() => prepare.run({ body: { id } })}>
          Préparer l’essentiel du DMP
        </Button>
      )}
    </Panel>
  );
}
