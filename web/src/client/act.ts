import type { AnswerOf, AnyContract } from '@liane/server/contract/platform';
import { ask } from './ask.ts';
import type { Given } from './ask.ts';
import { newId } from './new-id.ts';
import { NetworkAway } from './problems.ts';

export interface Acting {
  /** Kept by the caller when it wants to repeat the same command later. */
  commandId?: string;
  /** Milliseconds before each new try after a silence. */
  pauses?: readonly number[];
}

/** Does an act. When the network drops, repeats it with the SAME command id: done once whatever was lost on the way. */
export async function act<C extends AnyContract>(
  contract: C,
  given: Given<C>,
  acting: Acting = {},
): Promise<AnswerOf<C>> {
  const { commandId = newId(), pauses = [400, 1_200, 3_000] } = acting;
  for (const pause of pauses) {
    try {
      return await ask(contract, given, { commandId });
    } catch (error) {
      if (!(error instanceof NetworkAway)) throw error;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
  return ask(contract, given, { commandId });
}
