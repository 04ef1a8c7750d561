import { story } from '../story.ts';
import { nurseSignsIn } from './a7/1-sign-in.ts';
import { secretaryLooksForDoubles } from './a7/2-look-for-doubles.ts';
import { secretaryAdmits } from './a7/3-admit.ts';
import { secretaryAsksInsi } from './a7/4-ask-insi.ts';
import { secretarySeesTheCard } from './a7/5-see-the-card.ts';
import { nurseFillsTheRecord } from './a7/6-fill-the-record.ts';
import { nursePreparesTheTransfer } from './a7/7-prepare-the-transfer.ts';
import { nurseValidates } from './a7/8-validate.ts';

/** First half of A7: from the sign-in of the nurse to the two documents of a transfer. */
export const a7Mauricette = story('a7-mauricette', 'A7 Mauricette : admise, identifiée, prête à partir aux urgences', {
  tells:
    'Mauricette arrive aux Tilleuls. La secrétaire l’admet et qualifie son identité avec INSi. ' +
    'L’infirmière remplit le dossier, puis prépare le dossier de liaison d’urgence et la fiche de transfert : ' +
    'les deux sont valides pour les outils officiels.',
  cast: [
    { key: 'mauricette', presented: 'Mauricette Delaunay, née LE GOFF, 89 ans, attendue aux Glycines, lit 104' },
    { key: 'tilleulsSecretary', presented: 'Sylvie Maillard, secrétaire des admissions des Tilleuls' },
    { key: 'tilleulsNurse', presented: 'Aurélie Besnard, infirmière des Glycines' },
  ],
  proves: ['INS/va1.21', 'INS/va1.54', 'INS/va1.18', 'SC.DOC.07.MS1'],
  steps: [
    nurseSignsIn,
    secretaryLooksForDoubles,
    secretaryAdmits,
    secretaryAsksInsi,
    secretarySeesTheCard,
    nurseFillsTheRecord,
    nursePreparesTheTransfer,
    nurseValidates,
  ],
});
