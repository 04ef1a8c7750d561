import { Badge } from '../design/badge.tsx';
import { stateLooks } from './words.ts';
import type { StayState } from './words.ts';

/** Present, absent, hospitalised…: a shape and a word. */
export function StateBadge({ state, words }: { state: StayState; words: string }) {
  const look = stateLooks[state];
  return (
    <Badge state={look.state} shape={look.shape}>
      {words}
    </Badge>
  );
}
