import type { CheckedEnvironment } from '@liane/cda';
import { oidOfUuid } from '@liane/vocabulary';
import { insToSend } from '../identity/index.ts';
import { uuidv7, type Act, type Tx } from '../platform/index.ts';
import { compose, gather, type Issue } from './compose/index.ts';
import type { Model } from './document.ts';
import { noChanges, type Changes } from './draft.ts';
import type { DocumentsNeeds } from './needs.ts';
import { render, type RenderedFile } from './render.ts';

export interface Sample {
  model: Model;
  title: string;
  /** Whether the matricule stands in it. */
  qualified: boolean;
  /** Name of the PDF by the naming rule. */
  fileName: string;
  files: RenderedFile[];
  issue: Issue;
}

const models: readonly Model[] = ['dlu', 'transfer-sheet', 'personal-project'];

/** Every document the record of a person can produce now, in all its forms, each the next version of the one it replaces; nothing is kept. Throws DocumentNotValid. */
export async function composeSamples(
  tx: Tx,
  act: Act,
  personId: string,
  {
    needs,
    environment,
    reason = 'Altération de l’état général',
    replacing = [],
  }: {
    needs: Pick<DocumentsNeeds, 'professional' | 'doctorsHere'>;
    environment: CheckedEnvironment;
    reason?: string;
    replacing?: readonly Sample[];
  },
): Promise<Sample[]> {
  const material = await gather(tx, act, personId, needs);
  const changes: Changes = { ...noChanges, freeTexts: { reason } };
  const samples: Sample[] = [];
  for (const model of models) {
    const issue = issueAfter(
      replacing.find((sample) => sample.model === model),
      act.at,
    );
    const composition = compose(model, material);
    const { title, fileName, files } = await render({
      model,
      material,
      composition,
      changes,
      issue,
      environment,
      newId: () => uuidv7(act.at),
    });
    samples.push({ model, title, qualified: insToSend(material.person) !== null, fileName, files, issue });
  }
  return samples;
}

const issueAfter = (replaced: Sample | undefined, at: Date): Issue => ({
  id: oidOfUuid(uuidv7(at)),
  setId: replaced?.issue.setId ?? oidOfUuid(uuidv7(at)),
  version: (replaced?.issue.version ?? 0) + 1,
  ...(replaced ? { replaces: { id: replaced.issue.id, version: replaced.issue.version } } : {}),
});
