import { identity } from '@liane/server/contract/identity';
import { Link } from '@tanstack/react-router';
import { useAsk } from '../client/use-ask.ts';
import { useMay } from '../client/use-session.ts';
import { Badge } from '../design/badge.tsx';
import { buttonClass } from '../design/button.tsx';
import { CivilDate } from '../design/french-date.tsx';
import { IdentityBadge } from '../design/identity-badge.tsx';
import { EmptyState } from '../design/empty-state.tsx';
import { CheckIcon, ChevronIcon, MergeIcon, UploadIcon } from '../design/icons.tsx';
import { Page } from '../design/page.tsx';
import { ProblemMessage } from '../design/problem-message.tsx';
import { Waiting } from '../design/waiting.tsx';
import styles from './to-settle.module.css';
import { born } from './words.ts';

/** `/identites`: those that block something come first. */
export function ToSettlePage() {
  const list = useAsk(identity.toSettle, {}, { topics: ['identities', 'people'] });
  const mayMerge = useMay('identity.suspectedDoubles');
  const mayImport = useMay('identity.importPersons');
  const people = (list.data ?? []).toSorted((a, b) => Number(b.blocked !== null) - Number(a.blocked !== null));
  return (
    <Page
      title="Identités à régler"
      lead="D’abord celles qui bloquent un document ou un échange."
      actions={
        <>
          {mayMerge && (
            <Link to="/identites/doublons" className={buttonClass({})}>
              <MergeIcon /> Doublons possibles
            </Link>
          )}
          {mayImport && (
            <Link to="/identites/import" className={buttonClass({})}>
              <UploadIcon /> Importer
            </Link>
          )}
        </>
      }
    >
      {list.error !== null && <ProblemMessage error={list.error} onRetry={() => void list.refetch()} />}
      {list.isLoading && <Waiting />}
      {list.isSuccess && people.length === 0 && (
        <EmptyState icon={<CheckIcon size={28} />} title="Toutes les identités sont réglées.">
          Une identité douteuse, sans pièce ou sans réponse d’INSi apparaîtra ici.
        </EmptyState>
      )}
      {people.length > 0 && (
        <ul className={styles['list']}>
          {people.map((person) => (
            <li key={person.personId}>
              <div className={styles['who']}>
                <p className={styles['name']}>
                  <b>{person.displayName}</b>
                  <IdentityBadge status={person.status} attributes={person.attributes} />
                </p>
                <p className={styles['quiet']}>
                  {person.birthFamilyName} {person.firstBirthGivenName}, {born(person.sex)} le{' '}
                  <CivilDate date={person.birthDate} /> à {person.birthPlaceName}
                </p>
              </div>
              <div>
                <p className={styles['name']}>
                  {person.problem}
                  {person.blocked !== null && <Badge state="late">{person.blocked}</Badge>}
                </p>
                <p className={styles['quiet']}>{person.todo}</p>
              </div>
              <Link
                to="/personnes/$personId/identite"
                params={{ personId: person.personId }}
                className={buttonClass({ small: true })}
                aria-label={`Régler l’identité de ${person.displayName}`}
              >
                Régler <ChevronIcon size={16} />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}
