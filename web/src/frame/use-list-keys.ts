import { useEffect, useState } from 'react';
import type { KeyboardEvent } from 'react';

/**
 * Arrows move in a list while the focus stays in its field; Enter opens, once the list is `ready`: an Enter typed sooner waits for
 * it. Gives the field and the list their ARIA names.
 */
export function useListKeys(count: number, open: (index: number) => void, listId: string, ready = true) {
  const [chosen, setChosen] = useState(0);
  const [entered, setEntered] = useState(false);
  useEffect(() => {
    if (!entered || !ready) return;
    setEntered(false);
    if (count > 0) open(0);
  }, [entered, ready, count, open]);
  const index = Math.min(chosen, Math.max(count - 1, 0));
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setChosen((index + (event.key === 'ArrowDown' ? 1 : -1) + count) % Math.max(count, 1));
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      if (!ready) setEntered(true);
      else if (count > 0) open(index);
    }
  };
  return {
    index,
    reset: () => {
      setChosen(0);
      setEntered(false);
    },
    field: {
      onKeyDown,
      role: 'combobox',
      'aria-expanded': count > 0,
      'aria-controls': listId,
      'aria-activedescendant': count > 0 ? `${listId}-${index}` : undefined,
      'aria-autocomplete': 'list',
    } as const,
    optionId: (at: number) => `${listId}-${at}`,
  };
}
