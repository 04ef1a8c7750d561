import { access } from '@liane/server/contract/access';
import type { StaffMember } from '@liane/server/contract/access';
import { useState } from 'react';
import { useAct } from '../client/use-act.ts';
import { Button } from '../design/button.tsx';
import { ConfirmDialog } from '../design/confirm-dialog.tsx';
import { Dialog } from '../design/dialog.tsx';
import form from '../design/form.module.css';
import { ProblemMessage } from '../design/problem-message.tsx';
import { InvitationLink } from './invitation-link.tsx';
import { PracticesFields } from './practices.fields.tsx';
import styles from './practices.module.css';
import type { TypedPractice } from './typed-practice.ts';

/** Roles of one member; the invitation made again; the account closed. */
export function StaffDialog({ member, onClose }: { member: StaffMember; onClose: () => void }) {
  const [practices, setPractices] = useState<TypedPractice[]>(() => member.practices.map(asTyped));
  const [closing, setClosing] = useState(false);
  const params = { id: member.id };
  const refreshes = (): string[] => ['staff'];
  const change = useAct(access.changeStaff, { refreshes, onDone: onClose });
  const invite = useAct(access.inviteAgain, { refreshes });
  const close = useAct(access.closeStaff, { refreshes, onDone: onClose });
  const closed = member.signsInWith === 'closed';
  return (
    <Dialog open onClose={onClose} title={member.displayName} wide>
      <div className={form['form']}>
        {invite.answer !== undefined && <InvitationLink url={invite.answer.invitationUrl} name={member.displayName} />}
        {closed && <p>Ce compte est fermé. Pour faire revenir {member.displayName}, donnez-lui de nouveau un rôle.</p>}
        <PracticesFields practices={practices} onChange={setPractices} />
        {change.error !== null && <ProblemMessage error={change.error} />}
        {invite.error !== null && <ProblemMessage error={invite.error} />}
        <div className={form['actions']}>
          <span className={styles['grave']}>
            {!closed && (
              <Button small kind="grave" onClick={() => setClosing(true)}>
                Fermer le compte
              </Button>
            )}
            {!closed && member.rpps === null && (
              <Button small busy={invite.busy} onClick={() => invite.run({ params })}>
                Refaire une invitation
              </Button>
            )}
          </span>
          <Button onClick={onClose}>Revenir</Button>
          <Button
            kind="first"
            busy={change.busy}
            disabled={practices.length === 0}
            onClick={() => change.run({ params, body: { practices } })}
          >
            Enregistrer les rôles
          </Button>
        </div>
      </div>
      <ConfirmDialog
        open={closing}
        onClose={() => setClosing(false)}
        title={`Fermer le compte de ${member.displayName}`}
        verb="Fermer le compte"
        grave
        busy={close.busy}
        error={close.error}
        onConfirm={() => close.run({ params })}
      >
        <p>Ses sessions se ferment aussitôt. Ce qui a été écrit reste, avec son nom.</p>
      </ConfirmDialog>
    </Dialog>
  );
}

/** What an administrator does not see here is sent back as it was: the role is the one Pro Santé Connect confirms for it. */
function asTyped(held: StaffMember['practices'][number]): TypedPractice {
  const { establishmentId, role, professionCode, genre, isAdministrator } = held;
  return { establishmentId, role, professionCode, genre, isAdministrator };
}
