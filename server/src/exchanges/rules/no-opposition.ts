import type { Channel, SharingChannel } from '../sending.ts';
import { held, type Rule } from './rule.ts';

/** What refusing stops (SC.DMP/CONF.09, SC.MSS.16.MS1, SC.MSS.15.MS1). Asking for a deletion stays possible: it takes nothing more out. */
export const noOpposition: Rule = ({ sending, refused }) =>
  sending.kind === 'deletion' || !refused.has(refusalOf[sending.channel])
    ? null
    : held('opposition', inFrench[sending.channel], 'Si elle change d’avis, notez-le : l’envoi repartira seul.');

export const refusalOf: Record<Channel, SharingChannel> = {
  dmp: 'dmp-feeding',
  mssante: 'mssante',
  citizen: 'citizen',
};

const inFrench: Record<Channel, string> = {
  dmp: 'La personne s’oppose à ce que son DMP soit alimenté.',
  mssante: 'La personne refuse que ses documents soient envoyés aux professionnels.',
  citizen: 'La personne ne veut pas recevoir ses documents dans Mon espace santé.',
};
