import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { act } from '../client/act.ts';
import { newId } from '../client/new-id.ts';
import { intersects } from '../client/use-act.ts';
import { Button } from '../design/button.tsx';
import form from '../design/form.module.css';
import facts from '../facts/facts.module.css';
import { ProblemMessage } from '../design/problem-message.tsx';
import { DraftNotice } from '../drafts/draft-notice.tsx';
import { useDraft } from '../drafts/use-draft.ts';
import { doors } from '../facts/content.ts';
import type { FactOf } from '../facts/content.ts';
import { changesFrom, observed, observations } from './observations.ts';
import type { Answer, Change } from './observations.ts';
import styles from './state.module.css';

export interface StateFormProps {
  personId: string;
  current: readonly FactOf<'state-observation'>[];
  onClose: () => void;
}

/** Fifteen questions in one go; only what changed is written, and a failure half-way is finished by trying again. */
export function StateForm({ personId, current, onClose }: StateFormProps) {
  const queries = useQueryClient();
  const draft = useDraft<{ answers: Record<string, Answer> }>('health.state-observations', personId, {
    answers: Object.fromEntries(
      observed(current).map(({ observation, fact }) => [
        observation.code.code,
        fact === undefined ? '' : fact.content.present ? 'yes' : 'no',
      ]),
    ),
  });
  const { answers } = draft.value;
  const changes = changesFrom(current, answers);
  const ids = useRef(new Map<string, string>());
  const save = useMutation({
    mutationFn: async () => {
      const at = new Date().toISOString();
      for (const change of changes) await write(personId, change, at, ids.current);
    },
    onSettled: () =>
      queries.invalidateQueries({ predicate: ({ meta }) => intersects(meta?.['topics'], [`person:${personId}`]) }),
    onSuccess: async () => {
      await draft.discard();
      onClose();
    },
  });
  const set = (code: string, answer: Answer): void => draft.set({ answers: { ...answers, [code]: answer } });
  return (
    <form
      className={form['form']}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <div className={styles['questions']}>
        {observations.map(({ code, name }) => (
          <fieldset key={code.code} className={styles['question']}>
            <legend>{name}</legend>
            {(['yes', 'no', ''] as const).map((answer) => (
              <label key={answer}>
                <input
                  type="radio"
                  name={code.code}
                  checked={(answers[code.code] ?? '') === answer}
                  onChange={() => set(code.code, answer)}
                />
                <span>{answer === 'yes' ? 'Oui' : answer === 'no' ? 'Non' : 'Pas observé'}</span>
              </label>
            ))}
          </fieldset>
        ))}
      </div>
      {save.error !== null && <ProblemMessage error={save.error} onRetry={() => save.mutate()} />}
      <div className={`${form['actions']} ${facts['actions']}`}>
        <div className={form['aside']}>
          <DraftNotice draft={draft} />
        </div>
        <Button onClick={onClose}>Revenir</Button>
        <Button type="submit" kind="first" busy={save.isPending} disabled={changes.length === 0}>
          {changes.length === 0
            ? 'Rien n’a changé'
            : `Enregistrer ${changes.length === 1 ? 'la réponse' : `les ${changes.length} réponses`}`}
        </Button>
      </div>
    </form>
  );
}

/** One answer; its identifier is kept for the next try, so that it is written once. */
async function write(personId: string, change: Change, at: string, ids: Map<string, string>): Promise<void> {
  const code = change.act === 'record' ? change.content.code.code : change.fact.content.code.code;
  const id = ids.get(code) ?? newId();
  ids.set(code, id);
  const { health } = doors;
  if (change.act === 'record') {
    await act(
      health.record,
      { params: { personId }, body: { id, occurredAt: at, content: change.content } },
      { commandId: id },
    );
    return;
  }
  const params = { personId, factId: change.fact.factId };
  const basedOn = change.fact.id;
  if (change.act === 'correct') {
    await act(
      health.correct,
      { params, body: { id, basedOn, occurredAt: at, content: change.content } },
      { commandId: id },
    );
  } else {
    await act(health.end, { params, body: { id, basedOn, endedAt: at } }, { commandId: id });
  }
}
