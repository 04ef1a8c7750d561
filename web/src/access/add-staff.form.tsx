import { TextInput } from '@mantine/core';
import { access } from '@liane/server/contract/access';
import { isRpps } from '@liane/vocabulary/rpps';
import { useState } from 'react';
import { newId } from '../client/new-id.ts';
import { useAct } from '../client/use-act.ts';
import { useSession } from '../client/use-session.ts';
import { Button } from '../design/button.tsx';
import { Dialog } from '../design/dialog.tsx';
import form from '../design/form.module.css';
import { ProblemMessage } from '../design/problem-message.tsx';
import { DraftNotice } from '../drafts/draft-notice.tsx';
import { useDraft } from '../drafts/use-draft.ts';
import { InvitationLink } from './invitation-link.tsx';
import { PracticesFields } from './practices.fields.tsx';
import { newPractice } from './typed-practice.ts';

/** Adds someone: with an RPPS number they come through Pro Santé Connect, without one they receive an invitation. */
export function AddStaffDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Dialog open={open} onClose={onClose} title="Ajouter quelqu’un" wide>
      <AddStaffForm onClose={onClose} />
    </Dialog>
  );
}

function AddStaffForm({ onClose }: { onClose: () => void }) {
  const { practice } = useSession();
  const [initial] = useState(() => ({
    id: newId(),
    familyName: '',
    givenName: '',
    rpps: '',
    email: '',
    practices: [newPractice(practice?.establishmentId ?? '')],
  }));
  const draft = useDraft('access.add-staff', null, initial);
  const { id, familyName, givenName, rpps, email, practices } = draft.value;
  const add = useAct(access.addStaff, {
    refreshes: () => ['staff'],
    onDone: async ({ invitationUrl }) => {
      await draft.discard();
      if (invitationUrl === null) onClose();
    },
  });
  const name = `${givenName} ${familyName}`.trim();
  const added = add.answer;
  if (added?.invitationUrl != null) {
    return (
      <>
        <InvitationLink url={added.invitationUrl} name={added.member.displayName} />
        <div className={form['actions']}>
          <Button kind="first" onClick={onClose}>
            C’est remis
          </Button>
        </div>
      </>
    );
  }
  const wrongRpps = rpps.trim() !== '' && !isRpps(rpps.trim());
  return (
    <form
      className={form['form']}
      onSubmit={(event) => {
        event.preventDefault();
        add.run({
          body: {
            id,
            familyName: familyName.trim(),
            givenName: givenName.trim(),
            rpps: rpps.trim() === '' ? null : rpps.trim(),
            email: email.trim() === '' ? null : email.trim(),
            practices,
          },
        });
      }}
    >
      <div className={form['fields']}>
        <TextInput
          label="Nom"
          withAsterisk
          autoComplete="off"
          value={familyName}
          onChange={(event) => draft.set({ familyName: event.currentTarget.value })}
        />
        <TextInput
          label="Prénom"
          withAsterisk
          autoComplete="off"
          value={givenName}
          onChange={(event) => draft.set({ givenName: event.currentTarget.value })}
        />
        <TextInput
          label="Numéro RPPS"
          description="11 chiffres ; sans numéro, une invitation sera préparée"
          inputMode="numeric"
          autoComplete="off"
          error={wrongRpps ? 'La clé de ce numéro est fausse : relisez-le.' : null}
          value={rpps}
          onChange={(event) => draft.set({ rpps: event.currentTarget.value })}
        />
        <TextInput
          label="Adresse électronique"
          type="email"
          autoComplete="off"
          value={email}
          onChange={(event) => draft.set({ email: event.currentTarget.value })}
        />
      </div>
      <PracticesFields practices={practices} onChange={(next) => draft.set({ practices: next })} />
      {add.error !== null && <ProblemMessage error={add.error} />}
      <div className={form['actions']}>
        <DraftNotice draft={draft} />
        <Button onClick={onClose}>Revenir</Button>
        <Button
          type="submit"
          kind="first"
          busy={add.busy}
          disabled={familyName.trim() === '' || givenName.trim() === '' || wrongRpps}
        >
          Ajouter {name}
        </Button>
      </div>
    </form>
  );
}
