import { Select, TextInput, Textarea } from '@mantine/core';
import { directory } from '@liane/server/contract/directory';
import { stays } from '@liane/server/contract/stays';
import { useAsk } from '../client/use-ask.ts';
import { DateField } from '../design/date-field.tsx';
import form from '../design/form.module.css';
import { bedInWords } from '../design/room-words.ts';
import { ProblemMessage } from '../design/problem-message.tsx';
import { stayKinds } from './typed-stay.ts';
import type { TypedStay } from './typed-stay.ts';

export interface StayFieldsProps {
  stay: TypedStay;
  onChange: (patch: Partial<TypedStay>) => void;
}

/** Where the person comes to live: establishment, unit, a free bed, from when. */
export function StayFields({ stay, onChange }: StayFieldsProps) {
  const establishments = useAsk(directory.establishments, {}, { topics: ['directory'], freshFor: 60_000 });
  const board = useAsk(
    stays.board,
    { params: { unitId: stay.unitId }, body: {} },
    { enabled: stay.unitId !== '', topics: [`unit:${stay.unitId}`] },
  );
  const establishment = establishments.data?.find(({ id }) => id === stay.establishmentId);
  const freeBeds = stay.unitId === '' ? [] : (board.data?.freeBeds ?? []);
  return (
    <div className={form['form']}>
      {establishments.error !== null && <ProblemMessage error={establishments.error} />}
      <div className={form['fields']}>
        <Select
          label="Établissement"
          withAsterisk
          allowDeselect={false}
          value={stay.establishmentId === '' ? null : stay.establishmentId}
          data={(establishments.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(id) => onChange({ establishmentId: id ?? '', unitId: '', bedId: '' })}
        />
        <Select
          label="Manière d’être accueilli"
          withAsterisk
          allowDeselect={false}
          value={stay.kind}
          data={stayKinds.map(({ value, label }) => ({ value, label }))}
          onChange={(value) => {
            const kind = stayKinds.find((candidate) => candidate.value === value);
            if (kind !== undefined) onChange({ kind: kind.value });
          }}
        />
        <Select
          label="Unité"
          clearable
          disabled={establishment === undefined}
          value={stay.unitId === '' ? null : stay.unitId}
          data={(establishment?.units ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(id) => onChange({ unitId: id ?? '', bedId: '' })}
        />
        <Select
          label="Lit libre"
          description={
            board.isSuccess && stay.unitId !== ''
              ? `${freeBeds.length} ${freeBeds.length > 1 ? 'lits libres' : 'lit libre'} dans cette unité`
              : undefined
          }
          clearable
          searchable
          disabled={stay.unitId === ''}
          value={stay.bedId === '' ? null : stay.bedId}
          data={freeBeds.map(({ bedId, room, bed }) => ({ value: bedId, label: bedInWords(room, bed) }))}
          onChange={(id) => onChange({ bedId: id ?? '' })}
        />
        <DateField label="Entrée le" withAsterisk value={stay.date} onChange={(date) => onChange({ date })} />
        <TextInput
          label="Heure"
          type="time"
          withAsterisk
          value={stay.time}
          onChange={(event) => onChange({ time: event.currentTarget.value })}
        />
        <TextInput
          label="Vient de"
          placeholder="Domicile, hôpital, autre établissement…"
          value={stay.cameFrom}
          onChange={(event) => onChange({ cameFrom: event.currentTarget.value })}
        />
        <Textarea
          className={form['whole'] ?? ''}
          label="Remarque"
          autosize
          minRows={2}
          value={stay.comment}
          onChange={(event) => onChange({ comment: event.currentTarget.value })}
        />
      </div>
    </div>
  );
}
