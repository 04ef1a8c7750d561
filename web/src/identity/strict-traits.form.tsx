import { Textarea } from '@mantine/core';
import { identity as contracts } from '@liane/server/contract/identity';
import type { Identity } from '@liane/server/contract/identity';
import { useAct } from '../client/use-act.ts';
import { Button } from '../design/button.tsx';
import { Dialog } from '../design/dialog.tsx';
import form from '../design/form.module.css';
import { ProblemMessage } from '../design/problem-message.tsx';
import { DraftNotice } from '../drafts/draft-notice.tsx';
import { useDraft } from '../drafts/use-draft.ts';
import { afterIdentityActOn } from './refreshes.ts';
import { OtherTraitsFields, SearchTraitsFields } from './traits.fields.tsx';
import { completeTraits } from './typed-traits.ts';
import type { TypedTraits } from './typed-traits.ts';

export interface IdentityDialogProps {
  identity: Identity;
  open: boolean;
  onClose: () => void;
}

export function StrictTraitsDialog({ identity, open, onClose }: IdentityDialogProps) {
  return (
    <Dialog open={open} onClose={onClose} title="Corriger un trait strict" wide>
      <StrictTraitsForm identity={identity} onClose={onClose} />
    </Dialog>
  );
}

function StrictTraitsForm({ identity, onClose }: Omit<IdentityDialogProps, 'open'>) {
  const { personId, traits, birthPlaceName } = identity;
  const draft = useDraft<TypedTraits & { why: string }>('identity.strict-traits', personId, {
    ...traits,
    birthPlaceName,
    why: '',
  });
  const { why, ...typed } = draft.value;
  const complete = completeTraits(typed);
  const change = useAct(contracts.changeStrictTraits, {
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
        if (complete !== undefined)
          change.run({ params: { id: personId }, body: { traits: complete, why: why.trim() } });
      }}
    >
      {identity.ins !== null && (
        <p>
          Le matricule INS sera <strong>retiré</strong> et le statut redescendra : une nouvelle question à INSi sera
          nécessaire. L’ancienne identité reste lisible dans l’histoire.
        </p>
      )}
      <SearchTraitsFields traits={typed} onChange={draft.set} />
      <OtherTraitsFields traits={typed} onChange={draft.set} />
      <Textarea
        label="Pourquoi ce changement"
        description="Par exemple : faute de frappe, relue sur la carte d’identité"
        withAsterisk
        autosize
        minRows={2}
        value={why}
        onChange={(event) => draft.set({ why: event.currentTarget.value })}
      />
      {change.error !== null && <ProblemMessage error={change.error} />}
      <div className={form['actions']}>
        <DraftNotice draft={draft} />
        <Button onClick={onClose}>Revenir</Button>
        <Button
          type="submit"
          kind="first"
          busy={change.busy}
          disabled={complete === undefined || why.trim().length < 3}
        >
          Corriger les traits
        </Button>
      </div>
    </form>
  );
}
