import { holds, same } from '../../stage/expect.ts';
import type { Step } from '../../story.ts';
import { recordOf } from '../../verbs/record-of.ts';
import { signIn } from '../../verbs/sign-in.ts';
import { doctor, doctorName, documentsHandedOver, mauricette } from './mauricette.ts';

export const doctorRecordsConsent: Step = {
  who: 'Le médecin coordonnateur',
  does: 'se connecte, demande à Mauricette si elle est d’accord pour qu’il lise son DMP, et note son oui',
  async act(stage) {
    const screen = await signIn(stage, doctor);
    await screen.open(`${stage.world.url}/personnes/${await recordOf(stage, mauricette)}/dmp`);
    await screen.press('Noter l’accord ou le refus');
    const dialog = screen.within('dialog', /ce que dit la personne$/);
    await dialog.tick('Est d’accord');
    await dialog.tick('La personne');
    await dialog.tick('De vive voix');
    await dialog.press('Noter ce qui a été dit');
    await screen.patiently(60_000).gone('dialog', /ce que dit la personne$/);
    await screen.patiently(60_000).sees('link', 'Existe et autorisé');
  },
  checks: [
    {
      claim: 'ce qu’elle a dit est gardé : à qui, comment, noté par lui',
      async holds(stage) {
        const rows = await stage.books.rows<{ said: string }>(
          `select concat_ws(' ', decision, informed, means, by_name) as said from dmp_consents where person_id = $1`,
          [await recordOf(stage, mauricette)],
        );
        same(rows, [{ said: `given person spoken ${doctorName}` }]);
      },
    },
    {
      claim: 'l’en-tête du dossier dit d’un coup d’œil la date de la synthèse médicale (VSM)',
      holds: async (stage) => (await stage.screenOf(doctor)).patiently(60_000).reads(/VSM du/),
    },
    {
      claim: 'rien n’a été demandé au DMP avant cet accord que son existence, et aucun document n’est encore lu',
      async holds(stage) {
        same(await documentsHandedOver(stage), 0);
        const asked = (await stage.town.journal('dmp')).map((exchange) => exchange.asked);
        holds(
          asked.some((each) => each.startsWith('TD0.3')),
          asked,
        );
      },
    },
  ],
};
