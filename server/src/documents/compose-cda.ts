import { uuidv7, type Act, type Tx } from '../platform/index.ts';
import { compose, gather } from './compose/index.ts';
import type { Model } from './document.ts';
import { noChanges } from './draft.ts';
import type { DocumentsNeeds } from './needs.ts';
import { renderDraftCda } from './render.ts';

/** The structured form that the record of a person gives now, as XML; nothing when the model has none. Nothing is kept. */
export async function composeCda(
  tx: Tx,
  act: Act,
  personId: string,
  model: Model,
  needs: Pick<DocumentsNeeds, 'professional' | 'doctorsHere'>,
): Promise<string | undefined> {
  const newId = () => uuidv7(act.at);
  const material = await gather(tx, act, personId, needs);
  const composition = compose(model, material);
  const issue = { id: newId(), setId: newId(), version: 1 };
  return renderDraftCda({ model, material, composition, changes: noChanges, issue, newId });
}
