import { identity as contracts } from '@liane/server/contract/identity';
import type { Identity, InsiInquiry } from '@liane/server/contract/identity';
import { useAct } from '../client/use-act.ts';
import { newId } from '../client/new-id.ts';
import { useMay } from '../client/use-session.ts';
import { Badge } from '../design/badge.tsx';
import type { BadgeState } from '../design/badge.tsx';
import { Button } from '../design/button.tsx';
import { EmptyState } from '../design/empty-state.tsx';
import { FrenchDate } from '../design/french-date.tsx';
import { IdentityIcon } from '../design/icons.tsx';
import { Panel } from '../design/panel.tsx';
import { ProblemMessage } from '../design/problem-message.tsx';
import { Comparison } from './comparison.tsx';
import { DecideOnAnswer } from './decide-on-answer.tsx';
import styles from './identity.module.css';
import { InquiryFailed } from './inquiry-failed.tsx';
import { afterIdentityActOn } from './refreshes.ts';
import { inquiryInSight, spacedMatricule } from './words.ts';

const states: Record<InsiInquiry['state'], BadgeState> = {
  waiting: 'todo',
  found: 'todo',
  nobody: 'late',
  several: 'late',
  'not-importable': 'late',
  confirmed: 'done',
  contradicted: 'alert',
  failed: 'late',
  accepted: 'done',
  dismissed: 'plain',
};

/** What INSi answered, and what can be done with it. */
export function InsiPanel({ identity }: { identity: Identity }) {
  const inquiry = inquiryInSight(identity.inquiries);
  return (
    <Panel
      title="Ce qu’INSi répond"
      aside={inquiry !== undefined && <Badge state={states[inquiry.state]}>{inquiry.stateInFrench}</Badge>}
    >
      {inquiry === undefined ? (
        <EmptyState icon={<IdentityIcon size={28} />} title="INSi n’a pas encore été interrogé.">
          La question part à côté : vous pouvez continuer à travailler pendant la réponse.
        </EmptyState>
      ) : (
        <Inquiry identity={identity} inquiry={inquiry} />
      )}
      <AskInsi identity={identity} inquiry={inquiry} />
    </Panel>
  );
}

function Inquiry({ identity, inquiry }: { identity: Identity; inquiry: InsiInquiry }) {
  // A question that will be asked again has failed so far: the cause is told once, with the moment of the next try.
  const told = inquiry.failure !== null && (inquiry.state === 'failed' || inquiry.state === 'waiting');
  return (
    <>
      <p className={styles['asked']}>
        {inquiry.kind === 'recuperation' ? 'Récupération du matricule' : 'Vérification de l’identité'} demandée{' '}
        <FrenchDate at={inquiry.askedAt} /> par {inquiry.by}
      </p>
      <div aria-live="polite">
        {inquiry.state === 'waiting' && inquiry.failure === null && (
          <div className={styles['waiting']}>
            <p>
              <strong>La question est partie.</strong>
            </p>
            <p>La réponse arrivera ici sans rien recharger. Vous pouvez quitter cette page.</p>
          </div>
        )}
        {told && <InquiryFailed inquiry={inquiry} />}
        {inquiry.answer !== null && (
          <p style={{ marginTop: '0.5rem' }}>
            Matricule rendu :{' '}
            <strong className={styles['matricule']}>{spacedMatricule(inquiry.answer.matricule)}</strong>
          </p>
        )}
        {inquiry.comparison.length > 0 && <Comparison differences={inquiry.comparison} />}
        {inquiry.todo !== null && !told && <p style={{ marginTop: '0.75rem' }}>{inquiry.todo}</p>}
      </div>
      {inquiry.state === 'found' && <DecideOnAnswer identity={identity} inquiry={inquiry} />}
      {inquiry.calls.length > 0 && (
        <details className={styles['calls']}>
          <summary>{inquiry.calls.length === 1 ? '1 appel à INSi' : `${inquiry.calls.length} appels à INSi`}</summary>
          <ul>
            {inquiry.calls.map((call) => (
              <li key={`${call.at} ${call.givenName} ${call.withBirthPlace}`}>
                {call.givenName}, {call.withBirthPlace ? 'avec' : 'sans'} le lieu de naissance : {call.answer}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function AskInsi({ identity, inquiry }: { identity: Identity; inquiry: InsiInquiry | undefined }) {
  const { personId, ins, insiBlockedBecause } = identity;
  const mayAsk = useMay('identity.askInsi');
  const asking = useAct(contracts.askInsi, { refreshes: afterIdentityActOn(personId) });
  const mayDismiss = useMay('identity.dismissInsi');
  const kind = ins === null ? 'recuperation' : 'verification';
  const ask = (): void => asking.run({ params: { id: personId }, body: { id: newId(), kind } });
  // One question at a time: the one that waits for its next try is set aside first, and its reason kept.
  const settingAside = useAct(contracts.dismissInsi, { onDone: ask });
  if (!mayAsk || inquiry?.state === 'found') return null;
  if (inquiry?.state === 'waiting') {
    if (inquiry.failure === null || !mayDismiss) return null;
    return (
      <div className={styles['actions']} data-print="no">
        <Button
          busy={settingAside.busy || asking.busy}
          onClick={() =>
            settingAside.run({
              params: { id: personId, inquiryId: inquiry.id },
              body: { why: 'Redemandée sans attendre le nouvel essai' },
            })
          }
        >
          Redemander maintenant
        </Button>
        {(settingAside.error ?? asking.error) !== null && <ProblemMessage error={settingAside.error ?? asking.error} />}
      </div>
    );
  }
  const words =
    inquiry?.state === 'failed'
      ? 'Redemander à INSi'
      : kind === 'recuperation'
        ? 'Interroger INSi'
        : 'Vérifier auprès d’INSi';
  return (
    <div className={styles['actions']} data-print="no">
      {insiBlockedBecause !== null ? (
        <p className={styles['asked']}>{insiBlockedBecause}</p>
      ) : (
        <Button kind={ins === null ? 'first' : 'second'} busy={asking.busy} onClick={ask}>
          {words}
        </Button>
      )}
      {asking.error !== null && <ProblemMessage error={asking.error} />}
    </div>
  );
}
