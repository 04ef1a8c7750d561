import { KindPanel } from '../facts/kind-panel.tsx';
import { ModulePage } from '../facts/module-page.tsx';
import facts from '../facts/facts.module.css';
import { personRoute } from '../frame/parents.tsx';
import { noneSaying } from './conditions.kinds.ts';
import { StatePanel } from './state.panel.tsx';

/** What is dangerous first, then what is, what was, what was decided, and how the person lives. */
export function HealthPage() {
  const { personId } = personRoute.useParams();
  return (
    <ModulePage personId={personId} title="Santé" module="health">
      {(all, onTask) => {
        const panel = { personId, facts: all, onTask };
        return (
          <div className={facts['columns']}>
            <div className={facts['stack']}>
              <KindPanel
                {...panel}
                title="Allergies"
                kinds={['allergy']}
                none={noneSaying('allergies')}
                empty="Demandez à la personne ou à ses proches&nbsp;: le silence n’est pas une réponse."
              />
              <KindPanel
                {...panel}
                title="Alertes et risques"
                kinds={['risk']}
                empty="Notez ce qui demande une vigilance&nbsp;: chutes, fausse route, fugue…"
              />
              <KindPanel
                {...panel}
                title="Problèmes en cours"
                kinds={['problem']}
                none={noneSaying('problems')}
                empty="Ce qui est suivi ou traité aujourd’hui."
              />
              <KindPanel
                {...panel}
                title="Antécédents"
                kinds={['antecedent']}
                none={noneSaying('antecedents')}
                empty="Maladies, opérations, antécédents familiaux."
              />
              <KindPanel
                {...panel}
                title="Vaccinations"
                kinds={['vaccination']}
                empty="Grippe, Covid-19, pneumocoque&nbsp;: notez la date du dernier."
              />
            </div>
            <div className={facts['stack']}>
              <KindPanel
                {...panel}
                title="Directives anticipées"
                kinds={['directive']}
                none={noneSaying('directives')}
                empty="Demandez à la personne ce qu’elle souhaite, et où c’est écrit."
              />
              <KindPanel
                {...panel}
                title="Soins palliatifs"
                kinds={['palliative-care']}
                empty="Dites si une prise en charge palliative est en cours."
              />
              <StatePanel {...panel} />
              <KindPanel
                {...panel}
                title="Dispositifs et prothèses"
                kinds={['device']}
                none={noneSaying('devices')}
                empty="Lunettes, dentier, appareils auditifs&nbsp;: ils doivent revenir avec la personne."
              />
              <KindPanel
                {...panel}
                title="Habitudes de vie"
                kinds={['habit']}
                empty="Repas, sommeil, toilette, ce qui rassure."
              />
              <KindPanel
                {...panel}
                title="Évènements"
                kinds={['event']}
                empty="Chute, comportement, plaie, visite&nbsp;: ce qui s’est passé ces trois derniers mois."
              />
            </div>
          </div>
        );
      }}
    </ModulePage>
  );
}
