import { holds, same } from '../../stage/expect.ts';
import type { Step } from '../../story.ts';
import { standing } from '../../verbs/other-side.ts';
import { coordinatingDoctorMailbox, emergencyDoctor, mauricette } from './mauricette.ts';

export const emergencySendsBack: Step = {
  who: 'L’urgentiste',
  does: 'écrit la fiche de retour, le compte rendu et la lettre de liaison, change un traitement, les dépose dans le DMP et les envoie au médecin coordonnateur',
  async act(stage) {
    const screen = await stage.screenOf(emergencyDoctor);
    await screen.follow(/LE GOFF/);
    await screen.follow('Écrire le retour : fiche, compte rendu, lettre');
    await screen.write('Motif de la venue', 'Chute, douleur de la hanche gauche');
    await screen.write('Ce qui s’est passé', 'Pas de fracture à la radiographie. Contusion. Antalgiques.');
    await screen.write('Diagnostic', 'Contusion de la hanche gauche');
    await screen.write('Nouveau traitement 1 : médicament', 'Paracétamol 1 g, comprimé');
    await screen.choose('Nouveau traitement 1 : changement', 'Commencé');
    await screen.write('Nouveau traitement 1 : posologie', '1 comprimé matin, midi et soir pendant 5 jours');
    await screen.write(
      'Surveillance et consignes, une par ligne',
      'Réévaluer la douleur chaque jour\nLever avec deux aides',
    );
    await screen.press('Signer et envoyer');
    await screen.patiently(30_000).sees('heading', 'C’est envoyé');
  },
  checks: [
    {
      claim: 'le DMP tient les documents du retour à côté de ceux du départ',
      async holds(stage) {
        const types = (await standing(stage, mauricette.ins?.matricule ?? '')).map(({ type }) => type);
        // Return sheet, liaison letter, report, prescription.
        for (const type of ['11490-0', '15507-7', '57833-6']) same(types.filter((each) => each === type).length, 1);
        same(types.filter((each) => each === '74207-2').length, 3);
      },
    },
    {
      claim: 'un seul message est dans la boîte aux lettres du médecin coordonnateur, conforme',
      async holds({ town }) {
        const letters = await town.lettersOf(coordinatingDoctorMailbox);
        same(letters.length, 1);
        holds(
          letters.every(({ breaches, archive }) => archive && breaches.length === 0),
          letters,
        );
      },
    },
  ],
};
