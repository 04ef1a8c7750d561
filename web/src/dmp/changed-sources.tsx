import { dmp } from '@liane/server/contract/dmp';
import type { AnswerOf } from '@liane/server/contract/platform';
import { newId } from '../client/new-id.ts';
import { useAct } from '../client/use-act.ts';
import { useMay } from '../client/use-session.ts';
import { Button } from '../design/button.tsx';
import { FrenchDate } from '../design/french-date.tsx';
import { ProblemMessage } from '../design/problem-message.tsx';
import { curled } from '../facts/spoken.ts';
import styles from './dmp.module.css';
import { topicOf } from './use-look.ts';

type Changed = AnswerOf<typeof dmp.documents>['changed'];

/** What was filed and has changed in the DMP since: to replace, to keep, or to delete (SC.DMP/UX.40). */
export function ChangedSources({ personId, changed }: { personId: string; changed: Changed }) {
  const may = useMay('dmp.settleSource');
  const settle = useAct(dmp.settleSource, { refreshes: () => [topicOf(personId), `person:${personId}`] });
  if (changed.length === 0) return null;
  const decide = (documentId: string, decision: 'replace' | 'keep' | 'delete'): void =>
    settle.run({ params: { personId }, body: { id: newId(), documentId, decision } });
  return (
    <section className={styles['changed']} aria-label="Documents classés dont la source a changé">
      {settle.error !== null && <ProblemMessage error={settle.error} />}
      <ul>
        {changed.map(({ documentId, title, sourceInFrench, newerUniqueId, toldAt }) => (
          <li key={documentId}>
            <p>
              <b>{curled(title)}</b>, classé ici. {sourceInFrench}{' '}
              <span className={styles['quiet']}>
                Dit <FrenchDate at={toldAt} />
              </span>
            </p>
            {may && (
              <div className={styles['acts']}>
                {newerUniqueId !== null && (
                  <Button small kind="first" busy={settle.busy} onClick={() => decide(documentId, 'replace')}>
                    Remplacer par la plus récente
                  </Button>
                )}
                <Button small busy={settle.busy} onClick={() => decide(documentId, 'keep')}>
                  Garder le nôtre
                </Button>
                <Button small kind="grave" busy={settle.busy} onClick={() => decide(documentId, 'delete')}>
                  Supprimer le nôtre
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
