import type { Channel, SendingKind, SendingState, SharingChannel } from './sending.ts';
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

/** The DMP keeps, a message goes: the same state is not said with the same word. */
export function stateInFrench(state: SendingState, channel: Channel): string {
  if (state === 'accepted') return channel === 'dmp' ? 'Dans le DMP' : 'Envoyé';
  return others[state];
}

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
