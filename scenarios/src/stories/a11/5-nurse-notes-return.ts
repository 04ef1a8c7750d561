import { same } from '../../stage/expect.ts';
import type { Step } from '../../story.ts';
import { recordOf } from '../../verbs/record-of.ts';
import { noteReturn } from '../../verbs/transfer.ts';
import { nurse, roger } from './roger.ts';

export const nurseNotesReturn: Step = {
  who: 'L’infirmière',
  does: 'note le retour de Roger dans sa chambre',
  act: async (stage) => noteReturn(stage, await stage.screenOf(nurse), roger),
  checks: [
    {
      claim: 'Roger est présent',
      holds: async (stage) =>
        same(
          await stage.books.rows('select state from current_stays where person_id = $1', [
            await recordOf(stage, roger),
          ]),
          [{ state: 'present' }],
        ),
    },
  ],
};
