import { dmp } from '@liane/server/contract/dmp';
import type { DmpSight } from '@liane/server/contract/dmp';
import { Link } from '@tanstack/react-router';
import { newId } from '../client/new-id.ts';
import { useAct } from '../client/use-act.ts';
import { useMay } from '../client/use-session.ts';
import { Badge } from '../design/badge.tsx';
import { Button, buttonClass } from '../design/button.tsx';
import { FrenchDate } from '../design/french-date.tsx';
import { Page } from '../design/page.tsx';
import { ProblemMessage } from '../design/problem-message.tsx';
import { Waiting } from '../design/waiting.tsx';
import { personRoute } from '../frame/parents.tsx';
import { AccessesPanel } from './accesses.panel.tsx';
import { ConsentPanel } from './consent.panel.tsx';
import styles from './dmp.module.css';
import { DocumentsList } from './documents-list.tsx';
import { topicOf, useSight } from './use-look.ts';
import { WebDmpButton } from './web-dmp.button.tsx';
import { standingLooks } from './words.ts';

/** The DMP of a person: what it says, what the person said, its documents, who looked. */
export function DmpPage() {
  const { personId } = personRoute.useParams();
  const sight = useSight(personId);
  const readsList = useMay('dmp.documents');
  const seesAccesses = useMay('dmp.accesses');
  return (
    <Page
      title="DMP"
      lead="Dossier médical partagé&nbsp;: les documents que les autres professionnels ont déposés, lus en votre nom."
      width="wide"
      actions={sight.data !== undefined && <Essential personId={personId} sight={sight.data} />}
    >
      {sight.error !== null && <ProblemMessage error={sight.error} onRetry={() => void sight.refetch()} />}
      {sight.isLoading && <Waiting />}
      {sight.data !== undefined && (
        <div className={styles['page']}>
          <Standing personId={personId} sight={sight.data} />
          <Acts personId={personId} sight={sight.data} />
          <ConsentPanel personId={personId} sight={sight.data} />
          {readsList && sight.data.mayConsult && <DocumentsList personId={personId} sight={sight.data} />}
          {seesAccesses && <AccessesPanel personId={personId} connected={sight.data.standing !== 'not-connected'} />}
        </div>
      )}
    </Page>
  );
}

/** Asking again, and the DMP itself in another window. */
function Acts({ personId, sight }: { personId: string; sight: DmpSight }) {
  const look = useAct(dmp.look, { refreshes: () => [topicOf(personId)] });
  const mayLook = useMay('dmp.look') && sight.mayLook;
  if (!sight.mayConsult) return null;
  return (
    <>
      <div className={styles['acts']} data-print="no">
        {mayLook && (
          <Button
            busy={look.busy || sight.asking}
            onClick={() => look.run({ params: { personId }, body: { id: newId(), again: true, years: null } })}
          >
            Interroger de nouveau
          </Button>
        )}
        <WebDmpButton personId={personId} page="DossierPatient">
          Ouvrir le DMP sur le Web
        </WebDmpButton>
      </div>
      {look.error !== null && <ProblemMessage error={look.error} />}
    </>
  );
}

/** The essential is the first thing to do here, once the person has agreed. */
function Essential({ personId, sight }: { personId: string; sight: DmpSight }) {
  const may = useMay('dmp.gather') && sight.mayConsult;
  if (!may) return null;
  return (
    <Link
      to="/personnes/$personId/dmp/essentiel"
      params={{ personId }}
      className={buttonClass({ kind: sight.obstacle === null ? 'first' : 'second' })}
    >
      L’essentiel
    </Link>
  );
}

/** What the DMP said last, and why nothing leaves now when nothing does. */
function Standing({ personId, sight }: { personId: string; sight: DmpSight }) {
  const { standing, standingInFrench, since, asking, problem, obstacle, divergence } = sight;
  return (
    <section className={styles['state']} aria-label="État du DMP">
      <p>
        <Badge state={standingLooks[standing]}>{standingInFrench}</Badge>{' '}
        <span role="status" className={styles['quiet']}>
          {asking ? (
            'Le DMP est interrogé… la page reste utilisable.'
          ) : since === null ? (
            'Le DMP n’a encore rien dit de cette personne.'
          ) : (
            <>
              Dit par le DMP <FrenchDate at={since} />.
            </>
          )}
        </span>
      </p>
      {problem !== null && <p className={styles['problem']}>{problem}</p>}
      {obstacle !== null && (
        <p className={styles['obstacle']}>
          {obstacle}{' '}
          {sight.identityToSettle && (
            <Link to="/personnes/$personId/identite" params={{ personId }}>
              Régler son identité
            </Link>
          )}
        </p>
      )}
      {divergence.length > 0 && (
        <table className={styles['differs']}>
          <caption>Ces traits diffèrent&nbsp;: rien n’est consulté tant que l’identité n’est pas vérifiée.</caption>
          <thead>
            <tr>
              <th scope="col">Trait</th>
              <th scope="col">Dossier</th>
              <th scope="col">DMP</th>
            </tr>
          </thead>
          <tbody>
            {divergence.map(({ trait, ours, theirs }) => (
              <tr key={trait}>
                <th scope="row">{trait}</th>
                <td>{ours}</td>
                <td>{theirs}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
