import { holds, same } from '../../stage/expect.ts';
import type { Step } from '../../story.ts';
import { recordOf } from '../../verbs/record-of.ts';
import { actsOfDoctor, doctor, documentsHandedOver, mauricette } from './mauricette.ts';

export const doctorPrepares: Step = {
  who: 'Le médecin coordonnateur',
  does: 'prépare en un seul geste l’essentiel du DMP de toutes les arrivées du jour',
  async act(stage) {
    const screen = await stage.screenOf(doctor);
    await screen.open(`${stage.world.url}/`);
    const arrivals = screen.within('region', 'Arrivées du jour');
    await arrivals.patiently(60_000).reads(/Mauricette DELAUNAY/);
    await arrivals.press('Préparer l’essentiel du DMP');
    await arrivals.patiently(90_000).reads('Prêt');
  },
  checks: [
    {
      claim: 'quatre documents sont venus du DMP, chacun une fois',
      holds: async (stage) => same(await documentsHandedOver(stage), 4),
    },
    {
      claim: 'ce qui est préparé est gardé pour lui seul, chiffré, et pour un temps',
      async holds(stage) {
        const rows = await stage.books.rows<{ clear: boolean }>(
          `select prepared, until > now() as kept, until < now() + interval '1 day' as bounded,
                  position('Amoxicilline' in encode(content, 'escape')) > 0 as clear
           from dmp_bundles where person_id = $1`,
          [await recordOf(stage, mauricette)],
        );
        same(rows, [{ prepared: true, kept: true, bounded: true, clear: false }]);
      },
    },
    {
      claim: 'la préparation est un acte à son nom',
      async holds(stage) {
        const rows = await stage.books.rows<{ act: string }>(`select act from traces where act = 'dmp.prepare'`);
        holds(rows.length > 0, await actsOfDoctor(stage, await recordOf(stage, mauricette)));
      },
    },
  ],
};
