import type { CareplanContent } from '@liane/server/contract/careplan';
import type { CircleContent } from '@liane/server/contract/circle';
import type { HealthContent } from '@liane/server/contract/health';
import type { MedicationContent } from '@liane/server/contract/medication';
import { patientStates, routes } from '@liane/vocabulary';

/** The rest of her record, module by module. */
export interface Told {
  health: HealthContent[];
  medication: MedicationContent[];
  circle: CircleContent[];
  careplan: CareplanContent[];
}

/** What is recorded by the calls the screens make; `now` dates this morning's dose. */
export const toldBesides = (now: Date): Told => ({
  health: [
    { kind: 'problem', label: 'Insuffisance cardiaque gauche', since: '2022-11' },
    { kind: 'antecedent', family: 'surgical', label: 'Prothèse totale de la hanche droite', date: '2014-09' },
    { kind: 'antecedent', family: 'medical', label: 'Accident ischémique transitoire', date: '2019-03-02' },
    { kind: 'risk', risk: 'falls', label: 'Chutes', level: 'high', comment: 'Deux chutes en trois mois.' },
    { kind: 'state-observation', code: patientStates.ableToCommunicate, present: true },
    { kind: 'state-observation', code: patientStates.hearingLoss, present: true, comment: 'Surdité à gauche.' },
    { kind: 'state-observation', code: patientStates.wandering, present: false },
    { kind: 'device', family: 'equipment', label: 'Déambulateur à deux roues', since: '2022-12' },
    { kind: 'device', family: 'prosthesis', label: 'Appareil auditif', comment: 'Oreille droite' },
    { kind: 'habit', about: 'meals', text: 'Mange mouliné, assise, lentement.' },
    { kind: 'habit', about: 'communication', text: 'Se placer à sa droite et parler lentement.' },
    { kind: 'vaccination', label: 'Grippe saisonnière', date: '2025-10-21', lot: 'GR25-118' },
    { kind: 'palliative-care', present: false },
    { kind: 'event', event: 'fall', label: 'Chute', text: 'Trouvée assise au pied du lit.' },
  ],
  medication: [
    {
      kind: 'treatment',
      medicine: 'Bisoprolol 2,5 mg, comprimé',
      posology: '1 comprimé le matin',
      route: routes.oral,
      times: ['morning'],
      longTerm: true,
      since: '2022-11-21',
    },
    {
      kind: 'intake',
      medicine: 'Apixaban 2,5 mg, comprimé pelliculé',
      dose: '1 comprimé',
      takenAt: new Date(now.getTime() - 60 * 60_000).toISOString(),
    },
  ],
  circle: [
    {
      kind: 'care-professional',
      role: 'gp',
      familyName: 'Lemoine',
      givenName: 'Gérard',
      profession: 'Médecin généraliste',
      rpps: '10199000240',
      phone: '02 61 91 02 01',
      mssanteAddress: 'gerard.lemoine@medecin.mssante.fr',
    },
    {
      kind: 'preferred-hospital',
      name: 'Centre hospitalier du Sablier',
      finess: '990003014',
      phone: '02 61 91 03 01',
    },
  ],
  careplan: [{ kind: 'autonomy', gir: 3, evaluatedOn: '2026-07-06' }],
});
