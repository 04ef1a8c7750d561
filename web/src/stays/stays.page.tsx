import { record } from '@liane/server/contract/record';
import { stays } from '@liane/server/contract/stays';
import type { Stay } from '@liane/server/contract/stays';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useAsk } from '../client/use-ask.ts';
import { useMay, useSession } from '../client/use-session.ts';
import { Button, buttonClass } from '../design/button.tsx';
import { EmptyState } from '../design/empty-state.tsx';
import { FrenchDate } from '../design/french-date.tsx';
import { BedIcon, ForwardIcon } from '../design/icons.tsx';
import { Page } from '../design/page.tsx';
import { Panel } from '../design/panel.tsx';
import { ProblemMessage } from '../design/problem-message.tsx';
import { Waiting } from '../design/waiting.tsx';
import { bedInWords, roomInWords } from '../design/room-words.ts';
import { stateFor } from '../facts/spoken.ts';
import { mayPrepareTransfer } from '../documents/words.ts';
import { personRoute } from '../frame/parents.tsx';
import { CancelDialog } from './cancel.dialog.tsx';
import { MoveDialog } from './move.dialog.tsx';
import { Movements } from './movements.tsx';
import { Since } from './since.tsx';
import { StateBadge } from './state-badge.tsx';
import styles from './stays.module.css';
import { movesOf } from './words.ts';
import type { MoveKind } from './words.ts';

/** Every stay, each movement with who noted it, and what may follow. */
export function StaysPage() {
  const { personId } = personRoute.useParams();
  const all = useAsk(stays.ofPerson, { params: { personId } }, { topics: [`person:${personId}`] });
  const opened = useAsk(record.open, { params: { personId } }, { topics: [`person:${personId}`] });
  const sex = opened.data?.header.sex ?? 'I';
  const latestFirst = (all.data ?? []).toSorted((a, b) => b.admittedAt.localeCompare(a.admittedAt));
  return (
    <Page title="Séjours" width="wide">
      {all.error !== null && <ProblemMessage error={all.error} onRetry={() => void all.refetch()} />}
      {all.isLoading && <Waiting />}
      {all.isSuccess && latestFirst.length === 0 && (
        <EmptyState icon={<BedIcon size={28} />} title="Aucun séjour.">
          Admettez cette personne pour ouvrir son premier séjour.
        </EmptyState>
      )}
      {latestFirst.map((stay) => (
        <StayPanel key={stay.id} stay={stay} sex={sex} />
      ))}
    </Page>
  );
}

function StayPanel({ stay, sex }: { stay: Stay; sex: 'F' | 'M' | 'I' }) {
  const state = stateFor(stay.stateInFrench, sex);
  const session = useSession();
  const mayTransfer = mayPrepareTransfer(session);
  const mayCancel = useMay('stays.cancelMovement');
  const [moving, setMoving] = useState<MoveKind>();
  const [cancelling, setCancelling] = useState(false);
  const open = stay.endedAt === null;
  return (
    <Panel
      title={`${stay.kindInFrench}, ${stay.establishmentName}`}
      aside={<StateBadge state={stay.state} words={state} />}
    >
      <p>
        {open ? (
          <>
            <b>{placeOf(stay)}</b> {state.toLocaleLowerCase('fr')} <Since at={stay.since} />
          </>
        ) : (
          <>
            {state} <FrenchDate at={stay.since} />
          </>
        )}
        {stay.expectedBackAt !== null && (
          <>
            {' '}
            · retour prévu <FrenchDate at={stay.expectedBackAt} />
          </>
        )}
      </p>
      {open && (
        <div className={styles['moves']} data-print="no">
          {mayTransfer && (stay.state === 'present' || stay.state === 'absent') && (
            <Link
              to="/personnes/$personId/transfert"
              params={{ personId: stay.personId }}
              className={buttonClass({ kind: 'grave', small: true })}
            >
              <ForwardIcon /> Transférer aux urgences
            </Link>
          )}
          {movesOf(stay.state, session.acts)
            .filter(({ kind }) => kind !== 'hospitalisation' || !mayTransfer)
            .map(({ kind, words, grave }) => (
              <Button key={kind} small kind={grave === true ? 'grave' : 'second'} onClick={() => setMoving(kind)}>
                {words}
              </Button>
            ))}
        </div>
      )}
      <Movements stay={stay} {...(mayCancel && { onCancelLast: () => setCancelling(true) })} />
      {moving !== undefined && <MoveDialog stay={stay} kind={moving} onClose={() => setMoving(undefined)} />}
      {cancelling && <CancelDialog stay={stay} onClose={() => setCancelling(false)} />}
    </Panel>
  );
}

/** `Les Glycines · Chambre 105`: a bed alone in its room goes without saying. */
function placeOf({ unit, room, bed }: Stay): string {
  const where = room === null ? undefined : bed === null ? roomInWords(room) : bedInWords(room, bed);
  return [unit?.name, where].filter((part) => part !== undefined).join(' · ');
}
