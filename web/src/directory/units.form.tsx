import { TextInput, Textarea } from '@mantine/core';
import { directory } from '@liane/server/contract/directory';
import type { Establishment } from '@liane/server/contract/directory';
import { useState } from 'react';
import { newId } from '../client/new-id.ts';
import { useAct } from '../client/use-act.ts';
import { Button } from '../design/button.tsx';
import { Dialog } from '../design/dialog.tsx';
import form from '../design/form.module.css';
import { PlusIcon, TrashIcon } from '../design/icons.tsx';
import { ProblemMessage } from '../design/problem-message.tsx';
import { DraftNotice } from '../drafts/draft-notice.tsx';
import { useDraft } from '../drafts/use-draft.ts';
import styles from './establishments.module.css';
import { arranged, written } from './written-rooms.ts';

export interface UnitsDialogProps {
  establishment: Establishment;
  onClose: () => void;
}

interface TypedUnits {
  units: { id: string; name: string; rooms: string }[];
}

export function UnitsDialog({ establishment, onClose }: UnitsDialogProps) {
  return (
    <Dialog open onClose={onClose} title={`Unités de ${establishment.name}`} wide>
      <UnitsForm establishment={establishment} onClose={onClose} />
    </Dialog>
  );
}

/** Rooms are written as people list them; beds already known keep their identity. */
function UnitsForm({ establishment, onClose }: UnitsDialogProps) {
  const [initial] = useState<TypedUnits>(() => ({
    units: establishment.units.map((unit) => ({ id: unit.id, name: unit.name, rooms: written(unit.rooms) })),
  }));
  const draft = useDraft(`directory.units ${establishment.id}`, null, initial);
  const { units } = draft.value;
  const arrange = useAct(directory.arrangeUnits, {
    refreshes: () => ['directory'],
    onDone: async () => {
      await draft.discard();
      onClose();
    },
  });
  const set = (id: string, patch: Partial<TypedUnits['units'][number]>): void =>
    draft.set({ units: units.map((unit) => (unit.id === id ? { ...unit, ...patch } : unit)) });
  return (
    <form
      className={form['form']}
      onSubmit={(event) => {
        event.preventDefault();
        arrange.run({ params: { id: establishment.id }, body: { units: arranged(units, establishment.units) } });
      }}
    >
      <p>
        Une chambre par ligne. Plusieurs lits : <code>12 : fenêtre, porte</code>. Une chambre sans lit nommé en a un,
        qui porte son nom.
      </p>
      {units.map((unit) => (
        <div key={unit.id} className={styles['editUnit']}>
          <TextInput
            label="Unité"
            withAsterisk
            value={unit.name}
            onChange={(event) => set(unit.id, { name: event.currentTarget.value })}
          />
          <Button
            kind="quiet"
            icon={<TrashIcon />}
            aria-label={`Retirer l’unité ${unit.name}`}
            onClick={() => draft.set({ units: units.filter(({ id }) => id !== unit.id) })}
          >
            Retirer
          </Button>
          <Textarea
            className={styles['editRooms'] ?? ''}
            label="Chambres et lits"
            autosize
            minRows={3}
            maxRows={12}
            value={unit.rooms}
            onChange={(event) => set(unit.id, { rooms: event.currentTarget.value })}
          />
        </div>
      ))}
      <div>
        <Button
          icon={<PlusIcon />}
          onClick={() => draft.set({ units: [...units, { id: newId(), name: '', rooms: '' }] })}
        >
          Ajouter une unité
        </Button>
      </div>
      {arrange.error !== null && <ProblemMessage error={arrange.error} />}
      <div className={form['actions']}>
        <DraftNotice draft={draft} />
        <Button onClick={onClose}>Revenir</Button>
        <Button type="submit" kind="first" busy={arrange.busy} disabled={units.some(({ name }) => name.trim() === '')}>
          Enregistrer les unités
        </Button>
      </div>
    </form>
  );
}
