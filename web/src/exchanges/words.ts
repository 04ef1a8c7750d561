import type { SendingChoices } from '@liane/server/contract/documents';
import { ofTheInstallation } from '@liane/server/contract/exchanges';
import type { SendingPlan, SendingRow, ServiceLine } from '@liane/server/contract/exchanges';
import { to } from '@liane/vocabulary/articles';
import type { z } from 'zod';
import type { BadgeState } from '../design/badge.tsx';

export type Sending = SendingRow;
export type State = Sending['state'];
export type Visibility = SendingPlan['visibility'];
export type Choices = z.infer<typeof SendingChoices>;

export const stateBadges: Record<State, BadgeState> = {
  waiting: 'todo',
  held: 'late',
  accepted: 'done',
  delivered: 'done',
  read: 'done',
  refused: 'alert',
  abandoned: 'plain',
};

/** A cause in two or three words, for a badge; the whole sentence stands beside. */
const causesInShort: Record<string, string> = {
  ...Object.fromEntries(ofTheInstallation.map((cause) => [cause, 'raccordement à réparer'])),
  'identity-not-qualified': 'identité à qualifier',
  opposition: 'opposition',
  'no-address': 'adresse inconnue',
  'no-hospital-address': 'adresse inconnue',
  'no-gp': 'médecin traitant à noter',
  'written-before-ins': 'document à remplacer',
  'being-reissued': 'réémis avec l’INS',
  'ins-withdrawn': 'document à remplacer',
  'service-down': 'le service ne répond pas',
  'dmp-unreachable': 'le service ne répond pas',
  'dmp-timed-out': 'le service ne répond pas',
  'mssante-operator-unreachable': 'le service ne répond pas',
  'mssante-operator-timed-out': 'le service ne répond pas',
  'mssante-recipient-refused': 'boîte du destinataire indisponible',
  'no-mailbox': 'pas de boîte aux lettres',
  'not-connected': 'non raccordé',
  'internal-fault': 'erreur du logiciel',
  'dmp-absent': 'pas de DMP',
  'dmp-closed': 'DMP fermé',
  'dmp-divergence': 'écart d’identité',
};

const inShort = ({ because }: Sending): string =>
  because === null ? 'départ prévu' : (causesInShort[because] ?? 'nouvel essai prévu');

/** Its delay of recall is over since the server was asked, or the server says that the worker is at it. */
export const isUnderWay = ({ underWay, mayRecall, dueAt }: Sending, now: Date): boolean =>
  underWay || (mayRecall && Date.parse(dueAt) <= now.getTime());

const waitingLook = (sending: Sending, now: Date): Look => ({
  state: stateBadges.waiting,
  words: waitingWords(sending, now),
});

function waitingWords(sending: Sending, now: Date): string {
  if (isUnderWay(sending, now)) return 'Envoi en cours';
  return sending.because === 'address-to-find' ? sending.stateInFrench : `En attente\u202F: ${inShort(sending)}`;
}

export interface Look {
  state: BadgeState;
  words: string;
}

/** What a document became outside, in one badge: what needs somebody first. Nothing when nothing was to leave. */
export function leavingLook(sendings: readonly Sending[], now: Date): Look | undefined {
  const first = (...states: State[]): Sending | undefined => sendings.find(({ state }) => states.includes(state));
  const refused = first('refused');
  if (refused) return { state: 'alert', words: `Refusé\u202F: ${refused.recipient}` };
  const held = first('held');
  if (held) return { state: 'late', words: `En attente\u202F: ${inShort(held)}` };
  const waiting = first('waiting');
  if (waiting) return waitingLook(waiting, now);
  const left = sendings.filter(({ state, kind }) => isGone(state) && kind !== 'deletion');
  if (left.some(({ channel }) => channel === 'dmp')) return { state: 'done', words: 'Dans le DMP' };
  if (left.length > 0) return { state: 'done', words: 'Envoyé' };
  return sendings.length > 0 ? { state: 'plain', words: 'Non envoyé' } : undefined;
}

export const isGone = (state: State): boolean => state === 'accepted' || state === 'delivered' || state === 'read';

/** One of what left for a document: « Dans le DMP », « En attente : … », « Refusé : … ». */
export function sendingLook(sending: Sending, now: Date): Look {
  const { state, channel, kind, stateInFrench } = sending;
  if (state === 'accepted' && channel === 'dmp')
    return { state: 'done', words: kind === 'deletion' ? 'Retiré du DMP' : 'Dans le DMP' };
  if (state === 'waiting') return waitingLook(sending, now);
  if (state === 'held') return { state: stateBadges[state], words: `En attente\u202F: ${inShort(sending)}` };
  return { state: stateBadges[state], words: stateInFrench };
}

const ranks: Record<Sending['channel'], number> = { dmp: 0, mssante: 1, citizen: 2 };

/** The latest first; of what left together, the DMP, then the professionals, then the person. */
export const inOrder = (a: Sending, b: Sending): number =>
  b.plannedAt.localeCompare(a.plannedAt) || ranks[a.channel] - ranks[b.channel];

/** Who receives, as a sentence says it: « au DMP », « au Dr Gérard LEMOINE ». */
export const towards = ({ channel, recipient }: Pick<Sending, 'channel' | 'recipient'>): string =>
  channel === 'dmp' ? 'au DMP' : channel === 'citizen' ? 'à la personne, dans Mon espace santé' : to(recipient);

/** Where the cause is settled, and the words of the link that goes there. */
export const settlingPlaces: Record<string, { to: '/identite' | '/entourage' | '/partage'; words: string }> = {
  'identity-not-qualified': { to: '/identite', words: 'Régler son identité' },
  'no-address': { to: '/entourage', words: 'Compléter son entourage' },
  'no-gp': { to: '/entourage', words: 'Compléter son entourage' },
  opposition: { to: '/partage', words: 'Voir ses choix de partage' },
  'dmp-divergence': { to: '/partage', words: 'Comparer avec le DMP' },
};

export const visibilities: { value: Visibility; words: string; detail: string }[] = [
  {
    value: 'normal',
    words: 'Visible par tous ceux qui y ont droit',
    detail: 'La personne, ses représentants, ses professionnels.',
  },
  {
    value: 'masked',
    words: 'Masqué aux professionnels',
    detail: 'Seuls la personne, l’auteur et le médecin traitant le voient.',
  },
  {
    value: 'hidden-from-person',
    words: 'Pas encore visible par la personne',
    detail: 'Le temps de lui annoncer son contenu de vive voix.',
  },
  {
    value: 'hidden-from-representatives',
    words: 'Caché à ses représentants légaux',
    detail: 'La personne le voit, son parent ou tuteur non.',
  },
];

export type Filter = 'to-settle' | 'pending' | 'refused' | 'gone' | 'abandoned' | 'all';

const needSomebody = new Set([
  ...ofTheInstallation,
  'dmp-divergence',
  'no-address',
  'several-addresses',
  'no-hospital-address',
  'no-mailbox',
  'identity-not-qualified',
  'written-before-ins',
  'ins-withdrawn',
]);

const filters: { filter: Filter; words: string; has: (sending: Sending) => boolean }[] = [
  { filter: 'all', words: 'Tous', has: () => true },
  {
    filter: 'to-settle',
    words: 'À régler',
    has: ({ state, because }) => state === 'refused' || (state === 'held' && needSomebody.has(because ?? '')),
  },
  { filter: 'pending', words: 'En attente', has: ({ state }) => state === 'waiting' || state === 'held' },
  { filter: 'refused', words: 'Refusés', has: ({ state }) => state === 'refused' },
  { filter: 'gone', words: 'Acceptés', has: ({ state }) => isGone(state) },
  { filter: 'abandoned', words: 'Non envoyés', has: ({ state }) => state === 'abandoned' },
];

export const isBehind = (filter: Filter): ((sending: Sending) => boolean) =>
  filters.find((each) => each.filter === filter)?.has ?? (() => true);

/** The chips worth showing, each with what stands behind it. */
export const chipsOf = (rows: readonly Sending[]): { filter: Filter; words: string; count: number }[] =>
  filters
    .map(({ filter, words, has }) => ({ filter, words, count: rows.filter(has).length }))
    .filter(({ filter, count }) => filter === 'all' || count > 0);

export interface Cause {
  key: string;
  /** The sentence all its rows share; nothing for those that have no cause in common. */
  said: string | null;
  rows: Sending[];
}

/** Refused ones by themselves, then what waits grouped by cause, then what is over: the latest first in each. */
export function byCause(rows: readonly Sending[]): Cause[] {
  const groups = new Map<string, Cause>();
  for (const row of rows.toSorted(inOrder)) {
    const key = keyOf(row);
    const group = groups.get(key) ?? { key, said: null, rows: [] };
    group.rows.push(row);
    groups.set(key, group);
  }
  const rank = ({ key }: Cause): number => ['refused', 'because', 'waiting', 'over'].indexOf(key.split(' ')[0] ?? '');
  return [...groups.values()]
    .map((group) => ({ ...group, said: titleOf(group) }))
    .toSorted((a, b) => rank(a) - rank(b));
}

function keyOf({ state, said }: Sending): string {
  if (state === 'refused') return 'refused';
  if (state !== 'held' && state !== 'waiting') return 'over';
  return said === null ? 'waiting' : `because ${said}`;
}

function titleOf({ key, rows }: Cause): string | null {
  if (key === 'refused') return 'Refusés : quelqu’un doit regarder';
  if (key === 'waiting') return 'Vont partir';
  if (key === 'over') return 'Terminés';
  return rows.every(({ said }) => said === rows[0]?.said) ? (rows[0]?.said ?? null) : null;
}

/** Those of one document together, where the first of them stands: its ways out are told under its name. */
export function byDocument(rows: readonly Sending[]): Sending[][] {
  const groups = new Map<string, Sending[]>();
  for (const row of rows) {
    const key = row.documentId === null ? row.id : `${row.documentId} ${row.kind}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()];
}

/** « 12 min », « 3 h », « 2 jours ». */
export function spanInWords(milliseconds: number): string {
  const minutes = Math.max(1, Math.floor(milliseconds / 60_000));
  if (minutes < 60) return `${minutes}\u00A0min`;
  if (minutes < 48 * 60) return `${Math.floor(minutes / 60)}\u00A0h`;
  return `${Math.floor(minutes / (24 * 60))}\u00A0jours`;
}

/** « 7 envois attendent », « 1 envoi attend ». */
export const waitingInWords = (count: number): string =>
  count === 0 ? 'aucun envoi n’attend' : count === 1 ? '1 envoi attend' : `${count} envois attendent`;

/** Seconds after which a service that has not answered yet is said to be slow. */
const slowAfter = 5;

export const isSlow = ({ askedSince }: Pick<ServiceLine, 'askedSince'>, now: Date): boolean =>
  askedSince !== null && now.getTime() - Date.parse(askedSince) > slowAfter * 1000;

/** « 2 envois vont partir, le premier dans 8 s ; 1 envoi en cours »: what the rows below add up to. */
export function pendingInWords({ leaving, leavesAt, underWay, waiting, held }: ServiceLine, now: Date): string {
  const parts = [
    leaving > 0 && `${envois(leaving)} ${leaving > 1 ? 'vont' : 'va'} partir${whenFirst(leaving, leavesAt, now)}`,
    underWay > 0 && `${envois(underWay)} en cours`,
    waiting > 0 && `${envois(waiting)} ${waiting > 1 ? 'attendent' : 'attend'} un nouvel essai`,
    held > 0 && `${envois(held)} retenu${held > 1 ? 's' : ''} par une cause dite plus bas`,
  ].filter((part) => part !== false);
  return parts.length === 0 ? 'Aucun envoi n’attend.' : `${parts.join('\u202F; ')}.`;
}

const envois = (count: number): string => `${count}\u00A0envoi${count > 1 ? 's' : ''}`;

function whenFirst(count: number, leavesAt: string | null, now: Date): string {
  const seconds = leavesAt === null ? 0 : Math.ceil((Date.parse(leavesAt) - now.getTime()) / 1000);
  if (seconds <= 0) return '';
  const span = seconds < 120 ? `${seconds}\u00A0s` : spanInWords(seconds * 1000);
  return count > 1 ? `, le premier dans ${span}` : ` dans ${span}`;
}
