import type { z } from 'zod';
import { holds, type Tx } from '../platform/index.ts';
import type { Practice, Session } from './contract.ts';
import type { Entrance } from './needs.ts';
import { inactivityOf } from './session.ts';
import { accountOf, displayNameOf, practicesOf, tables, type PracticeRow, type SessionRow } from './store.ts';
import { professionInFrench, roleInFrench } from './words.ts';

type Shown = z.input<typeof Session>;

/** What the screens know of who is there; for nobody, only the name of the installation. */
export async function presentSession(entrance: Entrance, tx: Tx, session: SessionRow | null): Promise<Shown> {
  const { config, needs } = entrance;
  const nobody: Shown = {
    installation: {
      name: config.installationName,
      demonstration: config.demonstration,
      ...(config.sandboxUrl === undefined ? {} : { sandboxUrl: config.sandboxUrl }),
    },
    account: null,
    practice: null,
    practices: [],
    acts: [],
    csrf: null,
    inactivitySeconds: inactivityOf(config),
    deviceKey: null,
  };
  const account = session && (await accountOf(tx, session.account_id));
  if (!account) return nobody;

  const practices = await presentPractices(entrance, tx, await choicesOf(tx, session));
  const practice = practices.find(({ id }) => id === session.practice_id) ?? null;
  const rights = needs.allRights?.() ?? {};
  return {
    ...nobody,
    account: {
      id: account.id,
      displayName: displayNameOf(account),
      initials: `${account.given_name[0] ?? ''}${account.family_name[0] ?? ''}`.toUpperCase(),
      signedInWith: session.signed_in_with,
    },
    practice,
    practices,
    acts: practice ? Object.keys(rights).filter((act) => holds(rights, act, practice)) : [],
    csrf: session.csrf,
    deviceKey: account.device_key.toString('base64'),
  };
}

/** The practices a session may choose among: all those of the account, or those Pro Santé Connect confirmed. */
export async function choicesOf(tx: Tx, session: SessionRow): Promise<PracticeRow[]> {
  const practices = await practicesOf(tx, session.account_id);
  const confirmed = session.confirmed_practices;
  return confirmed ? practices.filter(({ id }) => confirmed.includes(id)) : practices;
}

/** A practice whose establishment is unknown to the directory is left out. */
export async function presentPractices(
  { needs }: Pick<Entrance, 'needs'>,
  tx: Tx,
  practices: readonly PracticeRow[],
): Promise<Practice[]> {
  if (practices.length === 0) return [];
  const places = await needs.workplaces(tx, [...new Set(practices.map((practice) => practice.establishment_id))]);
  const organisations = await tables(tx)
    .selectFrom('organisations')
    .select(['id', 'name'])
    .where('id', 'in', [...new Set(practices.map((practice) => practice.organisation_id))])
    .execute();
  return practices.flatMap((practice) => {
    const place = places.get(practice.establishment_id);
    if (!place) return [];
    return {
      id: practice.id,
      organisationId: practice.organisation_id,
      organisationName: organisations.find(({ id }) => id === practice.organisation_id)?.name ?? '—',
      establishmentId: place.id,
      establishmentName: place.name,
      finess: place.finess,
      role: practice.role,
      roleInFrench: roleInFrench[practice.role],
      professionCode: practice.profession_code,
      professionInFrench: professionInFrench(practice.profession_code, practice.role),
      genre: practice.genre,
      isAdministrator: practice.is_administrator,
    };
  });
}
