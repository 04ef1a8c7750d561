import type { ReactNode } from 'react';
import { useAsk } from '../client/use-ask.ts';
import { Button } from '../design/button.tsx';
import form from '../design/form.module.css';
import { FrenchDate } from '../design/french-date.tsx';
import { AlertIcon } from '../design/icons.tsx';
import { ProblemMessage } from '../design/problem-message.tsx';
import { Waiting } from '../design/waiting.tsx';
import { doors } from './content.ts';
import type { Content, Fact } from './content.ts';
import { read } from './kind.ts';
import type { Kind } from './kind.ts';
import styles from './facts.module.css';

export interface ChangedMeanwhileProps {
  personId: string;
  kind: Kind;
  factId: string;
  mine: Content;
  busy: boolean;
  onKeepTheirs: () => void;
  onKeepMine: (latestVersion: string) => void;
}

/** Somebody else wrote while we were typing: nothing was replaced, both versions are shown, a person decides. */
export function ChangedMeanwhile({
  personId,
  kind,
  factId,
  mine,
  busy,
  onKeepTheirs,
  onKeepMine,
}: ChangedMeanwhileProps) {
  const history = useAsk(
    doors[kind.module].history,
    { params: { personId, factId } },
    { topics: [`person:${personId}`] },
  );
  const latest = latestOf(history.data ?? []);
  return (
    <div className={form['form']}>
      <p className={styles['meanwhile']} role="alert">
        <AlertIcon />
        <span>
          <b>Quelqu’un a modifié cette information pendant que vous écriviez.</b> Rien n’a été remplacé, vos mots sont
          gardés. Choisissez ce qui reste.
        </span>
      </p>
      {history.error !== null && <ProblemMessage error={history.error} onRetry={() => void history.refetch()} />}
      {latest === undefined ? (
        <Waiting />
      ) : (
        <>
          <div className={styles['versions']}>
            <Version
              title={
                <>
                  {latest.by}, <FrenchDate at={latest.recordedAt} />
                </>
              }
              kind={kind}
              content={latest.content}
            />
            <Version title="Vos mots" kind={kind} content={mine} />
          </div>
          <div className={form['actions']}>
            <Button onClick={onKeepTheirs}>Garder la version {ofSomebody(latest.by)}</Button>
            {latest.state === 'current' ? (
              <Button kind="first" busy={busy} onClick={() => onKeepMine(latest.id)}>
                Remplacer par la mienne
              </Button>
            ) : (
              <p>Cette information est close&nbsp;: elle ne se corrige plus.</p>
            )}
          </div>
        </>
      )}
    </div>
  );
}

function Version({ title, kind, content }: { title: ReactNode; kind: Kind; content: Content }) {
  const { title: words, details } = read(kind, { content });
  return (
    <section className={styles['version']}>
      <h3>{title}</h3>
      <p>
        <b>{words}</b>
      </p>
      {details.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </section>
  );
}

/** `d’Aurélie Besnard`, `de Fatou Ndiaye`. */
export const ofSomebody = (name: string): string =>
  /^[aeiouyh]/i.test(name.normalize('NFD')) ? `d’${name}` : `de ${name}`;

export const latestOf = (versions: readonly Fact[]): Fact | undefined =>
  versions.toSorted((a, b) => b.version - a.version)[0];
