import { demand, type Act, type Rights } from '../platform/index.ts';

const readers = [
  'medecin',
  'infirmier',
  'soignant',
  'accompagnant',
  'coordination',
  'administratif',
  'encadrement',
] as const;
const filers = ['medecin', 'infirmier', 'coordination', 'administratif', 'encadrement'] as const;

export const messagingRights = {
  'messaging.mailboxes': readers,
  'messaging.messages': readers,
  'messaging.message': readers,
  'messaging.piece': readers,
  'messaging.cancelled': readers,
  'messaging.markRead': readers,
  'messaging.acknowledge': readers,
  'messaging.fetchNow': readers,
  'messaging.letters': readers,
  'messaging.write': readers,
  'messaging.retryLetter': readers,
  'messaging.connectMine': readers,
  'messaging.filePiece': filers,
  'messaging.refusePiece': filers,
  'messaging.fileAttachment': filers,
  'messaging.openReducedRecord': ['infirmier', 'coordination', 'administratif', 'encadrement'],
  'messaging.declareMailbox': ['administrateur'],
  'messaging.closeMailbox': ['administrateur'],
  'messaging.settings': [...readers, 'administrateur'],
  'messaging.changeSettings': ['encadrement', 'administrateur'],
} as const satisfies Rights;

export const mayAct = (verb: keyof typeof messagingRights, act: Act): void => demand(messagingRights, verb, act);
