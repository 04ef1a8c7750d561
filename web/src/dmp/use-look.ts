import { dmp } from '@liane/server/contract/dmp';
import { useEffect, useRef } from 'react';
import { newId } from '../client/new-id.ts';
import { useAct } from '../client/use-act.ts';
import { useAsk } from '../client/use-ask.ts';
import { useMay } from '../client/use-session.ts';

/** Screens that show the DMP of a person hear of it. */
export const topicOf = (personId: string): string => `dmp:${personId}`;

/** What is known of the DMP, read at once; nothing here waits for the DMP itself. */
export const useSight = (personId: string) =>
  useAsk(
    dmp.state,
    { params: { personId } },
    { topics: [topicOf(personId), `person:${personId}`], enabled: useMay('dmp.state') },
  );

/** Opening a record asks the DMP beside (SC.DMP/UX.07): once for each person, by who may consult, while nothing stands in the way. */
export function useLookOnOpening(personId: string): void {
  const may = useMay('dmp.look');
  const sight = useSight(personId);
  const look = useAct(dmp.look, { refreshes: () => [topicOf(personId)] });
  const looked = useRef('');
  const worth = may && sight.data?.mayConsult === true;
  useEffect(() => {
    if (!worth || looked.current === personId) return;
    looked.current = personId;
    look.run({ params: { personId }, body: { id: newId(), again: false, years: null } });
  }, [worth, personId, look]);
}

/** Asks again now and then while an answer is on its way: a worker that died announces nothing. */
export function useWhileWaiting(waiting: boolean, again: () => unknown): void {
  const latest = useRef(again);
  latest.current = again;
  useEffect(() => {
    if (!waiting) return undefined;
    const timer = setInterval(() => void latest.current(), 5_000);
    return () => clearInterval(timer);
  }, [waiting]);
}
