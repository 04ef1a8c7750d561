import { sql } from 'kysely';
import { establishments, zoneOf } from '../directory/index.ts';
import type { Act, Tx } from '../platform/index.ts';
import type { CountersLine } from './contract.ts';

interface Counted {
  establishment_id: string;
  rpps: string | null;
  author: string | null;
  whole: boolean;
  dmp: number;
  dmp_ins: number;
  dmp_failed: number;
  mssante: number;
  mssante_ins: number;
  mssante_failed: number;
  citizen: number;
  citizen_ins: number;
  citizen_failed: number;
  dmp_records: number;
  mssante_records: number;
  citizen_records: number;
  all_records: number;
}

const periods = ['month', 'year', 'previous-year'] as const;
const inFrench: Record<(typeof periods)[number], string> = {
  month: 'Ce mois-ci',
  year: 'Cette année',
  'previous-year': 'L’année dernière',
};

/** Documents sent by establishment, then by author, this month, this year, last year (SC.TBB.01.MS1); failures counted (TBB.03). */
export async function counters(tx: Tx, act: Act): Promise<CountersLine[]> {
  const places = await establishments(tx);
  const zone = await zoneOf(tx, act);
  const lines: CountersLine[] = [];
  for (const period of periods)
    for (const row of await counted(tx, act, period, zone)) {
      const place = places.find(({ id }) => id === row.establishment_id);
      lines.push({
        period,
        periodInFrench: inFrench[period],
        establishment: place?.name ?? '',
        finess: place?.finess ?? '',
        rpps: row.whole ? null : row.rpps,
        author: row.whole ? null : row.author,
        dmp: count(row.dmp, row.dmp_ins, row.dmp_failed),
        mssante: count(row.mssante, row.mssante_ins, row.mssante_failed),
        citizen: count(row.citizen, row.citizen_ins, row.citizen_failed),
        records: {
          dmp: row.dmp_records,
          mssante: row.mssante_records,
          citizen: row.citizen_records,
          all: row.all_records,
        },
      });
    }
  return lines;
}

const count = (total: number, insQualified: number, failures: number): CountersLine['dmp'] => ({
  total,
  insQualified,
  insNotQualified: total - insQualified,
  failures,
});

async function counted(tx: Tx, act: Act, period: (typeof periods)[number], zone: string): Promise<Counted[]> {
  const unit = period === 'month' ? 'month' : 'year';
  const back = period === 'previous-year' ? '1 year' : '0 year';
  const { rows } = await sql<Counted>`
    with bounds as (
      select (date_trunc(${unit}, ${act.at}::timestamptz at time zone ${zone}) - ${back}::interval) as first
    ), mine as (
      select s.establishment_id, s.person_id, s.author->>'rpps' as rpps,
        concat_ws(' ', s.author->>'givenName', s.author->>'familyName') as author, s.channel, s.ins_qualified,
        s.state in ('accepted', 'delivered', 'read') as sent, s.state = 'refused' as failed
      from sendings s, bounds
      where s.organisation_id = ${act.organisationId} and s.kind in ('document', 'replacement')
        and s.settled_at >= first at time zone ${zone}
        and s.settled_at < (first + ('1 ' || ${unit})::interval) at time zone ${zone}
    ), per_record as (
      select grouping(rpps) = 1 as whole, establishment_id, rpps, max(author) as author, person_id,
        count(*) filter (where sent and channel = 'dmp') as dmp,
        count(*) filter (where sent and channel = 'dmp' and ins_qualified) as dmp_ins,
        count(*) filter (where failed and channel = 'dmp') as dmp_failed,
        count(*) filter (where sent and channel = 'mssante') as mssante,
        count(*) filter (where sent and channel = 'mssante' and ins_qualified) as mssante_ins,
        count(*) filter (where failed and channel = 'mssante') as mssante_failed,
        count(*) filter (where sent and channel = 'citizen') as citizen,
        count(*) filter (where sent and channel = 'citizen' and ins_qualified) as citizen_ins,
        count(*) filter (where failed and channel = 'citizen') as citizen_failed
      from mine group by grouping sets ((establishment_id, person_id), (establishment_id, person_id, rpps))
    )
    select whole, establishment_id, rpps, max(author) as author,
      sum(dmp)::int as dmp, sum(dmp_ins)::int as dmp_ins, sum(dmp_failed)::int as dmp_failed,
      sum(mssante)::int as mssante, sum(mssante_ins)::int as mssante_ins, sum(mssante_failed)::int as mssante_failed,
      sum(citizen)::int as citizen, sum(citizen_ins)::int as citizen_ins, sum(citizen_failed)::int as citizen_failed,
      count(*) filter (where dmp > 0)::int as dmp_records,
      count(*) filter (where mssante > 0)::int as mssante_records,
      count(*) filter (where citizen > 0)::int as citizen_records,
      count(*) filter (where dmp > 0 and mssante > 0 and citizen > 0)::int as all_records
    from per_record group by whole, establishment_id, rpps
    order by establishment_id, whole desc, author
  `.execute(tx.on());
  return rows;
}
