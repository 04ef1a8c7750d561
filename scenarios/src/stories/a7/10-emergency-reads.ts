import { holds } from '../../stage/expect.ts';
import type { Step } from '../../story.ts';
import { archivesOf } from '../../verbs/other-side.ts';
import { emergencyDoctor, mauricette } from './mauricette.ts';

export const emergencyReads: Step = {
  who: 'L’urgentiste',
  does: 'retrouve Mauricette par son matricule INS, vérifie son identité et, avec son accord, lit son document de liaison dans le DMP',
  async act(stage) {
    const screen = await stage.screenOf(emergencyDoctor);
    await screen.open(`${stage.world.sandboxUrl}/urgences`);
    await screen.write('Chercher une personne, par son nom ou son matricule INS', mauricette.ins?.matricule ?? '');
    await screen.press('Chercher');
    await screen.follow(/LE GOFF/);
    await screen.press('La personne est d’accord : ouvrir');
    await screen.sees('heading', 'Documents du DMP');
    await screen.follow(/^Document de liaison d’urgence/);
  },
  checks: [
    {
      claim: 'elle lit l’allergie, le traitement et la personne à prévenir tels que l’EHPAD les a écrits',
      async holds(stage) {
        const screen = await stage.screenOf(emergencyDoctor);
        const said = await screen.page.locator('body').innerText();
        for (const known of ['Amoxicilline', 'Apixaban', 'DELAUNAY', 'LE GOFF']) holds(said.includes(known), said);
      },
    },
    {
      claim: 'sa lecture est dans l’historique du DMP : qui, quand, quel document',
      async holds(stage) {
        const { traces } = await archivesOf(stage, mauricette.ins?.matricule ?? '');
        holds(
          traces.some(
            ({ name, transaction, document }) =>
              /REYNAUD/i.test(name) && transaction === 'TD3.2' && /liaison/i.test(document ?? ''),
          ),
          traces,
        );
      },
    },
  ],
};
