import type { LetterRow, MailboxRow, MessageRow, Piece } from './contract.ts';

export const statesInFrench: Record<MessageRow['state'], string> = {
  'to-read': 'À lire',
  'to-file': 'À classer',
  filed: 'Classé',
  read: 'Lu',
  aside: 'Mis de côté',
};

/** What the list says first: what could not be integrated, then what waits to be filed, then to be read. */
export function stateOfMessage(row: {
  state: string;
  to_decide: number;
  filed: number;
  refused: number;
  unread: boolean;
}): MessageRow['state'] {
  if (row.state === 'aside') return 'aside';
  if (row.to_decide > 0) return 'to-file';
  if (row.unread) return 'to-read';
  if (row.filed > 0) return 'filed';
  return row.refused > 0 ? 'aside' : 'read';
}

export const pieceStatesInFrench: Record<Piece['state'], string> = {
  'to-decide': 'À classer',
  filed: 'Classé',
  refused: 'Mis de côté',
  already: 'Déjà classé',
  unreadable: 'Illisible',
};

export const kindsInFrench: Record<MailboxRow['kind'], string> = {
  APP: 'Boîte du logiciel',
  ORG: 'Boîte de l’équipe',
  PER: 'Ma boîte',
};

export const letterStatesInFrench: Record<LetterRow['state'], string> = {
  waiting: 'Part dans un instant',
  sent: 'Accepté par l’opérateur',
  delivered: 'Remis',
  displayed: 'Lu',
  failed: 'Non remis',
};

/** ECO.2.2.7: a mailbox writes its name with underscores; people read it without. */
export const nameShown = (name: string): string => name.replaceAll('_', ' ').trim();
