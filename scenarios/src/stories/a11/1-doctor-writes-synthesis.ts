import { same } from '../../stage/expect.ts';
import type { Step } from '../../story.ts';
import { standing } from '../../verbs/other-side.ts';
import { matriculeOf } from '../../verbs/record-of.ts';
import { deposit, findAtDesk, openDmpAgreed } from '../../verbs/town-desk.ts';
import { practitioner, roger } from './roger.ts';

export const doctorWritesSynthesis: Step = {
  who: 'Le médecin traitant',
  does: 'vient de voir Roger en téléconsultation : il décide un passage aux urgences et met sa synthèse médicale (VSM) dans le DMP',
  async act(stage) {
    const screen = await stage.screenOf(practitioner);
    await findAtDesk(stage, screen, 'cabinet', roger);
    await openDmpAgreed(screen);
    await screen.follow('Déposer un document');
    await deposit(screen, 'Déposer la synthèse médicale (VSM)');
  },
  checks: [
    {
      claim: 'le DMP tient la synthèse, et rien d’autre encore',
      holds: async (stage) =>
        same(
          (await standing(stage, matriculeOf(roger))).map(({ type }) => type),
          ['60591-5'],
        ),
    },
  ],
};
