import { breakGlassWaiting } from './access/index.ts';
import { databaseStore, followUpsWaiting, todosOf } from './documents/index.ts';
import { sendingsToSettle } from './exchanges/index.ts';
import { identitiesWaiting } from './identity/index.ts';
import { messagesWaiting } from './messaging/index.ts';
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
    if (!holds(rights(), 'documents.decideFollowUp', act)) return [];
    return (await followUpsWaiting(tx, act, { contents: databaseStore })).map(
      ({ documentId, personId, about, title, lines }) => ({
        kind: 'follow-up',
        label: counted(lines, 'changement', 'à décider'),
        detail: `${about} · ${title}`,
        personId,
        place: `/personnes/${personId}/documents/${documentId}/propositions`,
      }),
    );
  },
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
  async (tx, act) => {
    if (!holds(rights(), 'messaging.messages', act)) return [];
    const mayFile = holds(rights(), 'messaging.filePiece', act);
    return (await messagesWaiting(tx, act)).flatMap(({ unitId, unitName, toRead, toFile }) => {
      const waiting = [counted(toRead, 'message', 'à lire'), mayFile ? counted(toFile, 'message', 'à classer') : ''];
      const [label, ...rest] = waiting.filter(Boolean);
      if (label === undefined) return [];
      return [
        {
          kind: 'message',
          label,
          detail: [unitName ?? 'Sans unité', ...rest].join(' · '),
          personId: null,
          place: unitId === null ? '/messagerie' : `/messagerie/unites/${unitId}`,
        },
      ];
    });
  },
];

const counted = (count: number, word: string, what: string): string =>
  count === 0 ? '' : `${count} ${word}${count > 1 ? 's' : ''} ${what}`;
