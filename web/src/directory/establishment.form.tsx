import { Select, TextInput, Textarea } from '@mantine/core';
import { directory } from '@liane/server/contract/directory';
import type { Establishment } from '@liane/server/contract/directory';
import { useState } from 'react';
import { newId } from '../client/new-id.ts';
import { useAct } from '../client/use-act.ts';
import { Button } from '../design/button.tsx';
import { Dialog } from '../design/dialog.tsx';
import form from '../design/form.module.css';
import { ProblemMessage } from '../design/problem-message.tsx';
import { DraftNotice } from '../drafts/draft-notice.tsx';
import { useDraft } from '../drafts/use-draft.ts';
import { completeEstablishment, noEstablishment, typedEstablishment } from './typed-establishment.ts';
import { categories, sectors } from './words.ts';

export interface EstablishmentDialogProps {
  /** undefined to add one. */
  establishment: Establishment | undefined;
  onClose: () => void;
}

const texts = [
  { field: 'siret', label: 'SIRET' },
  { field: 'street', label: 'Adresse' },
  { field: 'postalCode', label: 'Code postal' },
  { field: 'city', label: 'Ville' },
  { field: 'phone', label: 'Téléphone' },
  { field: 'timeZone', label: 'Fuseau horaire' },
] as const;

export function EstablishmentDialog({ establishment, onClose }: EstablishmentDialogProps) {
  return (
    <Dialog open onClose={onClose} title={establishment?.name ?? 'Ajouter un établissement'} wide>
      <EstablishmentForm establishment={establishment} onClose={onClose} />
    </Dialog>
  );
}

function EstablishmentForm({ establishment, onClose }: EstablishmentDialogProps) {
  const [initial] = useState(() => (establishment === undefined ? noEstablishment : typedEstablishment(establishment)));
  const [id] = useState(() => establishment?.id ?? newId());
  const draft = useDraft(`directory.establishment ${establishment?.id ?? 'new'}`, null, initial);
  const done = {
    refreshes: () => ['directory'],
    onDone: async () => {
      await draft.discard();
      onClose();
    },
  };
  const add = useAct(directory.addEstablishment, done);
  const change = useAct(directory.changeEstablishment, done);
  const complete = completeEstablishment(draft.value);
  const save = (): void => {
    if (complete === undefined) return;
    const { finess, ...rest } = complete;
    if (establishment === undefined) add.run({ body: { id, finess, ...rest } });
    else change.run({ params: { id }, body: rest });
  };
  const error = add.error ?? change.error;
  return (
    <form
      className={form['form']}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <div className={form['fields']}>
        <TextInput
          label="Nom"
          withAsterisk
          value={draft.value.name}
          onChange={(event) => draft.set({ name: event.currentTarget.value })}
        />
        <TextInput
          label="FINESS géographique"
          withAsterisk
          disabled={establishment !== undefined}
          value={draft.value.finess}
          onChange={(event) => draft.set({ finess: event.currentTarget.value })}
        />
        <Select
          label="Catégorie"
          searchable
          allowDeselect={false}
          data={categories}
          value={draft.value.categoryCode}
          onChange={(code) => draft.set({ categoryCode: code ?? '' })}
        />
        <Select
          label="Secteur d’activité"
          searchable
          allowDeselect={false}
          data={sectors}
          value={draft.value.sectorCode}
          onChange={(code) => draft.set({ sectorCode: code ?? '' })}
        />
        {texts.map(({ field, label }) => (
          <TextInput
            key={field}
            label={label}
            value={draft.value[field]}
            onChange={(event) => draft.set({ [field]: event.currentTarget.value })}
          />
        ))}
        <Textarea
          className={form['whole'] ?? ''}
          label="Mention sur les données personnelles"
          description="Imprimée au bas de chaque document qui sort"
          autosize
          minRows={3}
          value={draft.value.privacyNotice}
          onChange={(event) => draft.set({ privacyNotice: event.currentTarget.value })}
        />
      </div>
      {error !== null && <ProblemMessage error={error} />}
      <div className={form['actions']}>
        <DraftNotice draft={draft} />
        <Button onClick={onClose}>Revenir</Button>
        <Button type="submit" kind="first" busy={add.busy || change.busy} disabled={complete === undefined}>
          {establishment === undefined ? 'Ajouter l’établissement' : 'Enregistrer la fiche'}
        </Button>
      </div>
    </form>
  );
}
