import { exchangesOf, standing } from '../../verbs/other-side.ts';
import { holds, same } from '../../stage/expect.ts';
import type { Step } from '../../story.ts';
import { citizenMailbox, emergencyMailbox, gpMailbox, mauricette, nurse, recordOf } from './mauricette.ts';

export const documentsLeave: Step = {
  who: 'L’infirmière',
  does: 'n’a plus rien à faire : les deux documents partent d’eux-mêmes, et le dossier dit où ils sont arrivés',
  async act(stage) {
    const screen = await stage.screenOf(nurse);
    await screen.open(`${stage.world.url}/personnes/${recordOf(stage)}/documents`);
    await screen.press(/^Document de liaison d’urgence .*Validé/);
    await screen.patiently(60_000).reads('Dans le DMP');
    await exchangesOf(stage, recordOf(stage));
  },
  checks: [
    {
      claim: 'le DMP tient une copie de chacun, octet pour octet celle qui a été validée',
      async holds(stage) {
        const kept = await stage.books.rows<{ sha256: string }>(
          `select sha256 from document_files f join documents d on d.id = f.document_id
           where d.person_id = $1 and f.file = 'n3'`,
          [recordOf(stage)],
        );
        const held = await standing(stage, mauricette.ins?.matricule ?? '');
        same(held.map(({ type }) => type).toSorted(), ['74207-2', '74207-2']);
        same(held.map(({ sha256 }) => sha256).toSorted(), kept.map(({ sha256 }) => sha256).toSorted());
      },
    },
    {
      claim:
        'les urgences et le médecin traitant les ont dans leur boîte aux lettres, la personne dans Mon espace santé',
      async holds({ town }) {
        for (const [address, least] of [
          [emergencyMailbox, 1],
          [gpMailbox, 2],
          [citizenMailbox, 2],
        ] as const) {
          const letters = await town.lettersOf(address);
          holds(letters.length >= least, { address, letters });
          holds(
            letters.every(({ breaches }) => breaches.length === 0),
            letters,
          );
        }
      },
    },
    {
      claim: 'le médecin traitant est prévenu du transfert sans que personne ait cliqué',
      async holds({ town }) {
        const subjects = (await town.lettersOf(gpMailbox)).map(({ subject }) => subject);
        same(subjects.filter((subject) => subject.includes('Avis de transfert à l’hôpital')).length, 1);
      },
    },
  ],
};
