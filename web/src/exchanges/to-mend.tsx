import { exchanges } from '@liane/server/contract/exchanges';
import { useAsk } from '../client/use-ask.ts';
import { useMay } from '../client/use-session.ts';
import { Badge } from '../design/badge.tsx';
import { FrenchDate } from '../design/french-date.tsx';
import styles from './exchanges.module.css';

/** Told to whoever may mend it, who reads no sending: the connection is at fault, and so many wait for it. */
export function ToMend() {
  const may = useMay('exchanges.toMend');
  const { data = [] } = useAsk(exchanges.toMend, {}, { topics: ['exchanges'], enabled: may });
  return data.map(({ inFrench, said, since, held }) => (
    <p key={`${inFrench} ${said}`} role="status" className={styles['warning']}>
      <Badge state="alert">{held === 1 ? '1 envoi retenu' : `${held} envois retenus`}</Badge>
      <span>
        {inFrench}, depuis <FrenchDate at={since} />
        {'\u202F'}: {said}
      </span>
    </p>
  ));
}
