import { Checkbox, Select, TextInput } from '@mantine/core';
import { fhirApi } from '@liane/server/contract/fhir-api';
import type { FhirClient } from '@liane/server/contract/fhir-api';
import { useState } from 'react';
import { newId } from '../client/new-id.ts';
import { useAct } from '../client/use-act.ts';
import { Button } from '../design/button.tsx';
import { Dialog } from '../design/dialog.tsx';
import form from '../design/form.module.css';
import { ProblemMessage } from '../design/problem-message.tsx';
import { DraftNotice } from '../drafts/draft-notice.tsx';
import { useDraft } from '../drafts/use-draft.ts';
import { ClientSecret } from './client-secret.tsx';
import styles from './clients.module.css';
import { readings, scopesOf } from './typed-scopes.ts';
import type { Reading } from './typed-scopes.ts';

const versions: { value: FhirClient['frCore']; label: string }[] = [
  { value: '2.2.0', label: '2.2.0' },
  { value: '2.1.0', label: '2.1.0' },
];

interface TypedClient {
  id: string;
  name: string;
  types: Reading[];
  frCore: FhirClient['frCore'];
}

/** Opens the API to a partner, type by type; its secret is shown once, then known to nobody here. */
export function AddClientDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Dialog open={open} onClose={onClose} title="Ouvrir à un logiciel" wide>
      <AddClientForm onClose={onClose} />
    </Dialog>
  );
}

function AddClientForm({ onClose }: { onClose: () => void }) {
  const [initial] = useState<TypedClient>(() => ({ id: newId(), name: '', types: [], frCore: '2.2.0' }));
  const draft = useDraft('fhir-api.add-client', null, initial);
  const { id, name, types, frCore } = draft.value;
  const add = useAct(fhirApi.addClient, { refreshes: () => ['fhir-clients'], onDone: () => draft.discard() });
  if (add.answer !== undefined) {
    return (
      <>
        <ClientSecret {...add.answer} />
        <div className={form['actions']}>
          <Button kind="first" onClick={onClose}>
            C’est remis
          </Button>
        </div>
      </>
    );
  }
  return (
    <form
      className={form['form']}
      onSubmit={(event) => {
        event.preventDefault();
        add.run({ body: { id, name: name.trim(), scopes: scopesOf(types), frCore } });
      }}
    >
      <div className={form['fields']}>
        <TextInput
          label="Nom du logiciel"
          description="Tel que votre partenaire le nomme"
          withAsterisk
          autoComplete="off"
          maxLength={100}
          value={name}
          onChange={(event) => draft.set({ name: event.currentTarget.value })}
        />
        <Select
          label="Version de FR Core"
          description="Celle que ce logiciel sait lire"
          allowDeselect={false}
          data={versions}
          value={frCore}
          onChange={(value) => {
            const version = versions.find((candidate) => candidate.value === value);
            if (version !== undefined) draft.set({ frCore: version.value });
          }}
        />
      </div>
      <fieldset className={form['choice']}>
        <legend>Ce qu’il pourra lire, pour toutes les personnes de l’organisme</legend>
        <div className={styles['readings']}>
          {readings.map(({ type, words }) => (
            <Checkbox
              key={type}
              label={words}
              description={type}
              checked={types.includes(type)}
              onChange={(event) =>
                draft.set({
                  types: event.currentTarget.checked ? [...types, type] : types.filter((other) => other !== type),
                })
              }
            />
          ))}
        </div>
      </fieldset>
      {add.error !== null && <ProblemMessage error={add.error} />}
      <div className={form['actions']}>
        <DraftNotice draft={draft} />
        <Button onClick={onClose}>Revenir</Button>
        <Button type="submit" kind="first" busy={add.busy} disabled={name.trim() === '' || types.length === 0}>
          Ouvrir à {name.trim() === '' ? 'ce logiciel' : name.trim()}
        </Button>
      </div>
    </form>
  );
}
