import { exchanges } from '@liane/server/contract/exchanges';
import { useAsk } from '../client/use-ask.ts';
import { useMay } from '../client/use-session.ts';

/** How many sendings wait for somebody; 0 while it is not known. */
export function useWaiting(): number {
  const may = useMay('exchanges.toSettle');
  const { data } = useAsk(exchanges.toSettle, {}, { topics: ['exchanges'], enabled: may });
  return data?.count ?? 0;
}

/** The same, beside the word « Échanges » of the navigation. */
export function WaitingCount({ className }: { className: string | undefined }) {
  const count = useWaiting();
  if (count === 0) return null;
  return (
    <span className={className} aria-label={`${count} à régler`}>
      {count}
    </span>
  );
}
