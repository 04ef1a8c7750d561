import { documents } from '@liane/server/contract/documents';
import { Link } from '@tanstack/react-router';
import { useAsk } from '../../client/use-ask.ts';
import { useMay } from '../../client/use-session.ts';
import { buttonClass } from '../../design/button.tsx';
import styles from './follow-up.module.css';

/** Beside a received document: that it asks something of the record, and the way to decide. Nothing when it asks nothing. */
export function FollowUpNotice({ personId, documentId }: { personId: string; documentId: string }) {
  const may = useMay('documents.followUp');
  const asked = useAsk(
    documents.followUp,
    { params: { id: documentId } },
    { topics: [`person:${personId}`], enabled: may },
  );
  const lines = asked.data?.lines ?? [];
  if (lines.length === 0) return null;
  const left = lines.filter(({ state }) => state === 'proposed').length;
  return (
    <div className={styles['notice']} role="note" aria-label="Ce que ce document propose">
      <p>
        {left === 0
          ? 'Tout ce que ce document proposait est décidé.'
          : `Ce document propose ${left === 1 ? 'un changement' : `${left} changements`} dans le dossier.`}
      </p>
      <Link
        to="/personnes/$personId/documents/$documentId/propositions"
        params={{ personId, documentId }}
        className={buttonClass(left === 0 ? { small: true } : { kind: 'first', small: true })}
      >
        {left === 0 ? 'Revoir les décisions' : 'Décider ligne par ligne'}
      </Link>
    </div>
  );
}
