import { Button } from './button.tsx';
import form from './form.module.css';
import { ProblemMessage } from './problem-message.tsx';
import { Waiting } from './waiting.tsx';
import styles from './written-meanwhile.module.css';

/** A line that two people wrote differently; empty when one of them left it so. */
export interface Difference {
  label: string;
  theirs: string;
  mine: string;
}

export interface WrittenMeanwhileProps {
  /** The refusal, whose words say who wrote. */
  error: unknown;
  /** undefined until what was written meanwhile has come. */
  differences: readonly Difference[] | undefined;
  busy: boolean;
  onKeepTheirs: () => void;
  onKeepMine: () => void;
  /** Back to the form, with one’s own words, to write both together. */
  onGoOn: () => void;
}

/** Somebody saved the same form first: nothing was replaced, what differs is shown, a person decides. */
export function WrittenMeanwhile({
  error,
  differences,
  busy,
  onKeepTheirs,
  onKeepMine,
  onGoOn,
}: WrittenMeanwhileProps) {
  return (
    <div className={form['form']}>
      <ProblemMessage error={error} />
      {differences === undefined ? (
        <Waiting />
      ) : (
        <>
          {differences.length === 0 && <p>Les deux versions disent la même chose.</p>}
          <div>
            {differences.map(({ label, theirs, mine }) => (
              <section key={label} className={styles['line']}>
                <h3>{label}</h3>
                <Said by="Enregistré" words={theirs} />
                <Said by="Vos mots" words={mine} />
              </section>
            ))}
          </div>
          <div className={form['actions']}>
            <Button onClick={onKeepTheirs}>Garder ce qui est enregistré</Button>
            <Button onClick={onGoOn}>Reprendre ma saisie</Button>
            <Button kind="first" busy={busy} onClick={onKeepMine}>
              Remplacer par la mienne
            </Button>
          </div>
        </>
      )}
    </div>
  );
}

function Said({ by, words }: { by: string; words: string }) {
  return (
    <p>
      <small>{by}</small>
      {words === '' ? '—' : words}
    </p>
  );
}

/** The lines that are not the same, in the order of their labels. */
export const differencesBetween = <Field extends string>(
  labels: Record<Field, string>,
  theirs: Record<Field, string>,
  mine: Record<Field, string>,
): Difference[] =>
  (Object.keys(labels) as Field[])
    .map((field) => ({ label: labels[field], theirs: theirs[field].trim(), mine: mine[field].trim() }))
    .filter((line) => line.theirs !== line.mine);
