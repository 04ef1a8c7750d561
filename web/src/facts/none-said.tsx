import { useState } from 'react';
import { newId } from '../client/new-id.ts';
import { useAct } from '../client/use-act.ts';
import { Button } from '../design/button.tsx';
import { FrenchDate } from '../design/french-date.tsx';
import { CheckIcon } from '../design/icons.tsx';
import { ProblemMessage } from '../design/problem-message.tsx';
import { doors } from './content.ts';
import type { Content, Fact, FactModule } from './content.ts';
import styles from './facts.module.css';
import { useMayWrite } from './use-facts.ts';

/** A fact that says « aucun », and its sentence. */
export interface Saying {
  module: FactModule;
  content: Content;
  /** « Aucune allergie connue ». */
  words: string;
}

export interface NoneSaidProps {
  personId: string;
  facts: readonly Fact[];
  saying: Saying | undefined;
  empty: string;
}

/** Nothing in a list: either somebody said there is none, or nobody has said anything yet. */
export function NoneSaid({ personId, facts, saying, empty }: NoneSaidProps) {
  const mayWrite = useMayWrite();
  const [now] = useState(() => new Date().toISOString());
  const [id] = useState(newId);
  const refreshes = () => [`person:${personId}`];
  const say = useAct(doors[saying?.module ?? 'health'].record, { refreshes, keepAs: () => saying?.words ?? '' });
  const withdraw = useAct(doors[saying?.module ?? 'health'].end, { refreshes });
  const said =
    saying === undefined
      ? undefined
      : facts.find((fact) => fact.state === 'current' && saysTheSame(fact.content, saying.content));
  const allowed = saying !== undefined && mayWrite({ module: saying.module, kind: saying.content.kind });
  if (saying !== undefined && said !== undefined) {
    return (
      <div className={styles['none']}>
        <p className={styles['noneSaid']}>
          <CheckIcon /> {saying.words}
        </p>
        <p className={styles['detail']}>
          <FrenchDate at={said.occurredAt} /> · {said.by}
        </p>
        {allowed && (
          <Button
            kind="quiet"
            small
            busy={withdraw.busy}
            onClick={() =>
              withdraw.run({
                params: { personId, factId: said.factId },
                body: { id: newId(), basedOn: said.id, endedAt: new Date().toISOString() },
              })
            }
          >
            Ce n’est plus vrai
          </Button>
        )}
        {withdraw.error !== null && <ProblemMessage error={withdraw.error} />}
      </div>
    );
  }
  return (
    <div className={styles['none']}>
      {saying === undefined ? <p>Rien de noté.</p> : <p className={styles['unsaid']}>Non renseigné</p>}
      <p className={styles['detail']}>{empty}</p>
      {saying !== undefined && allowed && (
        <Button
          small
          busy={say.busy}
          onClick={() => say.run({ params: { personId }, body: { id, occurredAt: now, content: saying.content } })}
        >
          {saying.words}
        </Button>
      )}
      {say.error !== null && <ProblemMessage error={say.error} />}
    </div>
  );
}

/** « Aucune allergie connue » is about allergies, « aucun médecin traitant » about the GP. */
export function saysTheSame(a: Content, b: Content): boolean {
  if (a.kind !== b.kind) return false;
  return 'about' in a && 'about' in b ? a.about === b.about : true;
}
