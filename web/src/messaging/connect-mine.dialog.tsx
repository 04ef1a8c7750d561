import { TextInput } from '@mantine/core';
import { messaging } from '@liane/server/contract/messaging';
import { useState } from 'react';
import { newId } from '../client/new-id.ts';
import { useAct } from '../client/use-act.ts';
import { Button } from '../design/button.tsx';
import { Dialog } from '../design/dialog.tsx';
import form from '../design/form.module.css';
import { ProblemMessage } from '../design/problem-message.tsx';

/** Links one's own MSSanté mailbox: it is read by its holder alone. */
export function ConnectMineDialog({ onClose }: { onClose: () => void }) {
  const [id] = useState(newId);
  const [address, setAddress] = useState('');
  const connect = useAct(messaging.connectMine, { refreshes: () => ['inbox'], onDone: onClose });
  return (
    <Dialog open onClose={onClose} title="Relier ma boîte MSSanté">
      <form
        className={form['form']}
        onSubmit={(event) => {
          event.preventDefault();
          connect.run({ body: { id, address: address.trim() } });
        }}
      >
        <p>
          Liane la relève tant que vous êtes connecté avec Pro Santé Connect, et ne garde pas votre jeton. Vous seul en
          lisez les messages.
        </p>
        <TextInput
          label="Mon adresse MSSanté"
          type="email"
          autoComplete="off"
          required
          value={address}
          onChange={(event) => setAddress(event.currentTarget.value)}
        />
        {connect.error !== null && <ProblemMessage error={connect.error} />}
        <div className={form['actions']}>
          <Button onClick={onClose}>Revenir</Button>
          <Button type="submit" kind="first" busy={connect.busy} disabled={address.trim() === ''}>
            Relier ma boîte
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
