import type { Books } from '../stage/books.ts';

// What moves by itself, or with each look: sessions, seals, and the answers that arrive beside the click.
const moving = [
  'sessions',
  'sign_in_attempts',
  'departures',
  'trace_seals',
  'sealed_traces',
  'insi_inquiries',
  'insi_calls',
  'staff_checks',
  // Counted on the other side, when all has arrived.
  'sendings',
  'sending_events',
  'service_lines',
  'mailboxes',
  'messages',
  'message_attachments',
  'message_pieces',
  'message_answers',
  'message_readings',
  'dmp_states',
  'dmp_asks',
  'dmp_entries',
];

// Messages keep their bytes beside those of documents, whenever they arrive.
const counted: Readonly<Record<string, string>> = {
  document_contents:
    '(select c.* from document_contents c where exists (select from document_files f where f.organisation_id = c.organisation_id and f.sha256 = c.sha256))',
};

/** A hash for each table of the record, by name: it changes with any row added, changed or lost. */
export async function fingerprint(books: Books): Promise<Record<string, string>> {
  const tables = await books.rows<{ name: string }>(
    `select table_name as name from information_schema.tables
     where table_schema = 'public' and table_type = 'BASE TABLE' and not table_name = any($1) order by 1`,
    [moving],
  );
  const hashes = tables.map(
    ({ name }) =>
      `select '${name}' as name, count(*) || ':' || coalesce(md5(string_agg(row::text, '|' order by row::text)), '') as held from ${counted[name] ?? `"${name}"`} row`,
  );
  const rows = await books.rows<{ name: string; held: string }>(hashes.join(' union all '));
  return Object.fromEntries(rows.map(({ name, held }) => [name, held]));
}
