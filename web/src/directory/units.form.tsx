import { TextInput, Textarea } from '@mantine/core';
import { directory } from '@liane/server/contract/directory';
import type { Establishment } from '@liane/server/contract/directory';
import { useState } from 'react';
import { newId } from '../client/new-id.ts';
import { isChangedMeanwhile } from '../client/problems.ts';
import { useAct } from '../client/use-act.ts';
import { Button } from '../design/button.tsx';
import { Dialog } from '../design/dialog.tsx';
import form from '../design/form.module.css';
import { PlusIcon, TrashIcon } from '../design/icons.tsx';
import { ProblemMessage } from '../design/problem-message.tsx';
import { WrittenMeanwhile } from '../design/written-meanwhile.tsx';
import { DraftNotice } from '../drafts/draft-notice.tsx';
import { useDraft } from '../drafts/use-draft.ts';
import styles from './establishments.module.css';
import { arranged, typedUnits, unitsDiffering } from './written-rooms.ts';
import type { TypedUnit } from './written-rooms.ts';

export interface UnitsDialogProps {
  establishment: Establishment;
  onClose: () => void;
}

interface TypedUnits {
  units: TypedUnit[];
  /** The arrangement its author was looking at, kept with the draft. */
  basedOn: number;
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
  const latest = establishment.unitsVersion;
  const [initial] = useState<TypedUnits>(() => ({ units: typedUnits(establishment.units), basedOn: latest }));
  const draft = useDraft(`directory.units ${establishment.id}`, null, initial);
  const { units, basedOn } = draft.value;
  const done = async (): Promise<void> => {
    await draft.discard();
    onClose();
  };
  const arrange = useAct(directory.arrangeUnits, { refreshes: () => ['directory'], onDone: done });
  const send = (based: number): void =>
    arrange.run({
      params: { id: establishment.id },
      body: { units: arranged(units, establishment.units), basedOn: based },
    });
  const set = (id: string, patch: Partial<TypedUnits['units'][number]>): void =>
    draft.set({ units: units.map((unit) => (unit.id === id ? { ...unit, ...patch } : unit)) });
  if (isChangedMeanwhile(arrange.error)) {
    return (
      <WrittenMeanwhile
        error={arrange.error}
        differences={latest === basedOn ? undefined : unitsDiffering(typedUnits(establishment.units), units)}
        busy={arrange.busy}
        onKeepTheirs={() => void done()}
        onKeepMine={() => {
          draft.set({ basedOn: latest });
          send(latest);
        }}
        onGoOn={() => {
          draft.set({ basedOn: latest });
          arrange.reset();
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
