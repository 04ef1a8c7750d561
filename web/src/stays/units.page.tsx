import { directory } from '@liane/server/contract/directory';
import { Link, Navigate } from '@tanstack/react-router';
import { useAsk } from '../client/use-ask.ts';
import { useSession } from '../client/use-session.ts';
import { EmptyState } from '../design/empty-state.tsx';
import { ChevronIcon, UnitIcon } from '../design/icons.tsx';
import { Page } from '../design/page.tsx';
import { ProblemMessage } from '../design/problem-message.tsx';
import { Waiting } from '../design/waiting.tsx';
import styles from './board.module.css';

/** The units of the establishment worked in now; when there is only one, it opens. */
export function UnitsPage() {
  const { practice } = useSession();
  const establishments = useAsk(directory.establishments, {}, { topics: ['directory'], freshFor: 60_000 });
  const units = establishments.data?.find(({ id }) => id === practice?.establishmentId)?.units ?? [];
  const [only] = units;
  if (units.length === 1 && only !== undefined)
    return <Navigate to="/unites/$unitId" params={{ unitId: only.id }} replace />;
  return (
    <Page title="Unités" {...(practice !== null && { lead: practice.establishmentName })} width="reading">
      {establishments.error !== null && (
        <ProblemMessage error={establishments.error} onRetry={() => void establishments.refetch()} />
      )}
      {establishments.isLoading && <Waiting />}
      {establishments.isSuccess && units.length === 0 && (
        <EmptyState icon={<UnitIcon size={28} />} title="Cet établissement n’a pas encore d’unité.">
          Un administrateur les dessine dans Réglages, Établissements.
        </EmptyState>
      )}
      <ul className={styles['units']}>
        {units.map(({ id, name, rooms }) => (
          <li key={id}>
            <Link to="/unites/$unitId" params={{ unitId: id }} className={styles['unit']}>
              <UnitIcon size={24} />
              <span>
                <b>{name}</b>
                <small>{rooms.length} chambres</small>
              </span>
              <ChevronIcon />
            </Link>
          </li>
        ))}
      </ul>
    </Page>
  );
}
