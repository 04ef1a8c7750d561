import { NativeSelect, TextInput } from '@mantine/core';
import { directory } from '@liane/server/contract/directory';
import { stays } from '@liane/server/contract/stays';
import type { Stay } from '@liane/server/contract/stays';
import { useRef, useState } from 'react';
import { newId } from '../client/new-id.ts';
import { useAct } from '../client/use-act.ts';
import { useAsk } from '../client/use-ask.ts';
import { Button } from '../design/button.tsx';
import { Dialog } from '../design/dialog.tsx';
import form from '../design/form.module.css';
import facts from '../facts/facts.module.css';
import { ProblemMessage } from '../design/problem-message.tsx';
import { DraftNotice } from '../drafts/draft-notice.tsx';
import { useDraft } from '../drafts/use-draft.ts';
import { bedInWords } from '../design/room-words.ts';
import { WhenField, instantOf, rightNow } from '../facts/when.field.tsx';
import type { TypedMoment } from '../facts/when.field.tsx';
import type { MoveKind } from './words.ts';

export interface MoveDialogProps {
  stay: Stay;
  kind: MoveKind;
  onClose: () => void;
}

interface Typed {
  moment: TypedMoment;
  text: string;
  reason: string;
  unitId: string;
  bedId: string;
  expected: boolean;
  expectedBack: TypedMoment;
}

const words: Record<
  MoveKind,
  { title: string; verb: string; says: string; text: string; when: string; textNeeded: boolean; grave: boolean }
> = {
  move: {
    title: 'Changer de chambre',
    verb: 'Changer de place',
    says: 'La personne change d’unité, de chambre ou de lit.',
    text: 'Remarque',
    when: 'Depuis',
    textNeeded: false,
    grave: false,
  },
  absence: {
    title: 'Noter une absence',
    verb: 'Noter l’absence',
    says: 'Sa place lui est gardée.',
    text: 'Raison',
    when: 'Partie',
    textNeeded: true,
    grave: false,
  },
  hospitalisation: {
    title: 'Noter un départ à l’hôpital',
    verb: 'Noter le départ',
    says: 'Sa place lui est gardée. Aucun document n’est préparé\u00A0: une infirmière ou un médecin le fait depuis «\u00A0Transférer aux urgences\u00A0».',
    text: 'Hôpital',
    when: 'Partie',
    textNeeded: true,
    grave: false,
  },
  return: {
    title: 'Noter le retour',
    verb: 'Noter le retour',
    says: 'La personne est de nouveau présente, à sa place.',
    text: 'Remarque',
    when: 'Revenue',
    textNeeded: false,
    grave: false,
  },
  discharge: {
    title: 'Terminer le séjour',
    verb: 'Terminer le séjour',
    says: 'Le lit devient libre. Le dossier reste lisible.',
    text: 'Vers où',
    when: 'Sortie',
    textNeeded: true,
    grave: true,
  },
  death: {
    title: 'Noter un décès',
    verb: 'Noter le décès',
    says: 'Tous les séjours en cours se terminent. Le dossier reste lisible.',
    text: 'Lieu',
    when: 'Survenu',
    textNeeded: false,
    grave: true,
  },
};

/** One window for every movement of a stay but the transfer to hospital, which has its page. */
export function MoveDialog({ stay, kind, onClose }: MoveDialogProps) {
  return (
    <Dialog open onClose={onClose} title={words[kind].title}>
      <MoveForm stay={stay} kind={kind} onClose={onClose} />
    </Dialog>
  );
}

function MoveForm({ stay, kind, onClose }: MoveDialogProps) {
  const draft = useDraft<Typed>(`stays.${kind}/${stay.id}`, stay.personId, {
    moment: rightNow,
    text: '',
    reason: '',
    unitId: stay.unit?.id ?? '',
    bedId: '',
    expected: false,
    expectedBack: rightNow,
  });
  const { moment, text, reason, unitId, bedId, expected, expectedBack } = draft.value;
  const [id] = useState(newId);
  const triedAt = useRef<Date>(undefined);
  const shared = {
    refreshes: () => [`person:${stay.personId}`, ...(stay.unit === null ? [] : [`unit:${stay.unit.id}`])],
    keepAs: () => `${words[kind].title}\u00A0: ${stay.kindInFrench}`,
    onDone: async () => {
      await draft.discard();
      onClose();
    },
    onKept: () => onClose(),
  };
  const move = useAct(stays.move, shared);
  const leave = useAct(stays.leaveTemporarily, shared);
  const hospitalise = useAct(stays.transferToHospital, shared);
  const comeBack = useAct(stays.comeBack, shared);
  const discharge = useAct(stays.discharge, shared);
  const die = useAct(stays.recordDeath, shared);
  const acts = [move, leave, hospitalise, comeBack, discharge, die];
  const error = acts.map((act) => act.error).find((thrown) => thrown !== null);
  const said = text.trim();
  const ready =
    instantOf(moment) !== undefined &&
    (!words[kind].textNeeded || said !== '') &&
    (kind !== 'move' || unitId !== '') &&
    (kind !== 'hospitalisation' || reason.trim() !== '') &&
    (!expected || instantOf(expectedBack) !== undefined);
  const send = (): void => {
    triedAt.current ??= new Date();
    const at = instantOf(moment, triedAt.current);
    if (at === undefined || !ready) return;
    const params = { id: stay.id };
    const comment = said === '' ? {} : { comment: said };
    switch (kind) {
      case 'move':
        return move.run({ params, body: { id, at, unitId, bedId: bedId === '' ? null : bedId, ...comment } });
      case 'absence':
        return leave.run({
          params,
          body: {
            id,
            at,
            reason: said,
            expectedBackAt: expected ? (instantOf(expectedBack, triedAt.current) ?? null) : null,
          },
        });
      case 'hospitalisation':
        return hospitalise.run({ params, body: { id, at, hospital: said, reason: reason.trim() } });
      case 'return':
        return comeBack.run({ params, body: { id, at, ...comment } });
      case 'discharge':
        return discharge.run({ params, body: { id, at, to: said } });
      case 'death':
        return die.run({ params, body: { id, at, ...(said === '' ? {} : { place: said }) } });
    }
  };
  const set = (patch: Partial<Typed>): void => {
    triedAt.current = undefined;
    draft.set(patch);
  };
  const { says, verb, grave } = words[kind];
  return (
    <form
      className={form['form']}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <p>{says}</p>
      {kind === 'move' && (
        <PlaceFields establishmentId={stay.establishmentId} unitId={unitId} bedId={bedId} onChange={set} />
      )}
      <TextInput
        label={words[kind].text}
        withAsterisk={words[kind].textNeeded}
        value={text}
        placeholder={kind === 'absence' ? 'Déjeuner en famille, vacances…' : ''}
        onChange={(event) => set({ text: event.currentTarget.value })}
      />
      {kind === 'hospitalisation' && (
        <TextInput
          label="Motif"
          withAsterisk
          value={reason}
          onChange={(event) => set({ reason: event.currentTarget.value })}
        />
      )}
      <WhenField label={words[kind].when} moment={moment} onChange={(at) => set({ moment: at })} />
      {kind === 'absence' &&
        (expected ? (
          <WhenField
            label="Retour prévu"
            undo="Sans date de retour"
            moment={expectedBack}
            onChange={(at) => set({ expectedBack: at, expected: at.day !== '' })}
          />
        ) : (
          <div>
            <Button
              small
              kind="quiet"
              onClick={() => set({ expected: true, expectedBack: { day: '', time: '18:00' } })}
            >
              Dire quand elle doit revenir
            </Button>
          </div>
        ))}
      {error !== undefined && <ProblemMessage error={error} />}
      <div className={`${form['actions']} ${facts['actions']}`}>
        <div className={form['aside']}>
          <DraftNotice draft={draft} />
        </div>
        <Button onClick={onClose}>Revenir</Button>
        <Button type="submit" kind={grave ? 'grave' : 'first'} busy={acts.some((act) => act.busy)} disabled={!ready}>
          {verb}
        </Button>
      </div>
    </form>
  );
}

interface PlaceFieldsProps {
  establishmentId: string;
  unitId: string;
  bedId: string;
  onChange: (patch: { unitId?: string; bedId?: string }) => void;
}

/** A unit of the same establishment, and one of its free beds. */
function PlaceFields({ establishmentId, unitId, bedId, onChange }: PlaceFieldsProps) {
  const establishments = useAsk(directory.establishments, {}, { topics: ['directory'], freshFor: 60_000 });
  const board = useAsk(
    stays.board,
    { params: { unitId }, body: {} },
    { enabled: unitId !== '', topics: [`unit:${unitId}`] },
  );
  const units = establishments.data?.find(({ id }) => id === establishmentId)?.units ?? [];
  const free = board.data?.freeBeds ?? [];
  return (
    <div className={form['fields']}>
      <NativeSelect
        label="Unité"
        withAsterisk
        value={unitId}
        onChange={(event) => onChange({ unitId: event.currentTarget.value, bedId: '' })}
        data={[{ value: '', label: '' }, ...units.map(({ id, name }) => ({ value: id, label: name }))]}
      />
      <NativeSelect
        label="Lit libre"
        value={bedId}
        disabled={unitId === ''}
        onChange={(event) => onChange({ bedId: event.currentTarget.value })}
        data={[
          { value: '', label: 'Sans lit précis' },
          ...free.map((bed) => ({ value: bed.bedId, label: bedInWords(bed.room, bed.bed) })),
        ]}
      />
    </div>
  );
}
