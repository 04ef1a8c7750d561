import { identity as contracts } from '@liane/server/contract/identity';
import { isChangedMeanwhile } from '../client/problems.ts';
import { useAct } from '../client/use-act.ts';
import { Button } from '../design/button.tsx';
import { Dialog } from '../design/dialog.tsx';
import form from '../design/form.module.css';
import { ProblemMessage } from '../design/problem-message.tsx';
import { WrittenMeanwhile, differencesBetween } from '../design/written-meanwhile.tsx';
import { DraftNotice } from '../drafts/draft-notice.tsx';
import { useDraft } from '../drafts/use-draft.ts';
import { ComplementaryFields } from './complementary.fields.tsx';
import { afterIdentityActOn } from './refreshes.ts';
import type { IdentityDialogProps } from './strict-traits.form.tsx';
import { civilities, completeComplementary, complementaryInFrench, typedComplementary } from './typed-traits.ts';
import type { TypedComplementary } from './typed-traits.ts';

export function ComplementaryDialog({ identity, open, onClose }: IdentityDialogProps) {
  return (
    <Dialog open={open} onClose={onClose} title="Traits complémentaires" wide>
      <ComplementaryForm identity={identity} onClose={onClose} />
    </Dialog>
  );
}

interface Words extends TypedComplementary {
  /** The version its author was looking at, kept with the draft. */
  basedOn: number;
}

export function ComplementaryForm({ identity, onClose }: Omit<IdentityDialogProps, 'open'>) {
  const { personId, complementaryVersion: latest } = identity;
  const draft = useDraft<Words>('identity.complementary', personId, {
    ...typedComplementary(identity.complementary),
    basedOn: latest,
  });
  const { basedOn, ...typed } = draft.value;
  const done = async (): Promise<void> => {
    await draft.discard();
    onClose();
  };
  const change = useAct(contracts.changeComplementary, { refreshes: afterIdentityActOn(personId), onDone: done });
  const send = (based: number): void =>
    change.run({ params: { id: personId }, body: { ...completeComplementary(typed), basedOn: based } });
  if (isChangedMeanwhile(change.error)) {
    return (
      <WrittenMeanwhile
        error={change.error}
        differences={
          latest === basedOn
            ? undefined
            : differencesBetween(
                complementaryInFrench,
                spoken(typedComplementary(identity.complementary)),
                spoken(typed),
              )
        }
        busy={change.busy}
        onKeepTheirs={() => void done()}
        onKeepMine={() => {
          draft.set({ basedOn: latest });
          send(latest);
        }}
        onGoOn={() => {
          draft.set({ basedOn: latest });
          change.reset();
        }}
      />
    );
  }
  return (
    <form
      className={form['form']}
      onSubmit={(event) => {
        event.preventDefault();
        send(basedOn);
      }}
    >
      <ComplementaryFields value={typed} onChange={draft.set} />
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

const spoken = (typed: TypedComplementary): Record<keyof TypedComplementary, string> => ({
  ...typed,
  civility: typed.civility === '' ? '' : civilities[typed.civility],
});
