import { holds, same } from '../../stage/expect.ts';
import type { Step } from '../../story.ts';
import { standing } from '../../verbs/other-side.ts';
import { matriculeOf } from '../../verbs/record-of.ts';
import { signIn, signOut } from '../../verbs/sign-in.ts';
import { transfer } from '../../verbs/transfer.ts';
import { eleanore, emergencyMailbox, nurse } from './eleanore.ts';

export const nurseTransfers: Step = {
  who: 'L’infirmière',
  does: 'voit Eléanore aller plus mal : elle prépare la fiche de transfert et le document de liaison, les envoie d’un geste, puis finit sa journée',
  async act(stage) {
    const screen = await signIn(stage, nurse);
    await transfer(stage, screen, eleanore, {
      reason: 'Pouls rapide et irrégulier, essoufflement, fatigue inhabituelle',
      events: 'Pouls à 112 ce matin, 138 à 15 h. Médecin traitant prévenu, ne peut pas venir.',
    });
    await signOut(screen, nurse);
  },
  checks: [
    {
      claim: 'le DMP tient les deux documents, et les urgences les ont reçus, conformes',
      async holds(stage) {
        const types = (await standing(stage, matriculeOf(eleanore))).map(({ type }) => type);
        same(types, ['74207-2', '74207-2']);
        const letters = await stage.town.lettersOf(emergencyMailbox);
        holds(
          letters.length > 0 && letters.every(({ archive, breaches }) => archive && breaches.length === 0),
          letters,
        );
      },
    },
  ],
};
