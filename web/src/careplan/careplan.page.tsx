import { spokenCivilDate } from '../design/french-dates.ts';
import { currentOf } from '../facts/content.ts';
import { KindPanel } from '../facts/kind-panel.tsx';
import { ModulePage } from '../facts/module-page.tsx';
import facts from '../facts/facts.module.css';
import { personRoute } from '../frame/parents.tsx';
import styles from './careplan.module.css';

/** What the person wants, how we go there, what they do alone. */
export function CareplanPage() {
  const { personId } = personRoute.useParams();
  return (
    <ModulePage personId={personId} title="Projet et autonomie" module="careplan">
      {(all, onTask) => {
        const panel = { personId, facts: all, onTask };
        const [project] = currentOf(all, 'personal-project');
        return (
          <>
            <KindPanel
              {...panel}
              title="Projet personnalisé"
              kinds={['personal-project']}
              empty="Écoutez la personne, écrivez ce qu’elle souhaite avec ses mots, puis deux ou trois objectifs."
            >
              {project !== undefined && project.content.objectives.length > 0 && (
                <ul className={styles['aims']} aria-label="Objectifs">
                  {project.content.objectives.map(({ objective, means, byWhom, dueOn }) => (
                    <li key={objective} className={styles['aim']}>
                      <b>{objective}</b>
                      {means !== '' && <span>{means}</span>}
                      <small>
                        {[byWhom, dueOn && `d’ici le ${spokenCivilDate(dueOn)}`].filter(Boolean).join(' · ')}
                      </small>
                    </li>
                  ))}
                </ul>
              )}
            </KindPanel>
            <div className={facts['columns']}>
              <KindPanel
                {...panel}
                title="Consignes d’accompagnement"
                kinds={['care-instruction']}
                empty="Ce que chacun doit faire de la même façon."
              />
              <KindPanel {...panel} title="Autonomie" kinds={['autonomy']} empty="Le GIR de la dernière évaluation." />
            </div>
          </>
        );
      }}
    </ModulePage>
  );
}
