import { Link } from '@tanstack/react-router';
import { useMay } from '../client/use-session.ts';
import { buttonClass } from '../design/button.tsx';
import { MailIcon } from '../design/icons.tsx';
import { KindPanel } from '../facts/kind-panel.tsx';
import { ModulePage } from '../facts/module-page.tsx';
import facts from '../facts/facts.module.css';
import { personRoute } from '../frame/parents.tsx';
import { nobodySaying } from './people.kinds.ts';

/** Who counts for the person, who decides with them, who treats them. */
export function CirclePage() {
  const { personId } = personRoute.useParams();
  const mayWrite = useMay('messaging.write');
  return (
    <ModulePage
      personId={personId}
      title="Entourage et droits"
      module="circle"
      actions={() =>
        mayWrite && (
          <Link to="/messagerie/ecrire" search={{ personne: personId }} className={buttonClass({})}>
            <MailIcon size="1em" /> Écrire à quelqu’un
          </Link>
        )
      }
    >
      {(all, onTask) => {
        const panel = { personId, facts: all, onTask };
        return (
          <div className={facts['columns']}>
            <div className={facts['stack']}>
              <KindPanel
                {...panel}
                title="Personne de confiance"
                kinds={['contact']}
                keep={(content) => content.kind === 'contact' && content.isTrustedPerson}
                none={nobodySaying('trusted-person')}
                empty="Demandez à la personne qui parlera pour elle si elle ne le peut plus."
              />
              <KindPanel
                {...panel}
                title="Autres proches"
                kinds={['contact']}
                keep={(content) => content.kind === 'contact' && !content.isTrustedPerson}
                empty="Qui prévenir, qui vient la voir, qui l’aide."
              />
              <KindPanel
                {...panel}
                title="Protection juridique"
                kinds={['legal-representative']}
                none={nobodySaying('legal-representative')}
                empty="Tutelle, curatelle, habilitation&nbsp;: demandez le jugement."
              />
            </div>
            <div className={facts['stack']}>
              <KindPanel
                {...panel}
                title="Médecin traitant"
                kinds={['care-professional']}
                keep={(content) => content.kind === 'care-professional' && content.role === 'gp'}
                none={nobodySaying('gp')}
                empty="Cherchez-le dans l’annuaire&nbsp;: il recevra les documents."
              />
              <KindPanel
                {...panel}
                title="Autres professionnels"
                kinds={['care-professional']}
                keep={(content) => content.kind === 'care-professional' && content.role !== 'gp'}
                empty="Spécialistes, kinésithérapeute, pharmacie, référent."
              />
              <KindPanel
                {...panel}
                title="Hôpital souhaité"
                kinds={['preferred-hospital']}
                empty="Où la personne veut aller si elle doit être hospitalisée."
              />
            </div>
          </div>
        );
      }}
    </ModulePage>
  );
}
