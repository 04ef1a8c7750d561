import { same } from '../../stage/expect.ts';
import type { Step } from '../../story.ts';
import { exchangesOf } from '../../verbs/other-side.ts';
import { gpMailbox, nurse, recordOf } from './mauricette.ts';

export const nurseBringsBack: Step = {
  who: 'L’infirmière',
  does: 'note le retour de Mauricette dans sa chambre',
  async act(stage) {
    const screen = await stage.screenOf(nurse);
    await screen.open(`${stage.world.url}/personnes/${recordOf(stage)}/sejours`);
    await screen.press('Noter le retour');
    await screen.within('dialog', 'Noter le retour').press('Noter le retour');
    await screen.gone('dialog', 'Noter le retour');
    await exchangesOf(stage, recordOf(stage));
  },
  checks: [
    {
      claim: 'elle est présente, dans son lit',
      async holds({ books, ...stage }) {
        const rows = await books.rows('select state from current_stays where person_id = $1', [
          recordOf({ books, ...stage }),
        ]);
        same(rows, [{ state: 'present' }]);
      },
    },
    {
      claim: 'le médecin traitant est prévenu de son retour, sans un clic',
      async holds({ town }) {
        const subjects = (await town.lettersOf(gpMailbox)).map(({ subject }) => subject);
        same(subjects.filter((subject) => subject.includes('Avis de retour')).length, 1);
      },
    },
  ],
};
