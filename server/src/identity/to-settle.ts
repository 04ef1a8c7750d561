import { insiReverificationMonths } from '@liane/vocabulary/unverified/insi';
import { sql } from 'kysely';
import type { Tx } from '../platform/index.ts';
import type { Person } from './person.ts';
import { personsById } from './store.ts';
import { identityTables, type InquiryState } from './tables.ts';

/** What waits because an identity is not settled, e.g. `{ count: 3, inFrench: '3 documents attendent' }`. Supplied from above. */
export type BlockedBy = (
  tx: Tx,
  organisationId: string,
  personIds: string[],
) => Promise<Map<string, { count: number; inFrench: string }>>;

export interface ToSettle {
  person: Person;
  problem: string;
  todo: string;
  blocked: string | null;
}

const problems = {
  collision: [
    'Même matricule INS que rend INSi pour un autre dossier',
    'Comparez les deux dossiers : fusionnez-les si c’est la même personne, sinon prévenez la cellule d’identitovigilance.',
  ],
  contradicted: [
    'INSi ne confirme pas le matricule, qui a été retiré',
    'Vérifiez les traits sur la pièce d’identité, puis interrogez à nouveau INSi.',
  ],
  doubtful: ['Identité douteuse', 'Vérifiez l’identité avec la personne et ses papiers, puis levez l’attribut.'],
  found: ['Réponse d’INSi à comparer', 'Comparez la réponse avec ce qui est saisi, puis acceptez-la ou écartez-la.'],
  failed: ['INSi n’a pas pu répondre', 'Interrogez à nouveau INSi.'],
  several: [
    'Plusieurs personnes à ces traits pour INSi',
    'Complétez les prénoms de naissance et le lieu de naissance, puis interrogez à nouveau.',
  ],
  incomplete: ['INSi rend une identité incomplète', 'Écartez la réponse et prévenez la cellule d’identitovigilance.'],
  unknown: [
    'Inconnue d’INSi à ces traits',
    'Vérifiez les traits sur la pièce d’identité, puis interrogez à nouveau INSi.',
  ],
  recuperee: ['Pièce d’identité à contrôler', 'Contrôlez une pièce à haut niveau de confiance et notez-la.'],
  validee: ['INSi à interroger', 'Interrogez INSi.'],
  provisoire: ['Pièce d’identité à contrôler et INSi à interroger', 'Notez la pièce contrôlée et interrogez INSi.'],
  waiting: ['Réponse d’INSi attendue', 'Rien à faire : la réponse s’affichera d’elle-même.'],
  old: ['INS à vérifier de nouveau', 'Demandez une vérification à INSi.'],
} as const satisfies Record<string, readonly [problem: string, todo: string]>;

type Problem = keyof typeof problems;
const gravity = Object.keys(problems) as Problem[];

const most = 300;

/** Identities that somebody should look at: those that block the most first, then the gravest problem. */
export async function toSettle(
  tx: Tx,
  organisationId: string,
  now: Date,
  blockedBy: BlockedBy | undefined,
): Promise<ToSettle[]> {
  const collided = await collisions(tx, organisationId);
  const unqualified = await notQualified(tx, organisationId);
  const old = await longUnverified(tx, organisationId, now);
  const persons = await personsById(tx, organisationId, [
    ...new Set([...collided, ...unqualified.map(({ id }) => id), ...old]),
  ]);
  const inquiries = new Map(unqualified.map(({ id, state }) => [id, state]));
  const found = [...persons.values()]
    .filter(({ attributes }) => !attributes.includes('fictive'))
    .map((person) => ({
      person,
      problem: collided.has(person.id) ? ('collision' as const) : problemOf(person, inquiries.get(person.id) ?? null),
    }));
  const blocked =
    (await blockedBy?.(tx, organisationId, [...persons.keys()])) ??
    new Map<string, { count: number; inFrench: string }>();
  const waits = (id: string): number => blocked.get(id)?.count ?? 0;
  return found
    .toSorted(
      (a, b) =>
        waits(b.person.id) - waits(a.person.id) ||
        gravity.indexOf(a.problem) - gravity.indexOf(b.problem) ||
        b.person.createdAt.getTime() - a.person.createdAt.getTime(),
    )
    .map(({ person, problem }) => ({
      person,
      problem: problems[problem][0],
      todo: problems[problem][1],
      blocked: blocked.get(person.id)?.inFrench ?? null,
    }));
}

const problemOfInquiry: Partial<Record<InquiryState, Problem>> = {
  contradicted: 'contradicted',
  found: 'found',
  failed: 'failed',
  several: 'several',
  'not-importable': 'incomplete',
  nobody: 'unknown',
  waiting: 'waiting',
};

function problemOf(person: Person, inquiry: InquiryState | null): Problem {
  if (person.attributes.includes('douteuse')) return 'doubtful';
  if (person.status === 'qualifiee') return 'old';
  return (inquiry && problemOfInquiry[inquiry]) ?? person.status;
}

/** Both sides of an answer whose matricule another record already holds. */
async function collisions(tx: Tx, organisationId: string): Promise<Set<string>> {
  const rows = await identityTables(tx)
    .selectFrom('insi_inquiries as asked')
    .innerJoin('persons as holder', (join) =>
      join
        .onRef('holder.organisation_id', '=', 'asked.organisation_id')
        .on(sql<string>`asked.answer ->> 'matricule'`, '=', sql.ref('holder.ins_matricule'))
        .onRef('holder.id', '<>', 'asked.person_id'),
    )
    .select(['asked.person_id', 'holder.id as holder_id'])
    .where('asked.organisation_id', '=', organisationId)
    .where('asked.state', '=', sql.lit('found'))
    .where('holder.merged_into', 'is', null)
    .limit(most)
    .execute();
  return new Set(rows.flatMap((row) => [row.person_id, row.holder_id]));
}

/** With the state of their last inquiry. */
async function notQualified(tx: Tx, organisationId: string): Promise<{ id: string; state: InquiryState | null }[]> {
  const { rows } = await sql<{ id: string; state: InquiryState | null }>`
    select p.id, (select i.state from insi_inquiries i where i.organisation_id = p.organisation_id and i.person_id = p.id order by i.asked_at desc, i.id desc limit 1) as state
    from persons p
    where p.organisation_id = ${organisationId} and p.status <> 'qualifiee' and p.merged_into is null
    order by p.created_at desc
    limit ${most}
  `.execute(identityTables(tx));
  return rows;
}

/** U-10: an INS is verified again after some years. */
async function longUnverified(tx: Tx, organisationId: string, now: Date): Promise<string[]> {
  const before = new Date(now);
  before.setUTCMonth(before.getUTCMonth() - insiReverificationMonths);
  const { rows } = await sql<{ id: string }>`
    select p.id from persons p
    where p.organisation_id = ${organisationId} and p.status = 'qualifiee' and p.merged_into is null and p.created_at < ${before}
      and not exists (
        select from insi_inquiries i
        where i.organisation_id = p.organisation_id and i.person_id = p.id and i.state in ('accepted', 'confirmed') and i.asked_at >= ${before}
      )
    limit ${most}
  `.execute(identityTables(tx));
  return rows.map(({ id }) => id);
}
