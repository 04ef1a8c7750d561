import { identity as contracts } from '@liane/server/contract/identity';
import { Link } from '@tanstack/react-router';
import { useAsk } from '../client/use-ask.ts';
import { CheckIcon, ForwardIcon, MergeIcon } from '../design/icons.tsx';
import { Page } from '../design/page.tsx';
import { ProblemMessage } from '../design/problem-message.tsx';
import { Waiting } from '../design/waiting.tsx';
import { personRoute } from '../frame/parents.tsx';
import { AttributesPanel } from './attributes.panel.tsx';
import { HeldPanel } from './held.panel.tsx';
import { HistoryPanel } from './history.panel.tsx';
import styles from './identity.module.css';
import { InsiPanel } from './insi.panel.tsx';
import { ProofsPanel } from './proofs.panel.tsx';
import { MergesPanel } from './merges.panel.tsx';
import { nextStep } from './words.ts';

/** Left what we hold, right what INSi answered; below, the proof, the particularities and the history. */
export function IdentityPage() {
  const { personId } = personRoute.useParams();
  const answer = useAsk(contracts.identity, { params: { id: personId } }, { topics: [`person:${personId}`] });
  const identity = answer.data;
  return (
    <Page title="Identité">
      {answer.error !== null && <ProblemMessage error={answer.error} onRetry={() => void answer.refetch()} />}
      {answer.isLoading && <Waiting />}
      {identity !== undefined && (
        <>
          {identity.mergedInto !== null && <Absorbed into={identity.mergedInto} />}
          <NextStep words={nextStep(identity)} qualified={identity.status === 'qualifiee'} />
          <div className={styles['facing']}>
            <HeldPanel identity={identity} />
            <InsiPanel identity={identity} />
          </div>
          <div className={styles['facing']}>
            <div className={styles['stack']}>
              <ProofsPanel identity={identity} />
              <AttributesPanel identity={identity} />
              {identity.merges.length > 0 && <MergesPanel identity={identity} />}
            </div>
            <HistoryPanel identity={identity} />
          </div>
        </>
      )}
    </Page>
  );
}

/** This record was a double: what was written in it is read in the other. */
function Absorbed({ into }: { into: string }) {
  return (
    <p className={styles['next']}>
      <MergeIcon />
      <span>
        Ce dossier a rejoint un autre dossier de la même personne.{' '}
        <Link to="/personnes/$personId/identite" params={{ personId: into }}>
          L’ouvrir
        </Link>
      </span>
    </p>
  );
}

function NextStep({ words, qualified }: { words: string | null; qualified: boolean }) {
  if (words === null && !qualified) return null;
  return (
    <p className={qualified ? `${styles['next']} ${styles['settled']}` : styles['next']}>
      {qualified ? <CheckIcon /> : <ForwardIcon />}
      {words ?? 'Identité qualifiée : le matricule INS peut accompagner chaque document et chaque échange.'}
    </p>
  );
}
