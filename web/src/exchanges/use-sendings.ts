import { exchanges } from '@liane/server/contract/exchanges';
import { useAsk } from '../client/use-ask.ts';
import { useMay } from '../client/use-session.ts';
import type { Sending } from './words.ts';

/** What left, or waits to leave, of a person; empty for those who may not see it. */
export function useSendingsOf(personId: string): { rows: readonly Sending[]; error: unknown } {
  const may = useMay('exchanges.ofPerson');
  const answer = useAsk(exchanges.ofPerson, { params: { personId } }, { topics: [`person:${personId}`], enabled: may });
  return { rows: answer.data ?? [], error: answer.error };
}
