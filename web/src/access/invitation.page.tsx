import { access } from '@liane/server/contract/access';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { ask } from '../client/ask.ts';
import { ProblemError } from '../client/problems.ts';
import { adoptSession, sessionQuestion } from '../client/use-session.ts';
import { Button } from '../design/button.tsx';
import { FrenchDate } from '../design/french-date.tsx';
import { KeyIcon } from '../design/icons.tsx';
import { ProblemMessage } from '../design/problem-message.tsx';
import { Waiting } from '../design/waiting.tsx';
import { OutsidePage } from './outside-page.tsx';
import { acceptWithPasskey, PasskeyNotUsed } from './passkey.ts';

const noToken = new ProblemError(
  {
    code: 'invitation-incomplete',
    kind: 'invalid',
    message: 'L’adresse de cette invitation est incomplète.',
    todo: 'Ouvrez-la de nouveau depuis le message reçu, ou demandez-en une autre à votre administrateur.',
  },
  400,
);

/** `/invitation#token`: the token stays after the `#`, so that no server log ever holds it. */
export function InvitationPage() {
  const [token] = useState(() => location.hash.slice(1));
  const session = useQuery(sessionQuestion);
  const navigate = useNavigate();
  const look = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => ask(access.invitationLook, { body: { token } }),
    enabled: token !== '',
    staleTime: Infinity,
    retry: false,
  });
  const [error, setError] = useState<unknown>(token === '' ? noToken : undefined);
  const [busy, setBusy] = useState(false);

  const accept = async (options: Record<string, unknown>): Promise<void> => {
    setBusy(true);
    setError(undefined);
    try {
      adoptSession(await acceptWithPasskey(ask, token, options));
      await navigate({ to: '/', replace: true });
    } catch (cause) {
      setError(cause instanceof PasskeyNotUsed ? undefined : cause);
    } finally {
      setBusy(false);
    }
  };

  const problem = error ?? look.error ?? undefined;
  const waiting = problem === undefined ? 'Un instant, nous la lisons.' : 'Elle n’a pas pu servir.';
  return (
    <OutsidePage
      title="Invitation"
      heading={look.data === undefined ? 'Votre invitation' : `Bienvenue, ${look.data.displayName}`}
      sentence={look.data === undefined ? waiting : `${look.data.establishmentName} vous ouvre un accès à Liane.`}
      installation={session.data?.installation}
    >
      {problem !== undefined && <ProblemMessage error={problem} />}
      {look.isLoading && <Waiting />}
      {look.data !== undefined && (
        <>
          <p>
            Une clé d’accès remplace le mot de passe : c’est le doigt, le visage ou le code qui déverrouille cet
            appareil. Elle ne quitte jamais l’appareil.
          </p>
          <Button kind="first" wide icon={<KeyIcon />} busy={busy} onClick={() => void accept(look.data.options)}>
            Créer ma clé d’accès
          </Button>
          <p>
            Invitation valable jusqu’au <FrenchDate at={look.data.validUntil} />.
          </p>
        </>
      )}
    </OutsidePage>
  );
}
