import type { ReadDocument, ReadTreatment } from '@liane/cda';
import { foldName, inFrenchDate, isCivilDate } from '@liane/vocabulary';
import { keptByMedication, type MedicationContent } from '../../medication/index.ts';
import type { OfKind } from '../compose/current.ts';
import { joined, notSaidIn, saidPosology } from './instructions.ts';
import { keyOf, type Offer } from './offer.ts';

/** « Traitements à la sortie » (CDA digest 4.1): of the return sheet and of the discharge letter. */
export const dischargeTreatments = '10183-2';

type Treatment = Extract<MedicationContent, { kind: 'treatment' }>;
type Held = OfKind<'treatment'>;

/**
 * Treatments that the document starts or changes, and those of the record that its list leaves out. Nothing is ever stopped
 * without somebody: a list may be short because its writer was in a hurry.
 */
export function treatmentOffers({ facts }: ReadDocument, held: readonly Held[], from: string): Offer[] {
  const written = facts.treatments.filter(({ section, name }) => section === dischargeTreatments && name);
  const offers: Offer[] = [];
  const named = new Set<Held>();
  for (const treatment of written) {
    const known = held.find((fact) => !named.has(fact) && isSameMedicine(fact, treatment));
    if (known) named.add(known);
    const offer = offerOf(treatment, known, from);
    if (offer) offers.push(offer);
  }
  if (written.length === 0) return offers;
  return [...offers, ...held.filter((fact) => !named.has(fact)).map(stopOf)];
}

function offerOf(treatment: ReadTreatment, known: Held | undefined, from: string): Offer | undefined {
  const medicine = (treatment.name ?? '').slice(0, 300);
  const posology = posologyOf(treatment);
  const isOver = treatment.status === 'aborted' || treatment.status === 'cancelled';
  if (isOver) return known && stopOf(known);
  if (known && saysAsMuch(known.content.posology, posology) && sameWords(known.content.medicine, medicine))
    return undefined;
  const content: Treatment = {
    ...(known ? keptParts(known.content) : { times: [], longTerm: treatment.period?.high === undefined }),
    kind: 'treatment',
    medicine,
    posology,
    ...codedParts(treatment),
    receivedFrom: from.slice(0, 300),
  };
  return {
    key: keyOf('treatment', medicine, posology),
    about: 'treatment',
    action: known ? 'change' : 'start',
    title: medicine,
    was: known ? `${known.content.medicine} : ${known.content.posology}` : null,
    becomes: posology,
    ...(known ? partsBeyond(known.content, content) : nothingBeyond),
    kept: keptByMedication,
    content,
    of: known ?? null,
  };
}

const longestPosology = 500;

const nothingBeyond = { keeping: null, lost: null };

/** What the record says beyond a dose: the instructions go on with the new one, the rest is told before it goes. */
function partsBeyond(held: Treatment, content: Treatment): Pick<Offer, 'keeping' | 'lost'> {
  const { instructions, otherDoses } = saidPosology(held.posology);
  const kept = notSaidIn(content.posology, instructions);
  const going: Treatment = { ...content, posology: joined(content.posology, kept) };
  const fits = kept.length > 0 && going.posology.length <= longestPosology;
  const lost = [
    ...(fits ? [] : kept),
    ...notSaidIn(content.posology, otherDoses),
    ...(held.asNeeded && notSaidIn(content.posology, [held.asNeeded.condition]).length > 0
      ? [asNeededInFrench(held.asNeeded)]
      : []),
    ...(held.until && !content.until ? [`Jusqu’au ${inFrenchDate(held.until)}`] : []),
  ];
  return {
    keeping: fits ? { words: kept.join(' '), becomes: going.posology, content: going } : null,
    lost: lost.join(' ') || null,
  };
}

const asNeededInFrench = ({ condition, maxPerDay }: NonNullable<Treatment['asNeeded']>): string =>
  `Si besoin\u00A0: ${condition}${maxPerDay === undefined ? '' : `, ${maxPerDay} par jour au plus`}`;

const stopOf = (fact: Held): Offer => ({
  key: keyOf('stop', fact.content.medicine),
  about: 'treatment',
  action: 'stop',
  title: fact.content.medicine,
  was: fact.content.posology,
  becomes: null,
  ...nothingBeyond,
  kept: keptByMedication,
  content: null,
  of: fact,
});

/** What a new posology does not say: the rest stays. Dose, times and start of before would contradict it. */
const keptParts = ({
  longTerm,
  reason,
  code,
  route,
}: Treatment): Omit<Treatment, 'kind' | 'medicine' | 'posology'> => ({
  times: [],
  longTerm,
  ...(reason ? { reason } : {}),
  ...(code ? { code } : {}),
  ...(route ? { route } : {}),
});

function codedParts({ product, route, period }: ReadTreatment): Partial<Treatment> {
  const until = period?.high?.slice(0, 10);
  return {
    ...(product?.code && product.system && product.display
      ? { code: { code: product.code, system: product.system, display: product.display } }
      : {}),
    ...(route?.code && route.system && route.display
      ? { route: { code: route.code, system: route.system, display: route.display } }
      : {}),
    ...(until && isCivilDate(until) ? { until } : {}),
  };
}

/** The words of the prescriber before what can be computed: a posology that goes on unchanged must read unchanged. */
const posologyOf = ({ dose, frequency, narrative, name }: ReadTreatment): string => {
  const words = narrative !== undefined && !foldName(narrative).includes(foldName(name ?? '')) ? narrative : undefined;
  const counted = [dose, frequency].filter(Boolean).join(', ');
  return (words || counted || (narrative !== name && narrative) || 'Selon le document reçu').slice(0, longestPosology);
};

/** The same code, the same name, or the same first word: strengths change more often than medicines. */
function isSameMedicine({ content }: Held, { product, name }: ReadTreatment): boolean {
  if (content.code && product?.code === content.code.code && product.system === content.code.system) return true;
  const [ours, theirs] = [foldName(content.medicine), foldName(name ?? '')];
  return ours === theirs || (firstWord(ours).length > 3 && firstWord(ours) === firstWord(theirs));
}

const firstWord = (name: string): string => name.split(' ')[0] ?? '';

const sameWords = (a: string, b: string): boolean => keyOf(a) === keyOf(b);

/** The same words, or the same dose followed by instructions that the other leaves out. */
function saysAsMuch(held: string, posology: string): boolean {
  const { dose, otherDoses } = saidPosology(held);
  const bare = (words: string): string => words.replace(/\.$/, '');
  return sameWords(held, posology) || (otherDoses.length === 0 && sameWords(bare(dose), bare(posology)));
}
