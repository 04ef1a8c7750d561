import { TextInput } from '@mantine/core';
import { identity as contracts } from '@liane/server/contract/identity';
import type { Identity, InsiInquiry } from '@liane/server/contract/identity';
import { useState } from 'react';
import { useAct } from '../client/use-act.ts';
import { useMay } from '../client/use-session.ts';
import { Button } from '../design/button.tsx';
import { ConfirmDialog } from '../design/confirm-dialog.tsx';
import { CheckIcon } from '../design/icons.tsx';
import { ProblemMessage } from '../design/problem-message.tsx';
import styles from './identity.module.css';
import { afterIdentityActOn } from './refreshes.ts';

/** Accept what INSi returned, or set it aside and say why. */
export function DecideOnAnswer({ identity, inquiry }: { identity: Identity; inquiry: InsiInquiry }) {
  const { personId } = identity;
  const mayDecide = useMay('identity.acceptInsi');
  const [dismissing, setDismissing] = useState(false);
  const [why, setWhy] = useState('');
  const refreshes = afterIdentityActOn(personId);
  const params = { id: personId, inquiryId: inquiry.id };
  const accept = useAct(contracts.acceptInsi, { refreshes });
  const dismiss = useAct(contracts.dismissInsi, { refreshes, onDone: () => setDismissing(false) });
  if (!mayDecide)
    return <p className={styles['asked']}>Une personne habilitée doit accepter ou écarter cette réponse.</p>;
  const different = inquiry.comparison.some(({ same }) => !same);
  return (
    <div className={styles['actions']} data-print="no">
      <Button kind="first" icon={<CheckIcon />} busy={accept.busy} onClick={() => accept.run({ params })}>
        {different ? 'C’est la même personne : prendre les traits d’INSi' : 'Accepter l’identité rendue'}
      </Button>
      <Button onClick={() => setDismissing(true)}>Écarter</Button>
      {accept.error !== null && <ProblemMessage error={accept.error} />}
      <ConfirmDialog
        open={dismissing}
        onClose={() => setDismissing(false)}
        title="Écarter la réponse d’INSi"
        verb="Écarter cette réponse"
        busy={dismiss.busy}
        disabled={why.trim().length < 3}
        error={dismiss.error}
        onConfirm={() => dismiss.run({ params, body: { why: why.trim() } })}
      >
        <p>La réponse reste dans l’histoire, avec votre raison. L’identité ne change pas.</p>
        <TextInput
          label="Pourquoi"
          withAsterisk
          mt="sm"
          value={why}
          onChange={(event) => setWhy(event.currentTarget.value)}
        />
      </ConfirmDialog>
    </div>
  );
}
