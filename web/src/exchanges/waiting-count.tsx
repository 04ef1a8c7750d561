import { exchanges } from '@liane/server/contract/exchanges';
import { useAsk } from '../client/use-ask.ts';
import { useMay } from '../client/use-session.ts';

/** How many sendings wait for somebody, beside the word « Échanges » of the navigation. */
export function WaitingCount({ className }: { className: string | undefined }) {
  const may = useMay('exchanges.toSettle');
  const { data } = useAsk(exchanges.toSettle, {}, { topics: ['exchanges'], enabled: may });
  if (data === undefined || data.count === 0) return null;
  return (
    <span className={className} aria-label={`${data.count} à régler`}>
      {data.count}
    </span>
  );
}
