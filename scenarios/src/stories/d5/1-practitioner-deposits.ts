import { same } from '../../stage/expect.ts';
import type { Step } from '../../story.ts';
import { standing } from '../../verbs/other-side.ts';
import { matriculeOf } from '../../verbs/record-of.ts';
import { deposit, findAtDesk, openDmpAgreed } from '../../verbs/town-desk.ts';
import { mauricette, practitioner } from './mauricette.ts';

export const practitionerDeposits: Step = {
  who: 'Le médecin traitant',
  does: 'met dans le DMP de Mauricette sa synthèse médicale et son ordonnance',
  async act(stage) {
    const screen = await stage.screenOf(practitioner);
    await findAtDesk(stage, screen, 'cabinet', mauricette);
    await openDmpAgreed(screen);
    await screen.follow('Déposer un document');
    await deposit(screen, 'Déposer la synthèse médicale (VSM)');
    await deposit(screen, 'Déposer l’ordonnance');
  },
  checks: [
    {
      claim: 'le DMP tient les deux',
      holds: async (stage) =>
        same((await standing(stage, matriculeOf(mauricette))).map(({ type }) => type).toSorted(), [
          '57833-6',
          '60591-5',
        ]),
    },
  ],
};
