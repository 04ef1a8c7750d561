import { buttonClass } from '../design/button.tsx';
import { EmptyState } from '../design/empty-state.tsx';
import { HeartIcon, PlusIcon } from '../design/icons.tsx';
import { Panel } from '../design/panel.tsx';
import type { FactOf } from '../facts/content.ts';
import { currentOf } from '../facts/content.ts';
import { FactRow } from '../facts/fact-row.tsx';
import facts from '../facts/facts.module.css';
import { ModulePage } from '../facts/module-page.tsx';
import { useMayWrite } from '../facts/use-facts.ts';
import { kindNamed } from '../facts/kinds.ts';
import { personRoute } from '../frame/parents.tsx';
import { Curve } from './curve.tsx';
import type { Point } from './curve.tsx';
import { measures } from './measures.ts';
import type { MeasureCode } from './measures.ts';
import styles from './vital-signs-page.module.css';

const drawn: { title: string; codes: readonly [MeasureCode, ...MeasureCode[]] }[] = [
  { title: 'Poids', codes: ['weight'] },
  { title: 'Tension', codes: ['systolic', 'diastolic'] },
  { title: 'Température', codes: ['temperature'] },
  { title: 'Pouls', codes: ['heart-rate'] },
  { title: 'Saturation', codes: ['oxygen-saturation'] },
  { title: 'Douleur', codes: ['pain'] },
  { title: 'Glycémie', codes: ['glycaemia'] },
  { title: 'Respiration', codes: ['respiratory-rate'] },
];

/** Curves where people would rather look than read, then each round with who took it. */
export function VitalSignsPage() {
  const { personId } = personRoute.useParams();
  const mayWrite = useMayWrite();
  const kind = kindNamed('vital-signs');
  return (
    <ModulePage
      personId={personId}
      title="Constantes"
      module="health"
      actions={(open) =>
        mayWrite(kind) && (
          <button
            type="button"
            className={buttonClass({ kind: 'first' })}
            onClick={() => open({ act: 'record', kind })}
          >
            <PlusIcon /> Noter des constantes
          </button>
        )
      }
    >
      {(all, onTask) => {
        const rounds = currentOf(all, 'vital-signs');
        if (rounds.length === 0) {
          return (
            <EmptyState icon={<HeartIcon size={28} />} title="Aucune constante ces trois derniers mois.">
              Notez la température, la tension, le pouls&nbsp;: les courbes se dessineront d’elles-mêmes.
            </EmptyState>
          );
        }
        return (
          <>
            <div className={styles['curves']}>
              {drawn
                .filter(({ codes }) => pointsOf(rounds, codes[0]).length > 0)
                .map(({ title, codes }) => (
                  <div key={title} className={styles['card']}>
                    <Curve
                      title={title}
                      unit={measureOf(codes[0]).unit}
                      lines={codes.map((code) => pointsOf(rounds, code))}
                      usual={usualOf(codes)}
                    />
                  </div>
                ))}
            </div>
            <Panel title="Relevés des trois derniers mois">
              <ul className={facts['facts']}>
                {rounds.map((fact) => (
                  <FactRow key={fact.factId} kind={kind} fact={fact} mayWrite={mayWrite(kind)} onTask={onTask} />
                ))}
              </ul>
            </Panel>
          </>
        );
      }}
    </ModulePage>
  );
}

function measureOf(code: MeasureCode) {
  const measure = measures.find((candidate) => candidate.code === code);
  if (measure === undefined) throw new Error(`No measure is called ${code}`);
  return measure;
}

/** The pressures share one drawing: from the least of the low one to the most of the high one. */
const usualOf = (codes: readonly MeasureCode[]): [number, number] => {
  const spans = codes.map((code) => measureOf(code).usual);
  return [Math.min(...spans.map(([low]) => low)), Math.max(...spans.map(([, high]) => high))];
};

const pointsOf = (rounds: readonly FactOf<'vital-signs'>[], code: MeasureCode): Point[] =>
  rounds.flatMap(({ occurredAt, content }) => {
    const value = content.values[code];
    return value === undefined ? [] : [{ at: occurredAt, value }];
  });
