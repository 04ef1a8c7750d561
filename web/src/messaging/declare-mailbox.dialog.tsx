import { Checkbox, Select, TextInput } from '@mantine/core';
import { access } from '@liane/server/contract/access';
import { directory } from '@liane/server/contract/directory';
import { messaging } from '@liane/server/contract/messaging';
import { useState } from 'react';
import { newId } from '../client/new-id.ts';
import { useAct } from '../client/use-act.ts';
import { useAsk } from '../client/use-ask.ts';
import { useSession } from '../client/use-session.ts';
import { Button } from '../design/button.tsx';
import { Dialog } from '../design/dialog.tsx';
import form from '../design/form.module.css';
import { ProblemMessage } from '../design/problem-message.tsx';
import styles from './messaging.module.css';

/** Links the mailbox of a team: whose sessions open it, and which unit reads it. */
export function DeclareMailboxDialog({ onClose }: { onClose: () => void }) {
  const { practice } = useSession();
  const [id] = useState(newId);
  const [address, setAddress] = useState('');
  const [displayName, setDisplayName] = useState('');
  const [unitId, setUnit] = useState<string | null>(null);
  const [holders, setHolders] = useState<string[]>([]);
  const places = useAsk(directory.establishments, {}, { topics: ['directory'], freshFor: 60_000 });
  const staff = useAsk(access.staff, {}, { topics: ['staff'] });
  const units = places.data?.find((place) => place.id === practice?.establishmentId)?.units ?? [];
  const declare = useAct(messaging.declareMailbox, { refreshes: () => ['inbox'], onDone: onClose });
  const people = (staff.data ?? []).filter(({ signsInWith }) => signsInWith === 'pro-sante-connect');
  return (
    <Dialog open onClose={onClose} title="Relier la boîte d’une équipe" wide>
      <form
        className={form['form']}
        onSubmit={(event) => {
          event.preventDefault();
          declare.run({ body: { id, address: address.trim(), displayName: displayName.trim(), unitId, holders } });
        }}
      >
        <div className={form['fields']}>
          <TextInput
            label="Adresse MSSanté"
            type="email"
            required
            autoComplete="off"
            value={address}
            onChange={(event) => setAddress(event.currentTarget.value)}
          />
          <TextInput
            label="Nom montré aux correspondants"
            required
            maxLength={120}
            value={displayName}
            onChange={(event) => setDisplayName(event.currentTarget.value)}
          />
          <Select
            label="Unité"
            placeholder="Tout l’établissement"
            clearable
            data={units.map((unit) => ({ value: unit.id, label: unit.name }))}
            value={unitId}
            onChange={setUnit}
          />
        </div>
        <Checkbox.Group
          label="Titulaires"
          description="Liane la relève quand l’un d’eux est connecté avec Pro Santé Connect."
          value={holders}
          onChange={setHolders}
        >
          <div className={styles['holders']}>
            {people.map((person) => (
              <Checkbox key={person.id} value={person.id} label={person.displayName} />
            ))}
          </div>
        </Checkbox.Group>
        {[staff.error, places.error, declare.error].map(
          (error, rank) => error !== null && <ProblemMessage key={rank} error={error} />,
        )}
        <div className={form['actions']}>
          <Button onClick={onClose}>Revenir</Button>
          <Button
            type="submit"
            kind="first"
            busy={declare.busy}
            disabled={address.trim() === '' || displayName.trim() === '' || holders.length === 0}
          >
            Relier la boîte
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
