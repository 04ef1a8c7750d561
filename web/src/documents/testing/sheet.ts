import type { DocumentDraft } from '@liane/server/contract/documents';

/** A transfer sheet that is being written. */
export const sheet: DocumentDraft['document'] = {
  id: '01970000-0000-7000-8000-000000000001',
  personId: '01970000-0000-7000-8000-000000000002',
  model: 'transfer-sheet',
  title: 'Fiche',
  typeInFrench: 'Fiche de liaison d’urgence',
  origin: 'ours',
  via: null,
  state: 'draft',
  stateInFrench: 'Brouillon',
  version: 1,
  actAt: '2026-11-21T02:00:00Z',
  changedAt: '2026-11-21T02:00:00Z',
  author: 'Aurélie BESNARD',
  reissuedAt: null,
  replacesId: null,
  replacedById: null,
  files: [],
};
