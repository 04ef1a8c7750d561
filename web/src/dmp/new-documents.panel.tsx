import { dmp } from '@liane/server/contract/dmp';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { newId } from '../client/new-id.ts';
import { useAct } from '../client/use-act.ts';
import { useAsk } from '../client/use-ask.ts';
import { useMay, useSession } from '../client/use-session.ts';
import { Button } from '../design/button.tsx';
import { FrenchDate } from '../design/french-date.tsx';
import { Panel } from '../design/panel.tsx';
import { ProblemMessage } from '../design/problem-message.tsx';
import styles from './dmp.module.css';
import { useWhileWaiting } from './use-look.ts';

/** In whose DMP something came since one's last visit; the DMP is asked when it is pressed, and not before. */
export function NewDocumentsPanel() {
  const may = useMay('dmp.newDocuments');
  const { account } = useSession();
  const [id, setId] = useState(newId);
  const topics = [`dmp-rounds:${account?.id ?? ''}`];
  const inbox = useAsk(dmp.newDocuments, {}, { enabled: may, topics });
  const ask = useAct(dmp.askNewDocuments, { refreshes: () => topics, onDone: () => setId(newId()) });
  useWhileWaiting(inbox.data?.waiting === true, inbox.refetch);
  if (!may || inbox.data === undefined || !inbox.data.connected) return null;
  const { obstacle, waiting, answeredAt, problem, people } = inbox.data;
  return (
    <Panel title="Du nouveau dans les DMP">
      {people.length > 0 && (
        <ul className={styles['arrivals']}>
          {people.map(({ personId, displayName, at }) => (
            <li key={personId}>
              <Link to="/personnes/$personId/dmp" params={{ personId }}>
                <span>
                  <b>{displayName}</b>
                  {at !== null && (
                    <small>
                      Dernier document&nbsp;: <FrenchDate at={at} />
                    </small>
                  )}
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
      <p className={styles['inboxSays']} role="status">
        {waiting ? (
          'Question posée au DMP.'
        ) : answeredAt === null ? (
          'Le DMP dit pour qui un document est arrivé depuis votre dernière visite, quel qu’en soit l’auteur.'
        ) : (
          <>
            {people.length === 0 && 'Rien de nouveau que vous n’ayez vu. '}Réponse du DMP&nbsp;:{' '}
            <FrenchDate at={answeredAt} />
          </>
        )}
      </p>
      {problem !== null && <p className={styles['inboxSays']}>{problem}</p>}
      {obstacle !== null && <p className={styles['inboxSays']}>{obstacle}</p>}
      {ask.error !== null && <ProblemMessage error={ask.error} />}
      {obstacle === null && !waiting && (
        <Button kind="second" wide busy={ask.busy} onClick={() => ask.run({ body: { id } })}>
          Demander au DMP
        </Button>
      )}
    </Panel>
  );
}
