import type { Content, Fact } from '../facts/content.ts';
import { KindPanel } from '../facts/kind-panel.tsx';
import { ModulePage } from '../facts/module-page.tsx';
import facts from '../facts/facts.module.css';
import { personRoute } from '../frame/parents.tsx';
import { noTreatmentSaying } from './medication.kinds.ts';

const asNeeded = (content: Content): boolean => content.kind === 'treatment' && content.asNeeded !== undefined;

/** What is taken every day, what is taken when needed, what was given. */
export function MedicationPage() {
  const { personId } = personRoute.useParams();
  return (
    <ModulePage personId={personId} title="Traitements" module="medication">
      {(all, onTask) => {
        const panel = { personId, facts: all, onTask };
        return (
          <div className={facts['columns']}>
            <KindPanel
              {...panel}
              title="Traitements en cours"
              kinds={['treatment']}
              keep={(content) => !asNeeded(content)}
              {...(hasAny(all) ? {} : { none: noTreatmentSaying })}
              empty="Recopiez l’ordonnance, ou dites qu’il n’y en a aucun."
            />
            <div className={facts['stack']}>
              <KindPanel
                {...panel}
                title="Si besoin"
                kinds={['treatment']}
                keep={asNeeded}
                empty="Ce qui peut être donné, dans quel cas, combien de fois par jour."
              />
              <KindPanel
                {...panel}
                title="Prises notées"
                kinds={['intake']}
                empty="Ce qui a été donné ces trois derniers mois."
              />
            </div>
          </div>
        );
      }}
    </ModulePage>
  );
}

const hasAny = (all: readonly Fact[]): boolean =>
  all.some(({ state, content }) => state === 'current' && content.kind === 'treatment');
