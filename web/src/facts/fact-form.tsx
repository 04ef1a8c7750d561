import { Textarea } from '@mantine/core';
import { useRef, useState } from 'react';
import { newId } from '../client/new-id.ts';
import { ProblemError } from '../client/problems.ts';
import { useAct } from '../client/use-act.ts';
import { Button } from '../design/button.tsx';
import form from '../design/form.module.css';
import facts from './facts.module.css';
import { ProblemMessage } from '../design/problem-message.tsx';
import { DraftNotice } from '../drafts/draft-notice.tsx';
import { useDraft } from '../drafts/use-draft.ts';
import { ChangedMeanwhile } from './changed-meanwhile.tsx';
import { doors } from './content.ts';
import type { Fact } from './content.ts';
import { PlainFields } from './fields.tsx';
import { read } from './kind.ts';
import type { Kind, Typed } from './kind.ts';
import { completeContent, missingFields, typedFrom } from './typed.ts';
import { WhenField, instantOf, momentOf, rightNow } from './when.field.tsx';
import type { TypedMoment } from './when.field.tsx';

export interface FactFormProps {
  personId: string;
  kind: Kind;
  /** The version to correct; a new fact without it. */
  fact?: Fact | undefined;
  /** Words already chosen by the way the form was opened. */
  preset?: Typed | undefined;
  onDone: () => void;
  onBack: () => void;
}

interface Words {
  typed: Typed;
  moment: TypedMoment;
  why: string;
  /** The version its author was looking at, kept with the draft. */
  basedOn: string;
}

/** One form for every kind of fact: its words are never lost, and a correction says what it was based on. */
export function FactForm({ personId, kind, fact, preset, onDone, onBack }: FactFormProps) {
  const draft = useDraft<Words>(draftName(kind, fact), personId, {
    typed: fact === undefined ? { ...kind.blank(), ...preset } : typedFrom(kind, fact.content),
    moment: fact === undefined ? rightNow : momentOf(fact.occurredAt),
    why: '',
    basedOn: fact?.id ?? '',
  });
  const { typed, moment, why, basedOn } = draft.value;
  const [id] = useState(newId);
  // « Maintenant » is the moment of the first try: repeated, the act says the same words.
  const triedAt = useRef<Date>(undefined);
  const occurredAt = instantOf(moment);
  const content = occurredAt === undefined ? undefined : completeContent(kind, typed, occurredAt);
  const missing = missingFields(kind.fields, typed);
  const done = async (): Promise<void> => {
    await draft.discard();
    onDone();
  };
  const door = doors[kind.module];
  const refreshes = () => [`person:${personId}`];
  const keepAs = () => (content === undefined ? kind.name : `${kind.name}\u00A0: ${read(kind, { content }).title}`);
  const record = useAct(door.record, { refreshes, keepAs, onDone: done, onKept: () => void done() });
  const correct = useAct(door.correct, { refreshes, onDone: done });
  const send = (based = basedOn): void => {
    triedAt.current ??= new Date();
    const occurredAt = instantOf(moment, triedAt.current);
    if (occurredAt === undefined) return;
    const content = completeContent(kind, typed, occurredAt);
    if (content === undefined) return;
    if (fact === undefined) record.run({ params: { personId }, body: { id, occurredAt, content } });
    else
      correct.run({
        params: { personId, factId: fact.factId },
        body: { id, basedOn: based, occurredAt, content, ...(why.trim().length >= 3 && { why: why.trim() }) },
      });
  };
  const error = record.error ?? correct.error;
  const set = (patch: Partial<Words>): void => {
    triedAt.current = undefined;
    draft.set(patch);
  };
  const onChange = (patch: Typed): void => set({ typed: { ...typed, ...patch } });

  if (fact !== undefined && content !== undefined && changedMeanwhile(error)) {
    return (
      <ChangedMeanwhile
        personId={personId}
        kind={kind}
        factId={fact.factId}
        mine={content}
        busy={correct.busy}
        onKeepTheirs={() => void done()}
        onKeepMine={(latest) => {
          draft.set({ basedOn: latest });
          send(latest);
        }}
      />
    );
  }
  const button = fact === undefined ? `Noter ${kind.one}` : 'Enregistrer la correction';
  return (
    <form
      className={form['form']}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {kind.Fields !== undefined && <kind.Fields typed={typed} onChange={onChange} />}
      {kind.fields.length > 0 && <PlainFields fields={kind.fields} typed={typed} onChange={onChange} />}
      {kind.After !== undefined && <kind.After typed={typed} onChange={onChange} />}
      {(kind.timed === true || fact !== undefined) && (
        <WhenField
          label={kind.timed === true ? 'Quand' : 'Noté pour le'}
          moment={moment}
          onChange={(at) => set({ moment: at })}
        />
      )}
      {fact !== undefined && (
        <Textarea
          label="Pourquoi cette correction"
          description="Facultatif&nbsp;; la version d’avant reste lisible"
          autosize
          minRows={1}
          value={why}
          onChange={(event) => draft.set({ why: event.currentTarget.value })}
        />
      )}
      {error !== null && <ProblemMessage error={error} onRetry={() => send()} />}
      <div className={`${form['actions']} ${facts['actions']}`}>
        <div className={form['aside']}>
          {missing.length > 0 && <p>Il manque&nbsp;: {missing.join(', ').toLocaleLowerCase('fr')}.</p>}
          <DraftNotice draft={draft} press={`« ${button} »`} />
        </div>
        <Button onClick={onBack}>Revenir</Button>
        <Button
          type="submit"
          kind="first"
          busy={record.busy || correct.busy}
          disabled={content === undefined || occurredAt === undefined}
        >
          {button}
        </Button>
      </div>
    </form>
  );
}

/** The name under which the words of this form wait: one a kind, and one a fact being corrected. */
export const draftName = (kind: Pick<Kind, 'module' | 'kind'>, fact?: Pick<Fact, 'factId'>): string =>
  fact === undefined ? `${kind.module}.${kind.kind}` : `${kind.module}.${kind.kind}/${fact.factId}`;

export const changedMeanwhile = (error: unknown): boolean =>
  error instanceof ProblemError && error.problem.code === 'fact-changed-meanwhile';
