import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { ask } from '../client/ask.ts';
import { ProblemError } from '../client/problems.ts';
import { adoptSession, sessionQuestion } from '../client/use-session.ts';
import { Button } from '../design/button.tsx';
import { KeyIcon } from '../design/icons.tsx';
import { ProblemMessage } from '../design/problem-message.tsx';
import { OutsidePage } from './outside-page.tsx';
import { PasskeyNotUsed, signInWithPasskey } from './passkey.ts';
import { signInProblem } from './sign-in-problems.ts';
import styles from './sign-in.module.css';

const reasons: Record<string, string> = {
  inactivite:
    'Votre session s’est fermée après un moment sans geste. Ce que vous aviez écrit est gardé et reviendra avec vous.',
  fermee: 'Votre session est terminée. Ce que vous aviez écrit est gardé : vous reviendrez à la même page.',
  sortie: 'Vous êtes déconnecté. À bientôt.',
};

/** `/connexion`: two ways in, nothing else. */
export function SignInPage() {
  const { to = '/', probleme, raison } = useSearch({ from: '/connexion' });
  const session = useQuery(sessionQuestion);
  const navigate = useNavigate();
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);

  const enterWithPasskey = async (): Promise<void> => {
    setBusy(true);
    setError(undefined);
    try {
      adoptSession(await signInWithPasskey((contract, given) => ask(contract, given)));
      await navigate({ href: to, replace: true });
    } catch (cause) {
      setError(cause instanceof PasskeyNotUsed ? undefined : cause);
    } finally {
      setBusy(false);
    }
  };

  return (
    <OutsidePage
      title="Connexion"
      sentence="Le dossier de chaque personne, là où le travail se fait."
      installation={session.data?.installation}
    >
      {raison !== undefined && reasons[raison] !== undefined && (
        <p role="status" className={styles['said']}>
          {reasons[raison]}
        </p>
      )}
      {probleme !== undefined && <ProblemMessage error={new ProblemError(signInProblem(probleme), 400)} />}
      {error !== undefined && <ProblemMessage error={error} />}
      <a className={styles['psc']} href={`/api/sign-in/pro-sante-connect?to=${encodeURIComponent(to)}`}>
        <ProfessionalCard />
        <span>
          <small>S’identifier avec</small>
          <b>Pro Santé Connect</b>
        </span>
      </a>
      <a
        className={styles['about']}
        href="https://esante.gouv.fr/produits-services/pro-sante-connect"
        target="_blank"
        rel="noreferrer"
      >
        Qu’est-ce que Pro Santé Connect ?
      </a>
      <p className={styles['or']}>ou</p>
      <Button wide icon={<KeyIcon />} busy={busy} onClick={() => void enterWithPasskey()}>
        Utiliser ma clé d’accès
      </Button>
    </OutsidePage>
  );
}

/** A card and a cross: our own drawing. */
function ProfessionalCard() {
  return (
    <svg
      width="36"
      height="36"
      viewBox="0 0 36 36"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      aria-hidden="true"
    >
      <rect x="3" y="8" width="30" height="21" rx="3" />
      <path d="M12 13.5v9M7.5 18h9M21 16h8M21 21h5" strokeLinecap="round" />
    </svg>
  );
}
