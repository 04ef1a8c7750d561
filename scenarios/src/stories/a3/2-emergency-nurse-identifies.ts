import { holds } from '../../stage/expect.ts';
import type { Step } from '../../story.ts';
import { archivesOf } from '../../verbs/other-side.ts';
import { matriculeOf } from '../../verbs/record-of.ts';
import { findAtDesk, openDmpAgreed, readAtDesk } from '../../verbs/town-desk.ts';
import { eleanore, emergencyNurse } from './eleanore.ts';

export const emergencyNurseIdentifies: Step = {
  who: 'L’infirmier d’accueil des urgences',
  does: 'retrouve Eléanore par son matricule INS, compare son identité, ouvre son DMP avec son accord et lit le document de liaison',
  async act(stage) {
    const screen = await stage.screenOf(emergencyNurse);
    await screen.open(`${stage.world.sandboxUrl}/urgences`);
    await screen.press(/^Prendre la place de Thomas WEBER/);
    await findAtDesk(stage, screen, 'urgences', eleanore);
    stage.notes.set('identity', await screen.page.locator('main').innerText());
    await openDmpAgreed(screen);
    stage.notes.set('liaison', await readAtDesk(screen, /^Document de liaison d’urgence/));
  },
  checks: [
    {
      claim: 'l’écran lui a dit son nom de naissance, sa date de naissance et son matricule, sans rien montrer du DMP',
      async holds({ notes }) {
        const said = String(notes.get('identity'));
        const told = said.replaceAll(/\s/g, '');
        for (const known of ['VASSEUR', '14/03/1938', matriculeOf(eleanore)]) holds(told.includes(known), said);
        holds(!said.includes('liaison d’urgence'), said);
      },
    },
    {
      claim: 'il lit son ulcère, l’état de la plaie et son traitement, tels que l’EHPAD les a écrits',
      async holds({ notes }) {
        const said = String(notes.get('liaison'));
        for (const known of ['Ulcère du membre inférieur', 'Acétylsalicylate de lysine', 'plaie de 4 cm'])
          holds(said.includes(known), said);
      },
    },
    {
      claim: 'sa lecture est dans l’historique du DMP, à son nom d’infirmier',
      async holds(stage) {
        const { traces } = await archivesOf(stage, matriculeOf(eleanore));
        holds(
          traces.some(
            ({ name, transaction, document }) =>
              /WEBER/i.test(name) && transaction === 'TD3.2' && /liaison d.urgence/i.test(document ?? ''),
          ),
          traces,
        );
      },
    },
  ],
};
