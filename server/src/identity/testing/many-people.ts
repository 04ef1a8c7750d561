import pg from 'pg';

const familyNames =
  'martin bernard thomas petit robert richard durand dubois moreau laurent simon michel lefebvre leroy roux david bertrand morel fournier girard bonnet dupont lambert fontaine rousseau vincent muller lefevre faure andre mercier blanc guerin boyer garnier chevalier francois legrand gauthier garcia perrin robin clement morin nicolas henry roussel mathieu gautier masson'.split(
    ' ',
  );
const givenNames =
  'jean pierre marie jeanne michel andre philippe monique jacqueline denise paulette simone yvette colette ginette odette huguette raymonde suzanne germaine louis rene roger marcel georges robert henri maurice lucien fernand'.split(
    ' ',
  );

/** Thousands of people of one organisation, written as the owner of the database; the names come back in the same order each time. */
export async function fillOrganisation(ownerUrl: string, organisationId: string, count: number): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(
      `insert into persons (organisation_id, id, local_id, birth_family_name, first_birth_given_name, birth_given_names, birth_date, sex, birth_place_code,
         complementary, status, attributes, ins_history, names, created_at)
       select $1, gen_random_uuid(), '2025-' || lpad(n::text, 6, '0'), upper(family), upper(given), upper(given || ' ' || second),
         date '1925-01-01' + (n * 7919 % 14000), case when n % 3 = 0 then 'M' else 'F' end, '35238', '{"usedFamilyName":null,"usedGivenName":null}', 'provisoire', '{}', '{}',
         ' ' || family || ' ' || other || ' ' || given || ' ' || second || ' ', now()
       from generate_series(1, $2::int) n,
         lateral (select ($3::text[])[1 + n * 31 % 50] as family, ($3::text[])[1 + n * 17 % 50] as other, ($4::text[])[1 + n * 13 % 30] as given, ($4::text[])[1 + n / 30 % 30] as second) as called`,
      [organisationId, count, familyNames, givenNames],
    );
  } finally {
    await client.end();
  }
}
