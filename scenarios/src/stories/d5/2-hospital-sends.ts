import { same } from '../../stage/expect.ts';
import type { Step } from '../../story.ts';
import { standing } from '../../verbs/other-side.ts';
import { matriculeOf } from '../../verbs/record-of.ts';
import { findAtDesk } from '../../verbs/town-desk.ts';
import { emergencyDoctor, mauricette } from './mauricette.ts';

export const hospitalSends: Step = {
  who: 'L’urgentiste',
  does: 'y dépose sa fiche de liaison et sa lettre de sortie : Mauricette quitte l’hôpital pour les Tilleuls',
  async act(stage) {
    const screen = await stage.screenOf(emergencyDoctor);
    await findAtDesk(stage, screen, 'urgences', mauricette);
    await screen.follow('Écrire le retour : fiche, compte rendu, lettre');
    await screen.write('Motif de la venue', 'Décompensation cardiaque');
    await screen.write('Ce qui s’est passé', 'Œdèmes résorbés sous diurétique. Poids de sortie : 58 kg.');
    await screen.write('Diagnostic', 'Insuffisance cardiaque');
    await screen.write('Nouveau traitement 1 : médicament', 'Furosémide 40 mg, comprimé');
    await screen.choose('Nouveau traitement 1 : changement', 'Poursuivi');
    await screen.write('Nouveau traitement 1 : posologie', '1 comprimé le matin');
    await screen.press('Signer et envoyer');
    await screen.patiently(60_000).sees('heading', 'C’est envoyé');
  },
  checks: [
    {
      claim: 'la fiche et la lettre sont dans le DMP',
      async holds(stage) {
        const types = (await standing(stage, matriculeOf(mauricette))).map(({ type }) => type);
        for (const type of ['74207-2', '11490-0']) same(types.filter((each) => each === type).length, 1);
      },
    },
  ],
};
