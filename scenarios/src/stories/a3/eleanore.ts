import { sablierHospital, tilleuls } from '@liane/cast';
import { nameOf, person, professional } from '../../verbs/names.ts';

export const eleanore = person('eleanore');
export const nurse = 'tilleulsNurse';
export const emergencyNurse = 'emergencyNurse';
export const emergencyDoctor = 'emergencyDoctor';
export const nightAssistant = 'tilleulsNightAssistant';
export const nightAssistantName = nameOf(professional(nightAssistant));

export const emergencyMailbox = sablierHospital.mssante;
export const teamMailbox = tilleuls.mssante?.organisational ?? '';
export const softwareMailbox = tilleuls.mssante?.applicative ?? '';

export const report = 'Compte rendu de passage aux urgences';
export const returnSheet = 'Fiche de retour des urgences';
export const medicine = 'Bisoprolol 1,25 mg, comprimé';
export const watch = ['Pouls et tension à 2 h et à 6 h', 'Appeler le 15 si le pouls dépasse 130'] as const;
