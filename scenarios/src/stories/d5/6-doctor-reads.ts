import { holds, same } from '../../stage/expect.ts';
import type { Step } from '../../story.ts';
import { recordOf } from '../../verbs/record-of.ts';
import { actsOfDoctor, doctor, documentsHandedOver, mauricette } from './mauricette.ts';

export const doctorReads: Step = {
  who: 'Le médecin coordonnateur',
  does: 'ouvre « L’essentiel » : allergies, antécédents, synthèse, fiche de liaison, ordonnance et lettre de sortie sont sur une page',
  async act(stage) {
    const screen = await stage.screenOf(doctor);
    await screen.within('region', 'Arrivées du jour').follow(/Mauricette DELAUNAY/);
    await screen.sees('heading', 'L’essentiel du DMP');
    await screen.patiently(60_000).reads(/^Préparé/);
    const prescription = screen.within('region', 'Dernière ordonnance');
    await prescription.press('Lire le PDF');
    await prescription.page.getByTitle('Ordonnance').waitFor({ timeout: 60_000 });
  },
  checks: [
    {
      claim:
        'il lit l’allergie, les antécédents, l’ordonnance et ce qui s’est passé à l’hôpital, chacun dans sa partie',
      async holds(stage) {
        const screen = await stage.screenOf(doctor);
        for (const [part, words] of [
          ['Allergies', /Amoxicilline/],
          ['Problèmes et antécédents', /Fibrillation/i],
          ['Synthèse médicale (VSM)', /LEMOINE/i],
          ['Liaison d’urgence (DLU, fiche)', /Furosémide/],
          ['Dernière ordonnance', /LEMOINE/i],
          ['Dernière lettre de sortie', /Œdèmes résorbés/],
        ] as const)
          await screen.within('region', part).reads(words);
      },
    },
    {
      claim: 'ce qui manque est dit : aucune biologie',
      async holds(stage) {
        const biology = (await stage.screenOf(doctor)).within('region', 'Dernière biologie');
        await biology.reads('Manque');
        await biology.reads('Aucun compte rendu de biologie.');
      },
    },
    {
      claim: 'lire n’a rien redemandé au DMP, et laisse une trace à son nom',
      async holds(stage) {
        same(await documentsHandedOver(stage), 4);
        const acts = await actsOfDoctor(stage, await recordOf(stage, mauricette));
        holds(acts.includes('dmp.bundle'), acts);
      },
    },
  ],
};
