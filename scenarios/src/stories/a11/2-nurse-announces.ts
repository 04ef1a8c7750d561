import { holds, same } from '../../stage/expect.ts';
import type { Step } from '../../story.ts';
import { standing } from '../../verbs/other-side.ts';
import { matriculeOf, recordOf } from '../../verbs/record-of.ts';
import { signIn } from '../../verbs/sign-in.ts';
import { transfer } from '../../verbs/transfer.ts';
import { emergencyMailbox, nurse, nurseName, roger } from './roger.ts';

export const nurseAnnounces: Step = {
  who: 'L’infirmière',
  does: 'prépare le transfert : le motif et les derniers évènements, puis un seul geste',
  async act(stage) {
    const screen = await signIn(stage, nurse);
    await transfer(stage, screen, roger, {
      reason: 'Essoufflement au repos, demandé par le médecin traitant après téléconsultation',
      events: 'Toux depuis trois jours. Saturation à 92 % ce matin, 89 % à midi. Oxygène 1 l/min.',
    });
  },
  checks: [
    {
      claim: 'la fiche et le document de liaison sont validés à son nom, et Roger est noté parti à l’hôpital',
      async holds(stage) {
        const id = await recordOf(stage, roger);
        same(
          await stage.books.rows(
            `select d.model, v.by_name from documents d join document_validations v on v.document_id = d.id
             where d.person_id = $1 order by d.model`,
            [id],
          ),
          [
            { model: 'dlu', by_name: nurseName },
            { model: 'transfer-sheet', by_name: nurseName },
          ],
        );
        same(await stage.books.rows('select state from current_stays where person_id = $1', [id]), [
          { state: 'hospitalised' },
        ]);
      },
    },
    {
      claim: 'le DMP les tient à côté de la synthèse, les urgences les ont dans leur boîte aux lettres, conformes',
      async holds(stage) {
        const types = (await standing(stage, matriculeOf(roger))).map(({ type }) => type);
        same(types.toSorted(), ['60591-5', '74207-2', '74207-2']);
        const letters = await stage.town.lettersOf(emergencyMailbox);
        holds(
          letters.length > 0 && letters.every(({ archive, breaches }) => archive && breaches.length === 0),
          letters,
        );
      },
    },
  ],
};
