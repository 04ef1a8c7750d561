import { record } from '@liane/server/contract/record';
import { useDebouncedValue } from '@mantine/hooks';
import { useAsk } from '../client/use-ask.ts';

/** Searches people from the second letter on; the former answer stays while the next one comes. */
export function usePeopleSearch(text: string, everywhere: boolean) {
  const [settled] = useDebouncedValue(text.trim(), 90);
  const enough = settled.length >= 2;
  return useAsk(
    record.searchPeople,
    { body: { text: settled, everywhere } },
    { enabled: enough, keepPrevious: enough, topics: ['people'] },
  );
}
