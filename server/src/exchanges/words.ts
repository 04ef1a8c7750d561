import { addressToFind } from './find-address.ts';
import type { Channel, Sending, SendingKind, SendingState, SharingChannel } from './sending.ts';
import type { Service } from './tables.ts';

export const channelInFrench: Record<Channel, string> = {
  dmp: 'DMP',
  mssante: 'MSSanté',
  citizen: 'Mon espace santé',
};

export const serviceInFrench: Record<Service, string> = { dmp: 'DMP', mssante: 'MSSanté' };

export const kindInFrench: Record<SendingKind, string> = {
  document: 'Envoi',
  replacement: 'Annule et remplace',
  deletion: 'Suppression',
  notice: 'Avis',
};

/** While the worker is at it: a moment, no state of the sending. */
export const underWayInFrench = 'Envoi en cours';

/** The DMP keeps, a message goes; what does not leave says why: the same state is not said with the same word. */
export function stateInFrench({ state, channel, because }: Said): string {
  if (state === 'accepted') return channel === 'dmp' ? 'Dans le DMP' : 'Envoyé';
  if (state === 'waiting' && because === addressToFind) return 'Adresse recherchée';
  return (state === 'abandoned' && endings[because ?? '']) || others[state];
}

type Said = Pick<Sending, 'state' | 'channel' | 'because'>;

const endings: Record<string, string> = {
  recalled: 'Rappelé',
  skipped: 'Non envoyé',
  superseded: 'Remplacé',
  cancelled: 'Annulé',
  'document-deleted': 'Annulé',
};

const others: Record<Exclude<SendingState, 'accepted'>, string> = {
  waiting: 'En attente',
  held: 'Retenu',
  delivered: 'Distribué',
  read: 'Lu',
  refused: 'Refusé',
  abandoned: 'Abandonné',
};

export const sharingInFrench: Record<SharingChannel, string> = {
  'dmp-feeding': 'Alimenter son DMP',
  mssante: 'Envoyer à ses professionnels par MSSanté',
  citizen: 'Lui envoyer ses documents dans Mon espace santé',
};
