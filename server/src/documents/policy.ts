import { demand, RefusedByRight, type Act, type Rights } from '../platform/index.ts';
import type { AnyModel } from './document.ts';

const readers = ['medecin', 'infirmier', 'soignant', 'accompagnant', 'coordination', 'encadrement'] as const;
const writers = ['medecin', 'infirmier', 'accompagnant', 'coordination', 'encadrement'] as const;

export const documentsRights = {
  'documents.ofPerson': readers,
  'documents.view': readers,
  'documents.begin': writers,
  'documents.draft': writers,
  'documents.saveDraft': writers,
  'documents.refreshDraft': writers,
  'documents.validate': writers,
  'documents.discard': writers,
  'documents.discardUntouched': writers,
  'documents.erase': ['medecin', 'infirmier', 'coordination', 'encadrement'],
  'documents.followUp': ['medecin', 'infirmier', 'soignant', 'encadrement'],
  'documents.decideFollowUp': ['medecin', 'infirmier'],
  'documents.receive': ['medecin', 'infirmier', 'coordination', 'administratif', 'encadrement'],
} as const satisfies Rights;

export const mayAct = (verb: keyof typeof documentsRights, act: Act): void => demand(documentsRights, verb, act);

/** Documents that speak of health are written by those who care or coordinate; the personal project by all who accompany. */
export function mayWriteModel(act: Act, model: AnyModel): void {
  if (model === 'personal-project' || (act.role !== 'accompagnant' && act.role !== 'encadrement')) return;
  throw new RefusedByRight(
    `documents.begin.${model}`,
    'Ce document est écrit par un médecin, une infirmière ou la coordination.',
    'Demandez-leur de le préparer ; le projet personnalisé vous est ouvert.',
  );
}
