import { Checkbox, TextInput } from '@mantine/core';
import { documents } from '@liane/server/contract/documents';
import type { FollowUpLine } from '@liane/server/contract/documents';
import { useState } from 'react';
import { newId } from '../../client/new-id.ts';
import { useAct } from '../../client/use-act.ts';
import { useMay } from '../../client/use-session.ts';
import { Badge } from '../../design/badge.tsx';
import { Button } from '../../design/button.tsx';
import { FrenchDate } from '../../design/french-date.tsx';
import { CheckIcon, ForwardIcon } from '../../design/icons.tsx';
import { ProblemMessage } from '../../design/problem-message.tsx';
import { boundSpaces } from '../../facts/spoken.ts';
import styles from './follow-up.module.css';
import { changeWords, decidedWords, effectWords, keptAsItIs } from './words.ts';

export interface FollowUpRowProps {
  line: FollowUpLine;
  documentId: string;
  personId: string;
}

/** One line: what the record says, what it would say, what accepting does; then accepted, or refused and why. */
export function FollowUpRow({ line, documentId, personId }: FollowUpRowProps) {
  const mayDecide = useMay('documents.decideFollowUp');
  const { words, badge } = decidedWords(line);
  const [keeps, setKeeps] = useState(true);
  const becomes = keeps && line.keeping !== null ? line.keeping.becomes : line.becomes;
  const decides = line.state === 'proposed' && mayDecide;
  return (
    <li className={styles['line']} aria-label={line.title} data-state={line.state}>
      <div className={styles['head']}>
        <p>
          <b>{line.title}</b>
          <small>{line.actionInFrench}</small>
        </p>
        <Badge state={badge}>{words}</Badge>
      </div>
      <Change line={line} becomes={becomes} />
      {decides && line.keeping !== null && (
        <Checkbox
          label={`Garder aussi\u00A0: «\u00A0${boundSpaces(line.keeping.words)}\u00A0»`}
          checked={keeps}
          onChange={(event) => setKeeps(event.currentTarget.checked)}
        />
      )}
      <Lost words={[keeps ? null : (line.keeping?.words ?? null), line.lost]} />
      {decides && <Deciding line={line} keeps={keeps} documentId={documentId} personId={personId} />}
      {line.state === 'proposed' && !mayDecide && (
        <p className={styles['quiet']}>Un médecin ou un infirmier en décidera.</p>
      )}
      {line.decidedAt !== null && (
        <p className={styles['quiet']}>
          {words} par {line.decidedBy}, <FrenchDate at={line.decidedAt} />
          {line.why !== null && ` — ${line.why}`}
        </p>
      )}
    </li>
  );
}

/** What the record said and what it says, or would: a refused line changed nothing. */
function Change({ line, becomes }: { line: FollowUpLine; becomes: string | null }) {
  const { was, title } = line;
  if (was === null)
    return becomes === null || becomes === title ? null : <p className={styles['text']}>{boundSpaces(becomes)}</p>;
  const [before, after] = changeWords(line);
  return (
    <dl className={styles['change']}>
      <div>
        <dt>{before}</dt>
        <dd>{boundSpaces(was)}</dd>
      </div>
      <ForwardIcon />
      <div>
        <dt>{after}</dt>
        <dd>{becomes === null ? 'arrêté' : boundSpaces(becomes)}</dd>
      </div>
    </dl>
  );
}

/** Nothing that keeps somebody safe goes without being read. */
function Lost({ words }: { words: readonly (string | null)[] }) {
  const gone = words.filter((some) => some !== null).join(' ');
  if (gone === '') return null;
  return (
    <p className={styles['lost']} role="status">
      Ces consignes ne seront plus dites&nbsp;: «&nbsp;{boundSpaces(gone)}&nbsp;»
    </p>
  );
}

function Deciding({ line, keeps, documentId, personId }: FollowUpRowProps & { keeps: boolean }) {
  const [id] = useState(newId);
  const [refusing, setRefusing] = useState(false);
  const [why, setWhy] = useState('');
  const decide = useAct(documents.decideFollowUp, { refreshes: () => [`person:${personId}`] });
  const say = (accepted: boolean, because = why.trim()): void =>
    decide.run({
      params: { id: documentId },
      body: { id, key: line.key, accepted, why: accepted ? '' : because, dropsInstructions: !keeps },
    });
  return (
    <>
      {refusing ? (
        <form
          className={styles['refusal']}
          onSubmit={(event) => {
            event.preventDefault();
            say(false);
          }}
        >
          <TextInput
            label="Pourquoi refuser"
            placeholder="Ex. : déjà arrêté par le médecin traitant"
            required
            maxLength={300}
            value={why}
            onChange={(event) => setWhy(event.currentTarget.value)}
          />
          <div className={styles['acts']}>
            <Button type="submit" kind="first" busy={decide.busy} disabled={why.trim().length < 3}>
              Refuser cette ligne
            </Button>
            <Button onClick={() => setRefusing(false)}>Revenir</Button>
          </div>
        </form>
      ) : line.action === 'stop' ? (
        <div className={styles['acts']}>
          <Button busy={decide.busy} aria-label={`Garder : ${line.title}`} onClick={() => say(false, keptAsItIs)}>
            Garder
          </Button>
          <Button busy={decide.busy} aria-label={`Arrêter : ${line.title}`} onClick={() => say(true)}>
            Arrêter
          </Button>
          <span className={styles['quiet']}>{effectWords[line.about][line.action]}</span>
        </div>
      ) : (
        <div className={styles['acts']}>
          <Button
            kind="first"
            icon={<CheckIcon />}
            busy={decide.busy}
            aria-label={`Accepter : ${line.title}`}
            onClick={() => say(true)}
          >
            Accepter
          </Button>
          <Button aria-label={`Refuser : ${line.title}`} onClick={() => setRefusing(true)}>
            Refuser
          </Button>
          <span className={styles['quiet']}>{effectWords[line.about][line.action]}</span>
        </div>
      )}
      {decide.error !== null && <ProblemMessage error={decide.error} />}
    </>
  );
}
