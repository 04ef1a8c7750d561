import { access } from '@liane/server/contract/access';
import { useQuery } from '@tanstack/react-query';
import { Navigate, useNavigate, useSearch } from '@tanstack/react-router';
import { saveAllTyped } from '../client/before-leaving.ts';
import { queryClient } from '../client/query-client.ts';
import { useAct } from '../client/use-act.ts';
import { adoptSession, sessionQuestion } from '../client/use-session.ts';
import { BuildingIcon, ChevronIcon } from '../design/icons.tsx';
import { EmptyState } from '../design/empty-state.tsx';
import { ProblemMessage } from '../design/problem-message.tsx';
import { Waiting } from '../design/waiting.tsx';
import { OutsidePage } from './outside-page.tsx';
import styles from './sign-in.module.css';

/** `/choisir`: where one works now, and the role that goes with it. */
export function ChoosePracticePage() {
  const { to = '/' } = useSearch({ from: '/choisir' });
  const navigate = useNavigate();
  const session = useQuery(sessionQuestion);
  const choose = useAct(access.choosePractice, {
    onDone: async (chosen) => {
      await saveAllTyped('server');
      queryClient.clear();
      adoptSession(chosen);
      await navigate({ href: to, replace: true });
    },
  });
  if (session.data?.account === null) return <Navigate to="/connexion" search={{ to }} replace />;
  const current = session.data?.practice?.id;
  return (
    <OutsidePage
      title="Choisir l’établissement"
      heading="Où travaillez-vous&nbsp;?"
      sentence="Vos droits et les personnes que vous verrez dépendent de ce choix. Vous pourrez en changer à tout moment."
      installation={session.data?.installation}
    >
      {choose.error !== null && <ProblemMessage error={choose.error} />}
      {session.error !== null && <ProblemMessage error={session.error} onRetry={() => void session.refetch()} />}
      {session.isLoading && <Waiting />}
      {session.data?.practices.length === 0 && (
        <EmptyState icon={<BuildingIcon size={28} />} title="Aucun établissement ne vous est ouvert.">
          Demandez à l’administrateur de votre organisme de vous en ouvrir un.
        </EmptyState>
      )}
      <ul className={styles['choices']}>
        {session.data?.practices.map((practice) => (
          <li key={practice.id}>
            <button
              type="button"
              className={styles['choice']}
              aria-pressed={practice.id === current}
              onClick={() => choose.run({ body: { practiceId: practice.id } })}
            >
              <BuildingIcon size={24} />
              <span>
                <b>{practice.establishmentName}</b>
                <small>
                  {practice.roleInFrench} · {practice.organisationName}
                </small>
              </span>
              <ChevronIcon />
            </button>
          </li>
        ))}
      </ul>
    </OutsidePage>
  );
}
