import { record } from '@liane/server/contract/record';
import { useDebouncedValue } from '@mantine/hooks';
import { useAsk } from '../client/use-ask.ts';

/** Searches people from the second letter on; with no letter, those of the establishment when `all` says so. The former answer stays while the next one comes. */
export function usePeopleSearch(text: string, everywhere: boolean, { all = false }: { all?: boolean } = {}) {
  const [settled] = useDebouncedValue(text.trim(), 90);
  const enough = settled.length >= 2 || (all && settled === '');
  const search = useAsk(
    record.searchPeople,
    { body: { text: settled, everywhere } },
    { enabled: enough, keepPrevious: enough, topics: ['people'] },
  );
  /** What is shown answers what is typed now: before, Enter would open somebody else. */
  const answersText = search.isSuccess && !search.isPlaceholderData && settled === text.trim();
  return { ...search, answersText };
}
