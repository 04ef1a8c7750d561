import type { DmpSight } from '@liane/server/contract/dmp';
import { Link } from '@tanstack/react-router';
import { useMay } from '../client/use-session.ts';
import { Badge } from '../design/badge.tsx';
import { CivilDate, FrenchDate } from '../design/french-date.tsx';
import styles from './dmp.module.css';
import { useLookOnOpening, useSight, useWhileWaiting } from './use-look.ts';
import { newWords, standingLooks } from './words.ts';

/** The DMP among what is always in sight: its state in words, what is new, the date of the VSM; asked beside, never waited for. */
export function DmpCell({ personId }: { personId: string }) {
  const may = useMay('dmp.state');
  useLookOnOpening(personId);
  const { data: sight, refetch } = useSight(personId);
  useWhileWaiting(sight?.asking === true, refetch);
  if (!may) return null;
  return (
    <div className={styles['strip']}>
      <dt>DMP</dt>
      <dd>
        {sight === undefined ? (
          <Badge state="plain">Inconnu</Badge>
        ) : (
          <>
            <Link to="/personnes/$personId/dmp" params={{ personId }} className={styles['standing']}>
              <Badge state={standingLooks[sight.standing]}>{sight.standingInFrench}</Badge>
            </Link>
            <span role="status" className={styles['quiet']}>
              <Aside sight={sight} />
            </span>
          </>
        )}
      </dd>
    </div>
  );
}

function Aside({ sight }: { sight: DmpSight }) {
  const { asking, problem, newDocuments, vsmAt, standing, since, listedAt } = sight;
  if (asking) return <>Le DMP est interrogé…</>;
  if (problem !== null) return <>Ne répond pas{since !== null && <Since at={since} />}</>;
  if (newDocuments !== null && standing === 'authorised')
    return (
      <>
        {newWords(newDocuments)}
        {' · '}
        {vsmAt === null ? 'pas de VSM' : <Vsm at={vsmAt} />}
        {listedAt !== null && (
          <>
            {' · liste lue '}
            <FrenchDate at={listedAt} />
          </>
        )}
      </>
    );
  return since === null ? null : (
    <>
      Dit par le DMP <FrenchDate at={since} />
    </>
  );
}

const Since = ({ at }: { at: string }) => (
  <>
    {' '}
    · connu <FrenchDate at={at} />
  </>
);

const Vsm = ({ at }: { at: string }) => (
  <>
    VSM du <CivilDate date={at.slice(0, 10)} />
  </>
);
