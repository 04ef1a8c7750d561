import { breakGlassWaiting } from './access/index.ts';
import { todosOf } from './documents/index.ts';
import { sendingsToSettle } from './exchanges/index.ts';
import { identitiesWaiting } from './identity/index.ts';
import { holds, type Rights } from './platform/index.ts';
import type { TodoSource } from './record/index.ts';

/** What waits for the one who works, from the modules that « Ma journée » may not know; asked only of those who may act on it. */
export const todoSources = (rights: () => Rights): TodoSource[] => [
  async (tx, act) =>
    (await todosOf(tx, act)).map(({ documentId, personId, title, about }) => ({
      kind: 'document',
      label: `${title} à terminer`,
      detail: about,
      personId,
      place: `/personnes/${personId}/documents/${documentId}`,
    })),
  async (tx, act) => {
    if (!holds(rights(), 'identity.toSettle', act)) return [];
    const count = await identitiesWaiting(tx, act.organisationId);
    return count === 0
      ? []
      : [
          {
            kind: 'identity',
            label: count === 1 ? '1 identité à régler' : `${count} identités à régler`,
            detail: null,
            personId: null,
            place: '/identites',
          },
        ];
  },
  async (tx, act) => {
    if (!holds(rights(), 'exchanges.list', act)) return [];
    const count = await sendingsToSettle(tx, act);
    return count === 0
      ? []
      : [
          {
            kind: 'exchange',
            label: count === 1 ? '1 envoi à régler' : `${count} envois à régler`,
            detail: null,
            personId: null,
            place: '/echanges',
          },
        ];
  },
  async (tx, act) => {
    if (!holds(rights(), 'access.reviewBreakGlass', act)) return [];
    const count = await breakGlassWaiting(tx, act);
    return count === 0
      ? []
      : [
          {
            kind: 'break-glass',
            label: count === 1 ? '1 accès d’urgence à relire' : `${count} accès d’urgence à relire`,
            detail: null,
            personId: null,
            place: '/acces-urgence',
          },
        ];
  },
];
