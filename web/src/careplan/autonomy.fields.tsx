import { Choice } from '../facts/choice.tsx';
import type { FieldsProps } from '../facts/kind.ts';
import { textOf } from '../facts/typed.ts';
import { girs, modalities, variableNames } from './aggir.ts';
import styles from './careplan.module.css';

/** The GIR of the evaluation, and the ten variables for whoever has them. */
export function AutonomyFields({ typed, onChange }: FieldsProps) {
  const variables =
    typeof typed['variables'] === 'object' && typed['variables'] !== null
      ? (typed['variables'] as Record<string, string>)
      : {};
  const said = Object.keys(variables).length;
  return (
    <>
      <Choice
        label="GIR de l’évaluation"
        help="1&nbsp;: le plus dépendant&nbsp;; 6&nbsp;: autonome"
        required
        options={girs}
        value={textOf(typed, 'gir')}
        onChange={(gir) => onChange({ gir: Number(gir) })}
      />
      <details className={styles['variables']} open={said > 0 || undefined}>
        <summary>Les dix variables{said > 0 && ` (${said} sur 10)`}</summary>
        <div>
          {variableNames.map(({ code, name }) => (
            <Choice
              key={code}
              label={name}
              options={modalities}
              value={variables[code] ?? ''}
              optional
              onChange={(answer) => {
                const { [code]: _before, ...others } = variables;
                onChange({ variables: answer === '' ? others : { ...others, [code]: answer } });
              }}
            />
          ))}
        </div>
      </details>
    </>
  );
}
