import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { newId } from '../client/new-id.ts';
import { useAct } from '../client/use-act.ts';
import { Button } from '../design/button.tsx';
import form from '../design/form.module.css';
import facts from './facts.module.css';
import { ProblemMessage } from '../design/problem-message.tsx';
import { DraftNotice } from '../drafts/draft-notice.tsx';
import { useDraft } from '../drafts/use-draft.ts';
import { doors } from './content.ts';
import type { Fact } from './content.ts';
import { changedMeanwhile } from './fact-form.tsx';
import { read } from './kind.ts';
import type { Kind } from './kind.ts';
import { WhenField, instantOf, rightNow } from './when.field.tsx';

export interface CloseFactProps {
  personId: string;
  kind: Kind;
  fact: Fact;
  onClose: () => void;
}

/** It was true, it is over: the fact stays in the history. */
export function EndForm({ personId, kind, fact, onClose }: CloseFactProps) {
  const draft = useDraft(`${kind.module}.end/${fact.factId}`, personId, { moment: rightNow, why: '' });
  const [id] = useState(newId);
  const [openedAt] = useState(() => new Date());
  const endedAt = instantOf(draft.value.moment, openedAt);
  const why = draft.value.why.trim();
  const end = useAct(doors[kind.module].end, {
    refreshes: () => [`person:${personId}`],
    onDone: async () => {
      await draft.discard();
      onClose();
    },
  });
  return (
    <form
      className={form['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (endedAt === undefined) return;
        end.run({
          params: { personId, factId: fact.factId },
          body: { id, basedOn: fact.id, endedAt, ...(why.length >= 3 && { why }) },
        });
      }}
    >
      <p>
        <b>{read(kind, fact).title}</b> ne sera plus en cours, et restera lisible dans l’histoire.
      </p>
      <WhenField label="Depuis quand" moment={draft.value.moment} onChange={(moment) => draft.set({ moment })} />
      <Textarea
        label="Pourquoi"
        description="Facultatif"
        autosize
        minRows={1}
        value={draft.value.why}
        onChange={(event) => draft.set({ why: event.currentTarget.value })}
      />
      {end.error !== null && <ProblemMessage error={end.error} />}
      <div className={`${form['actions']} ${facts['actions']}`}>
        <div className={form['aside']}>
          <DraftNotice draft={draft} />
        </div>
        <Button onClick={onClose}>Revenir</Button>
        <Button
          type="submit"
          kind="first"
          busy={end.busy}
          disabled={endedAt === undefined || changedMeanwhile(end.error)}
        >
          {kind.endVerb ?? 'Terminer'}
        </Button>
      </div>
    </form>
  );
}
