import { messaging } from '@liane/server/contract/messaging';
import type { Piece } from '@liane/server/contract/messaging';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { newId } from '../client/new-id.ts';
import { useAct } from '../client/use-act.ts';
import { useMay } from '../client/use-session.ts';
import { Badge } from '../design/badge.tsx';
import { Button, buttonClass } from '../design/button.tsx';
import { FrenchDate } from '../design/french-date.tsx';
import { CheckIcon, DocumentIcon } from '../design/icons.tsx';
import { ProblemMessage } from '../design/problem-message.tsx';
import { curled, spokenName } from '../facts/spoken.ts';
import { PersonPicker } from '../frame/person-picker.tsx';
import styles from './reader.module.css';
import { PiecePreview } from './piece-preview.tsx';
import { SetAsideDialog } from './set-aside.dialog.tsx';
import { TraitsCompared } from './traits-compared.tsx';
import { pieceBadges } from './words.ts';

export interface PieceCardProps {
  piece: Piece;
  messageId: string;
  topics: readonly string[];
  /** Rank of the attachment that is its PDF. */
  twin: number | null;
}

/** A received document: whom it speaks of, why this record, and the one step that files it. */
export function PieceCard({ piece, messageId, topics, twin }: PieceCardProps) {
  const [reading, setReading] = useState(false);
  return (
    <section className={styles['piece']} aria-label={curled(piece.title)}>
      <header>
        <DocumentIcon size={24} />
        <div>
          <h3>{curled(piece.title)}</h3>
          <p className={styles['quiet']}>
            {[
              curled(piece.typeInFrench) !== curled(piece.title) && curled(piece.typeInFrench),
              spokenName(piece.author),
              piece.version > 1 && `version ${piece.version}`,
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
          {piece.about !== '' && <p>À propos de {piece.about}</p>}
        </div>
        <Badge state={pieceBadges[piece.state]}>{piece.stateInFrench}</Badge>
      </header>
      {piece.versionInFrench !== null && piece.versionInFrench !== piece.why && (
        <p className={styles['version']}>{piece.versionInFrench}</p>
      )}
      {piece.state === 'to-decide' ? <ToDecide piece={piece} topics={topics} /> : <Decided piece={piece} />}
      {piece.state !== 'unreadable' && (
        <>
          <Button small kind="quiet" aria-expanded={reading} onClick={() => setReading(!reading)}>
            {reading ? 'Refermer le document' : 'Lire le document'}
          </Button>
          {reading && <PiecePreview piece={piece} messageId={messageId} twin={twin} />}
        </>
      )}
    </section>
  );
}

function Decided({ piece }: { piece: Piece }) {
  const { document, linesLeft, decidedAt, decidedBy, why } = piece;
  const mayDecide = useMay('documents.followUp');
  return (
    <>
      {why !== '' && piece.state !== 'filed' && <p>{why}</p>}
      {decidedAt !== null && (
        <p className={styles['quiet']}>
          {piece.stateInFrench} par {decidedBy}, <FrenchDate at={decidedAt} />
        </p>
      )}
      {document !== null && (
        <div className={styles['acts']}>
          <Link
            to="/personnes/$personId/documents"
            params={{ personId: document.personId }}
            search={{ voir: document.id }}
            className={buttonClass({ small: true })}
          >
            Voir dans le dossier
          </Link>
          {mayDecide && linesLeft > 0 && (
            <Link
              to="/personnes/$personId/documents/$documentId/propositions"
              params={{ personId: document.personId, documentId: document.id }}
              className={buttonClass({ kind: 'first', small: true })}
            >
              Décider ligne par ligne ({linesLeft})
            </Link>
          )}
        </div>
      )}
    </>
  );
}

/** When the INS is certain, one step; otherwise the traits side by side, and somebody chooses. */
function ToDecide({ piece, topics }: { piece: Piece; topics: readonly string[] }) {
  const mayFile = useMay('messaging.filePiece');
  const mayOpen = useMay('messaging.openReducedRecord');
  const [documentId] = useState(newId);
  const [personId] = useState(newId);
  const [elsewhere, setElsewhere] = useState<{ id: string; displayName: string }>();
  const [settingAside, setSettingAside] = useState(false);
  const refreshes = (): readonly string[] => topics;
  const file = useAct(messaging.filePiece, { refreshes });
  const openRecord = useAct(messaging.openReducedRecord, { refreshes });
  const fileIn = (id: string): void => file.run({ params: { id: piece.id }, body: { id: documentId, personId: id } });
  const [first] = piece.proposed;
  if (!mayFile)
    return (
      <>
        <p>{piece.why}</p>
        <p className={styles['quiet']}>Un infirmier, un médecin ou le secrétariat le classera.</p>
      </>
    );
  return (
    <>
      <p className={piece.certain ? styles['certain'] : undefined}>
        {piece.certain && <CheckIcon />} {piece.why}
      </p>
      {piece.certain && first !== undefined ? (
        <div className={styles['acts']}>
          <Button kind="first" busy={file.busy} onClick={() => fileIn(first.id)}>
            Classer dans le dossier de {first.displayName}
          </Button>
        </div>
      ) : (
        piece.proposed.map((person) => (
          <div key={person.id} className={styles['candidate']} role="group" aria-label={person.displayName}>
            <TraitsCompared person={person} />
            <Button busy={file.busy} onClick={() => fileIn(person.id)}>
              Classer dans le dossier de {person.displayName}
            </Button>
          </div>
        ))
      )}
      {!piece.certain && (
        <div className={styles['other']}>
          <PersonPicker
            label="Classer dans un autre dossier"
            onChoose={(row) => setElsewhere(row && { id: row.personId, displayName: row.displayName })}
          />
          {elsewhere !== undefined && (
            <Button busy={file.busy} onClick={() => fileIn(elsewhere.id)}>
              Classer dans le dossier de {elsewhere.displayName}
            </Button>
          )}
        </div>
      )}
      <div className={styles['acts']}>
        {!piece.certain && mayOpen && piece.proposed.length === 0 && (
          <Button
            busy={openRecord.busy}
            onClick={() => openRecord.run({ params: { id: piece.id }, body: { personId, documentId } })}
          >
            Ouvrir un dossier réduit
          </Button>
        )}
        <Button kind="quiet" onClick={() => setSettingAside(true)}>
          Mettre de côté
        </Button>
      </div>
      {file.error !== null && <ProblemMessage error={file.error} />}
      {openRecord.error !== null && <ProblemMessage error={openRecord.error} />}
      {settingAside && <SetAsideDialog piece={piece} topics={topics} onClose={() => setSettingAside(false)} />}
    </>
  );
}
