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
import type { CloseFactProps } from './end.form.tsx';
import { changedMeanwhile } from './fact-form.tsx';
import { read } from './kind.ts';

/** It was never true: withdrawn with a reason, and still readable in the history. */
export function WithdrawForm({ personId, kind, fact, onClose }: CloseFactProps) {
  const draft = useDraft(`${kind.module}.withdraw/${fact.factId}`, personId, { why: '' });
  const [id] = useState(newId);
  const why = draft.value.why.trim();
  const withdraw = useAct(doors[kind.module].withdraw, {
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
        withdraw.run({ params: { personId, factId: fact.factId }, body: { id, basedOn: fact.id, why } });
      }}
    >
      <p>
        <b>{read(kind, fact).title}</b> disparaîtra du dossier et des prochains documents. La trace de cette erreur et
        de son retrait reste.
      </p>
      <Textarea
        label="Pourquoi"
        description="Par exemple&nbsp;: noté dans le mauvais dossier"
        withAsterisk
        autosize
        minRows={2}
        value={draft.value.why}
        onChange={(event) => draft.set({ why: event.currentTarget.value })}
      />
      {withdraw.error !== null && <ProblemMessage error={withdraw.error} />}
      <div className={`${form['actions']} ${facts['actions']}`}>
        <div className={form['aside']}>
          <DraftNotice draft={draft} />
        </div>
        <Button onClick={onClose}>Revenir</Button>
        <Button
          type="submit"
          kind="grave"
          busy={withdraw.busy}
          disabled={why.length < 3 || changedMeanwhile(withdraw.error)}
        >
          Retirer du dossier
        </Button>
      </div>
    </form>
  );
}
