import { Select, TextInput, Textarea } from '@mantine/core';
import { directory } from '@liane/server/contract/directory';
import type { Establishment } from '@liane/server/contract/directory';
import { useState } from 'react';
import { newId } from '../client/new-id.ts';
import { isChangedMeanwhile } from '../client/problems.ts';
import { useAct } from '../client/use-act.ts';
import { Button } from '../design/button.tsx';
import { Dialog } from '../design/dialog.tsx';
import form from '../design/form.module.css';
import { ProblemMessage } from '../design/problem-message.tsx';
import { WrittenMeanwhile, differencesBetween } from '../design/written-meanwhile.tsx';
import { DraftNotice } from '../drafts/draft-notice.tsx';
import { useDraft } from '../drafts/use-draft.ts';
import {
  completeEstablishment,
  noEstablishment,
  rewritten,
  sheetInFrench,
  typedEstablishment,
} from './typed-establishment.ts';
import type { TypedEstablishment } from './typed-establishment.ts';
import { categories, sectors } from './words.ts';

export interface EstablishmentDialogProps {
  /** undefined to add one. */
  establishment: Establishment | undefined;
  onClose: () => void;
}

const texts = ['siret', 'street', 'postalCode', 'city', 'phone', 'timeZone'] as const;

interface Words extends TypedEstablishment {
  /** The version of the sheet its author was looking at, kept with the draft; none for a new one. */
  basedOn: number;
}

export function EstablishmentDialog({ establishment, onClose }: EstablishmentDialogProps) {
  return (
    <Dialog open onClose={onClose} title={establishment?.name ?? 'Ajouter un établissement'} wide>
      <EstablishmentForm establishment={establishment} onClose={onClose} />
    </Dialog>
  );
}

function EstablishmentForm({ establishment, onClose }: EstablishmentDialogProps) {
  const latest = establishment?.sheetVersion ?? 0;
  const [initial] = useState<Words>(() => ({
    ...(establishment === undefined ? noEstablishment : typedEstablishment(establishment)),
    basedOn: latest,
  }));
  const [id] = useState(() => establishment?.id ?? newId());
  const draft = useDraft(`directory.establishment ${establishment?.id ?? 'new'}`, null, initial);
  const { basedOn, ...typed } = draft.value;
  const finished = async (): Promise<void> => {
    await draft.discard();
    onClose();
  };
  const done = { refreshes: () => ['directory'], onDone: finished };
  const add = useAct(directory.addEstablishment, done);
  const change = useAct(directory.changeEstablishment, done);
  const complete = completeEstablishment(typed);
  const save = (based = basedOn): void => {
    if (complete === undefined) return;
    const { finess, ...rest } = complete;
    if (establishment === undefined) add.run({ body: { id, finess, ...rest } });
    else change.run({ params: { id }, body: { ...rest, basedOn: based } });
  };
  if (establishment !== undefined && isChangedMeanwhile(change.error)) {
    return (
      <WrittenMeanwhile
        error={change.error}
        differences={
          latest === basedOn
            ? undefined
            : differencesBetween(sheetInFrench, spoken(typedEstablishment(establishment)), spoken(typed))
        }
        busy={change.busy}
        onKeepTheirs={() => void finished()}
        onKeepMine={() => {
          draft.set({ basedOn: latest });
          save(latest);
        }}
        onGoOn={() => {
          draft.set({ basedOn: latest });
          change.reset();
        }}
      />
    );
  }
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
          label={sheetInFrench.name}
          withAsterisk
          value={draft.value.name}
          onChange={(event) => draft.set({ name: event.currentTarget.value })}
        />
        <TextInput
          label={sheetInFrench.finess}
          withAsterisk
          disabled={establishment !== undefined}
          value={draft.value.finess}
          onChange={(event) => draft.set({ finess: event.currentTarget.value })}
        />
        <Select
          label={sheetInFrench.categoryCode}
          searchable
          allowDeselect={false}
          data={categories}
          value={draft.value.categoryCode}
          onChange={(code) => draft.set({ categoryCode: code ?? '' })}
        />
        <Select
          label={sheetInFrench.sectorCode}
          searchable
          allowDeselect={false}
          data={sectors}
          value={draft.value.sectorCode}
          onChange={(code) => draft.set({ sectorCode: code ?? '' })}
        />
        {texts.map((field) => (
          <TextInput
            key={field}
            label={sheetInFrench[field]}
            value={draft.value[field]}
            onChange={(event) => draft.set(rewritten(typed, field, event.currentTarget.value))}
          />
        ))}
        <Textarea
          className={form['whole'] ?? ''}
          label={sheetInFrench.privacyNotice}
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

const spoken = (typed: TypedEstablishment): TypedEstablishment => ({
  ...typed,
  categoryCode: categories.find(({ value }) => value === typed.categoryCode)?.label ?? typed.categoryCode,
  sectorCode: sectors.find(({ value }) => value === typed.sectorCode)?.label ?? typed.sectorCode,
});
