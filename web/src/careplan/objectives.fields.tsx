import { TextInput, Textarea } from '@mantine/core';
import { Button } from '../design/button.tsx';
import { DateField } from '../design/date-field.tsx';
import form from '../design/form.module.css';
import { PlusIcon } from '../design/icons.tsx';
import type { FieldsProps, Typed } from '../facts/kind.ts';
import styles from './careplan.module.css';

/** An objective while it is typed. */
export interface TypedObjective {
  objective: string;
  means: string;
  byWhom: string;
  dueOn: string;
}

const noObjective: TypedObjective = { objective: '', means: '', byWhom: '', dueOn: '' };

export const objectivesOf = (typed: Typed): TypedObjective[] =>
  Array.isArray(typed['objectives'])
    ? typed['objectives'].map((objective: Partial<TypedObjective>) => ({ ...noObjective, ...objective }))
    : [];

/** The objectives of a project, each with its means, who and until when. */
export function ObjectivesFields({ typed, onChange }: FieldsProps) {
  const objectives = objectivesOf(typed);
  const change = (at: number, patch: Partial<TypedObjective>): void =>
    onChange({
      objectives: objectives.map((objective, index) => (index === at ? { ...objective, ...patch } : objective)),
    });
  return (
    <div className={styles['objectives']}>
      {objectives.map((objective, index) => (
        <section key={index} className={styles['objective']} aria-label={`Objectif ${index + 1}`}>
          <header>
            <h3>Objectif {index + 1}</h3>
            <Button
              kind="quiet"
              small
              onClick={() => onChange({ objectives: objectives.filter((_, other) => other !== index) })}
            >
              Enlever
            </Button>
          </header>
          <Textarea
            label="Ce que l’on vise"
            withAsterisk
            autosize
            minRows={1}
            value={objective.objective}
            onChange={(event) => change(index, { objective: event.currentTarget.value })}
          />
          <div className={form['fields']}>
            <TextInput
              label="Moyens"
              value={objective.means}
              onChange={(event) => change(index, { means: event.currentTarget.value })}
            />
            <TextInput
              label="Par qui"
              value={objective.byWhom}
              onChange={(event) => change(index, { byWhom: event.currentTarget.value })}
            />
            <DateField label="D’ici le" value={objective.dueOn} onChange={(dueOn) => change(index, { dueOn })} />
          </div>
        </section>
      ))}
      <div>
        <Button icon={<PlusIcon />} onClick={() => onChange({ objectives: [...objectives, noObjective] })}>
          Ajouter un objectif
        </Button>
      </div>
    </div>
  );
}
