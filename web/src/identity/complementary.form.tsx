import { identity as contracts } from '@liane/server/contract/identity';
import { useAct } from '../client/use-act.ts';
import { Button } from '../design/button.tsx';
import { Dialog } from '../design/dialog.tsx';
import form from '../design/form.module.css';
import { ProblemMessage } from '../design/problem-message.tsx';
import { DraftNotice } from '../drafts/draft-notice.tsx';
import { useDraft } from '../drafts/use-draft.ts';
import { ComplementaryFields } from './complementary.fields.tsx';
import { afterIdentityActOn } from './refreshes.ts';
import type { IdentityDialogProps } from './strict-traits.form.tsx';
import { completeComplementary, typedComplementary } from './typed-traits.ts';

export function ComplementaryDialog({ identity, open, onClose }: IdentityDialogProps) {
  return (
    <Dialog open={open} onClose={onClose} title="Traits complémentaires" wide>
      <ComplementaryForm identity={identity} onClose={onClose} />
    </Dialog>
  );
}

function ComplementaryForm({ identity, onClose }: Omit<IdentityDialogProps, 'open'>) {
  const { personId } = identity;
  const draft = useDraft('identity.complementary', personId, typedComplementary(identity.complementary));
  const change = useAct(contracts.changeComplementary, {
    refreshes: afterIdentityActOn(personId),
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
        change.run({ params: { id: personId }, body: completeComplementary(draft.value) });
      }}
    >
      <ComplementaryFields value={draft.value} onChange={draft.set} />
      {change.error !== null && <ProblemMessage error={change.error} />}
      <div className={form['actions']}>
        <DraftNotice draft={draft} />
        <Button onClick={onClose}>Revenir</Button>
        <Button type="submit" kind="first" busy={change.busy}>
          Enregistrer
        </Button>
      </div>
    </form>
  );
}
