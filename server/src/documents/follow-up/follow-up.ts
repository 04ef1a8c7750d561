import { lastingFacts } from '../../facts/index.ts';
import type { Act, Tx } from '../../platform/index.ts';
import { currentOf } from '../compose/current.ts';
import { stateOf, type Document } from '../document.ts';
import { party } from '../header-lines.ts';
import { documentById } from '../store.ts';
import { readKept } from '../view.ts';
import type { Workshop } from '../workshop.ts';
import type { FollowUp, FollowUpLine } from './contract.ts';
import { decisionsOf, type Decision } from './decisions.ts';
import { healthOffers } from './health-offers.ts';
import { narrativeOffers } from './narrative-offers.ts';
import type { Offer } from './offer.ts';
import { treatmentOffers } from './treatment-offers.ts';

/** What a received document offers the record as it is now, less what was decided of it. */
export interface Offered {
  document: Document;
  from: string;
  offers: Offer[];
  decided: Map<string, Decision>;
}

/** Models whose lines change a record: the return sheet and the liaison letter (CDA digest 4.5 and 4.7). */
export const followed: ReadonlySet<Document['model']> = new Set(['return-sheet', 'liaison-letter']);

export async function offered(tx: Tx, act: Act, id: string, workshop: Pick<Workshop, 'contents'>): Promise<Offered> {
  const document = await documentById(tx, act.organisationId, id);
  const decided = await decisionsOf(tx, act.organisationId, document.cdaSet);
  const from = `Reçu de ${document.author}`;
  if (document.origin !== 'received' || !followed.has(document.model) || stateOf(document) !== 'received')
    return { document, from, offers: [], decided };
  if (!document.files.includes('cda')) return { document, from, offers: [], decided };
  const { read } = await readKept(tx, act, document, workshop);
  const [author] = read.header.authors;
  const said = `Reçu de ${(author && party(author)) || document.author}`.slice(0, 300);
  const facts = await lastingFacts(tx, act.organisationId, document.personId);
  const all = [
    ...treatmentOffers(read, currentOf(facts, 'treatment'), said),
    ...healthOffers(read, { problems: currentOf(facts, 'problem'), allergies: currentOf(facts, 'allergy') }, said),
    ...narrativeOffers(read, said),
  ];
  const once = new Map(all.map((offer) => [offer.key, offer]));
  return { document, from: said, offers: [...once.values()].filter(({ key }) => !decided.has(key)), decided };
}

export function presentFollowUp({ document, from, offers, decided }: Offered): FollowUp {
  return {
    documentId: document.id,
    personId: document.personId,
    from,
    lines: [
      ...offers.map((offer) => line(offer, null)),
      ...[...decided.values()].map((decision) => line(decision, decision)),
    ],
  };
}

const actionsInFrench: Record<Offer['about'], Partial<Record<Offer['action'], string>>> = {
  treatment: {
    start: 'Commencer',
    change: 'Modifier',
    stop: 'Arrêter : absent des traitements à la sortie, ou dit arrêté',
  },
  problem: { start: 'Ajouter le diagnostic' },
  allergy: { start: 'Ajouter l’allergie' },
  'follow-up': { note: 'Noter la consigne' },
};

const line = (
  offer: Pick<Offer, 'key' | 'about' | 'action' | 'title' | 'was' | 'becomes'> &
    Partial<Pick<Offer, 'keeping' | 'lost'>>,
  decision: Decision | null,
): FollowUpLine => ({
  key: offer.key,
  about: offer.about,
  action: offer.action,
  actionInFrench: actionsInFrench[offer.about][offer.action] ?? '',
  title: offer.title,
  was: offer.was,
  becomes: offer.becomes,
  keeping: offer.keeping ? { words: offer.keeping.words, becomes: offer.keeping.becomes } : null,
  lost: offer.lost ?? null,
  state: decision === null ? 'proposed' : decision.accepted ? 'accepted' : 'refused',
  why: decision?.why || null,
  decidedBy: decision?.by ?? null,
  decidedAt: decision?.at.toISOString() ?? null,
});
