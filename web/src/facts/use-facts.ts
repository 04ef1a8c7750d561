import { useAsk } from '../client/use-ask.ts';
import { useSession } from '../client/use-session.ts';
import { doors } from './content.ts';
import type { FactModule } from './content.ts';
import { mayWrite } from './may-write.ts';
import type { Kind } from './kind.ts';

/** What a module keeps of a person, refreshed by the live news. */
export function useFacts(personId: string, module: FactModule, enabled = true) {
  return useAsk(doors[module].list, { params: { personId } }, { topics: [`person:${personId}`], enabled });
}

/** True when the practice worked in now may write this kind. */
export function useMayWrite(): (kind: Pick<Kind, 'kind' | 'module'>) => boolean {
  const session = useSession();
  return (kind) => mayWrite(session, kind);
}
