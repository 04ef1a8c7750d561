import { access } from '@liane/server/contract/access';
import type { Session } from '@liane/server/contract/access';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { ask } from './ask.ts';
import { queryClient } from './query-client.ts';
import { currentSession, rememberSession } from './session-store.ts';

export const sessionQuestion = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }): Promise<Session> => rememberSession(await ask(access.session, {}, { signal })),
  staleTime: 60_000,
});

/** The session, already read by the route guard: never undefined inside the frame. */
export function useSession(): Session {
  const { data } = useQuery(sessionQuestion);
  const session = data ?? currentSession();
  if (session === undefined) throw new Error('useSession is for pages behind the session guard');
  return session;
}

/** True when the practice worked in now allows this act, e.g. `stays.admit`: what the screen shows or hides. */
export function useMay(actName: string): boolean {
  return useSession().acts.includes(actName);
}

/** Puts in place a session just opened or changed. */
export function adoptSession(session: Session): void {
  rememberSession(session);
  queryClient.setQueryData(sessionQuestion.queryKey, session);
}
