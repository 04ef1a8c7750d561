import { documentTypes } from '@liane/vocabulary';
import type { Coded } from '@liane/vocabulary';
import type { Model, State } from './document.ts';

export const stateInFrench: Record<State, string> = {
  draft: 'Brouillon',
  validated: 'Validé',
  replaced: 'Remplacé',
  deleted: 'Supprimé',
  received: 'Reçu',
};

/** Title a document of ours begins with; its author may change it. */
export const titleOf: Record<Model, string> = {
  dlu: 'Document de liaison d’urgence',
  'transfer-sheet': 'Fiche de liaison d’urgence : transfert vers les urgences',
  'personal-project': 'Projet personnalisé d’accompagnement',
};

/** Document type of JDV_J07 (CDA digest §5). */
export const typeOf: Record<Model, Coded> = {
  dlu: { code: '74207-2', system: documentTypes.personalProject.system, display: "Document de liaison d'urgence" },
  'transfer-sheet': {
    code: '74207-2',
    system: documentTypes.personalProject.system,
    display: "Document de liaison d'urgence",
  },
  'personal-project': documentTypes.personalProject,
};

/** What people call it, in lists and in file names. */
export const typeInFrench: Record<Model, string> = {
  dlu: 'Document de liaison d’urgence',
  'transfer-sheet': 'Fiche de liaison d’urgence',
  'personal-project': 'Projet personnalisé',
};
