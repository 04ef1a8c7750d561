import { TextInput } from '@mantine/core';
import { stays } from '@liane/server/contract/stays';
import type { BoardRow } from '@liane/server/contract/stays';
import { Link, getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import type { z } from 'zod';
import { useAsk } from '../client/use-ask.ts';
import { Button } from '../design/button.tsx';
import { EmptyState } from '../design/empty-state.tsx';
import { CivilDate, FrenchDate } from '../design/french-date.tsx';
import { BedIcon, ClockIcon } from '../design/icons.tsx';
import { Initials } from '../design/initials.tsx';
import { Page } from '../design/page.tsx';
import { ProblemMessage } from '../design/problem-message.tsx';
import { Waiting } from '../design/waiting.tsx';
import { stateFor } from '../facts/spoken.ts';
import styles from './board.module.css';
import { countOf, roomsOf } from './rooms.ts';
import type { Filter, Room } from './rooms.ts';
import { Since } from './since.tsx';
import { StateBadge } from './state-badge.tsx';

const filters: { value: Filter; words: string }[] = [
  { value: 'all', words: 'Tous' },
  { value: 'present', words: 'Présents' },
  { value: 'absent', words: 'Absents' },
  { value: 'hospitalised', words: 'Hospitalisés' },
  { value: 'planned', words: 'Attendus' },
  { value: 'free', words: 'Lits libres' },
];

const route = getRouteApi('/frame/unites/$unitId');

/** Who is where in a unit, room by room, now or at a past moment; it changes by itself. */
export function BoardPage() {
  const { unitId } = route.useParams();
  const [past, setPast] = useState('');
  const [filter, setFilter] = useState<Filter>('all');
  const at = past === '' || Number.isNaN(Date.parse(past)) ? undefined : new Date(past).toISOString();
  const board = useAsk(
    stays.board,
    { params: { unitId }, body: at === undefined ? {} : { at } },
    { topics: at === undefined ? [`unit:${unitId}`] : [], keepPrevious: true },
  );
  const rows = board.data?.rows ?? [];
  const freeBeds = at === undefined ? (board.data?.freeBeds ?? []) : [];
  const shownRows = filter === 'all' ? rows : rows.filter(({ state }) => state === filter);
  const rooms = roomsOf(shownRows, filter === 'all' || filter === 'free' ? freeBeds : []);
  return (
    <Page
      title={board.data?.unit.name ?? 'Unité'}
      width="wide"
      lead={
        at === undefined ? (
          'Tel que c’est maintenant.'
        ) : (
          <b className={styles['past']}>
            <ClockIcon /> Tel que c’était <FrenchDate at={at} />.
          </b>
        )
      }
      actions={
        <div className={styles['moment']}>
          <TextInput
            type="datetime-local"
            label="À une date passée"
            value={past}
            max={new Date().toISOString().slice(0, 16)}
            onChange={(event) => setPast(event.currentTarget.value)}
          />
          {past !== '' && <Button onClick={() => setPast('')}>Maintenant</Button>}
        </div>
      }
    >
      {board.error !== null && <ProblemMessage error={board.error} onRetry={() => void board.refetch()} />}
      {board.isLoading && <Waiting />}
      {board.data !== undefined && (
        <>
          <div className={styles['filters']} role="group" aria-label="Filtrer">
            {filters
              .filter(({ value }) => value === 'all' || value === filter || countOf(value, rows, freeBeds) > 0)
              .map(({ value, words }) => (
                <button key={value} type="button" aria-pressed={filter === value} onClick={() => setFilter(value)}>
                  {words} <span>{countOf(value, rows, freeBeds)}</span>
                </button>
              ))}
          </div>
          {rooms.length === 0 && (
            <EmptyState icon={<BedIcon size={28} />} title="Personne ici.">
              {filter === 'all' ? 'Cette unité n’a encore accueilli personne.' : 'Choisissez un autre filtre.'}
            </EmptyState>
          )}
          <ul className={styles['rooms']}>
            {rooms.map((room) => (
              <RoomCard key={room.name ?? ''} room={room} />
            ))}
          </ul>
        </>
      )}
    </Page>
  );
}

function RoomCard({ room }: { room: Room }) {
  return (
    <li className={styles['room']} data-free={room.people.length === 0 || undefined}>
      <h2>{room.name === null ? 'Sans chambre' : room.name.replace(/^chambre /i, '')}</h2>
      <ul>
        {room.people.map((row) => (
          <li key={row.stayId}>
            <Resident row={row} />
          </li>
        ))}
        {room.free.map(({ bedId, bed }) => (
          <li key={bedId} className={styles['bed']}>
            <BedIcon /> Lit {bed} libre
          </li>
        ))}
      </ul>
    </li>
  );
}

function Resident({ row }: { row: z.infer<typeof BoardRow> }) {
  return (
    <Link
      to="/personnes/$personId"
      params={{ personId: row.personId }}
      className={styles['resident']}
      data-state={row.state}
    >
      <Initials name={row.displayName} />
      <span>
        <b>{row.displayName}</b>
        <small>
          <CivilDate date={row.birthDate} />
          {row.bed !== null && ` · lit ${row.bed}`}
        </small>
        {row.state !== 'present' && (
          <small className={styles['away']}>
            <StateBadge state={row.state} words={stateFor(row.stateInFrench, row.sex)} /> <Since at={row.since} />
            {row.expectedBackAt !== null && (
              <>
                , retour <FrenchDate at={row.expectedBackAt} />
              </>
            )}
          </small>
        )}
      </span>
      {row.state === 'present' && <StateBadge state={row.state} words={stateFor(row.stateInFrench, row.sex)} />}
    </Link>
  );
}
