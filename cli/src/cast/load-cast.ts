import {
  establishments,
  organisations,
  people,
  professionals,
  records,
  type CastEstablishment,
  type CastOrganisation,
  type CastPerson,
} from '@liane/cast';
import {
  addStaff,
  openOrganisation,
  organisations as openedOrganisations,
  rightsRoleOf,
  type AccessConfig,
  type AccessNeeds,
} from '@liane/server/module/access';
import { addEstablishment, arrangeUnits, workplaces } from '@liane/server/module/directory';
import { recordFact, type KeptBy } from '@liane/server/module/facts';
import { createPerson, takeOver } from '@liane/server/module/identity';
import { admit } from '@liane/server/module/stays';
import { keptByCareplan } from '@liane/server/module/careplan';
import { keptByCircle } from '@liane/server/module/circle';
import { keptByHealth } from '@liane/server/module/health';
import { keptByMedication } from '@liane/server/module/medication';
import type { Act, Platform } from '@liane/server/platform';
import { loadMailboxes } from './load-mailboxes.ts';
import type { Loading, Place } from './loading.ts';
import { stayKindOf } from './stay-kind.ts';
import { told, type ToldFact } from './told-fact.ts';
import { toldFacts } from './told-facts.ts';

/** Who is loaded beyond those already admitted: `everyone` admits those expected too (samples). */
export interface CastChoice {
  everyone: boolean;
}

/** Somebody of the cast, as this installation knows them, with whoever writes about them there. */
export interface LoadedPerson {
  /** Of the cast. */
  key: string;
  personId: string;
  author: Act;
}

/** Somebody who has no e-CPS, and the address under which they make a passkey. */
export interface LoadedInvitation {
  name: string;
  url: string;
}

/** What an organisation received. */
export interface Loaded {
  people: LoadedPerson[];
  invitations: LoadedInvitation[];
}

/** Puts the cast in an empty installation, one organisation a transaction; an organisation already there is left as it is. Returns what it added. */
export async function loadCast(
  platform: Platform,
  config: AccessConfig,
  { everyone }: CastChoice = { everyone: false },
): Promise<Loaded> {
  const known = await platform.database.outside(openedOrganisations);
  const loaded: Loaded = { people: [], invitations: [] };
  for (const organisation of organisations) {
    if (known.some(({ finessJuridique }) => finessJuridique === organisation.finessJuridique)) continue;
    const { people: added, invitations } = await loadOrganisation(platform, config, organisation, everyone);
    loaded.people.push(...added);
    loaded.invitations.push(...invitations);
  }
  return loaded;
}

async function loadOrganisation(
  platform: Platform,
  config: AccessConfig,
  organisation: CastOrganisation,
  everyone: boolean,
): Promise<Loaded> {
  const now = platform.now();
  const organisationId = platform.newId();
  return platform.database.within({ organisationId, accountId: organisationId }, async (tx) => {
    const loading: Loading = { platform, tx, now, organisationId, places: new Map(), authors: new Map() };
    const { name, finessJuridique, siren } = organisation;
    await openOrganisation(tx, now, { id: organisationId, name, finessJuridique, siren });
    for (const place of establishments.filter(({ organisationKey }) => organisationKey === organisation.key))
      await loadPlace(loading, place);
    const invitations = await loadStaff(loading, config);
    await loadMailboxes(loading);
    const loaded: LoadedPerson[] = [];
    for (const person of people.filter(({ stay }) => stay && loading.places.has(stay.establishmentKey)))
      loaded.push(...(await loadPerson(loading, person, everyone)));
    if (everyone && organisation === organisations[0])
      for (const person of people.filter(({ stay }) => !stay)) loaded.push(await loadPassingBy(loading, person));
    return { people: loaded, invitations };
  });
}

const privacyNotice =
  'Vos informations sont traitées pour votre accompagnement. Vous pouvez y accéder, les faire rectifier et vous opposer à leur partage en vous adressant à la direction de l’établissement.';

async function loadPlace(
  { platform, tx, now, organisationId, places }: Loading,
  known: CastEstablishment,
): Promise<void> {
  const id = platform.newId();
  const { name, finess, siret, categoryCode, sectorCode, phone, timeZone } = known;
  const { street, postalCode, city } = known.address;
  await addEstablishment(
    tx,
    { organisationId },
    {
      id,
      name,
      finess,
      siret,
      categoryCode,
      sectorCode,
      address: { street, postalCode, city },
      phone,
      timeZone,
      privacyNotice,
    },
  );
  const units = known.units.map((unit) => ({
    key: unit.key,
    id: platform.newId(),
    name: unit.name,
    rooms: unit.rooms.map((room) => ({
      id: platform.newId(),
      name: room.name,
      beds: room.beds.map((bed) => ({ id: platform.newId(), name: bed })),
    })),
  }));
  await arrangeUnits(tx, { organisationId, at: now, who: 'Installation' }, id, {
    units: units.map(({ id: unitId, name: unitName, rooms }) => ({ id: unitId, name: unitName, rooms })),
    basedOn: 1,
  });
  places.set(known.key, {
    id,
    name,
    categoryCode,
    units: new Map(
      units.map(({ key, id: unitId, rooms }) => [
        key,
        { id: unitId, beds: new Map(rooms.flatMap((room) => room.beds.map((bed) => [bed.name, bed.id] as const))) },
      ]),
    ),
  });
}

async function loadStaff(loading: Loading, config: AccessConfig): Promise<LoadedInvitation[]> {
  const { platform, tx, now, organisationId, places, authors } = loading;
  const invitations: LoadedInvitation[] = [];
  const needs: AccessNeeds = { workplaces };
  for (const professional of professionals) {
    const practices = professional.practices.flatMap(({ establishmentKey, genre, administrator }) => {
      const place = places.get(establishmentKey);
      const role = rightsRoleOf(professional.professionCode ?? '', genre);
      if (!place || !role) return [];
      return [
        {
          establishmentId: place.id,
          establishmentName: place.name,
          role,
          professionCode: professional.professionCode ?? null,
          genre,
          isAdministrator: administrator ?? false,
        },
      ];
    });
    const [first] = practices;
    if (!first) continue;
    const { accountId, invitationUrl } = await addStaff(
      { platform, config, needs },
      tx,
      { organisationId, at: now },
      {
        id: platform.newId(),
        familyName: professional.familyName,
        givenName: professional.givenName,
        rpps: professional.rpps ?? null,
        email: professional.email,
        practices,
      },
    );
    const name = `${professional.givenName} ${professional.familyName}`;
    if (invitationUrl !== null) invitations.push({ name, url: invitationUrl });
    authors.set(professional.key, {
      at: now,
      accountId,
      sessionId: accountId,
      who: name,
      practiceId: accountId,
      organisationId,
      establishmentId: first.establishmentId,
      establishmentName: first.establishmentName,
      role: first.role,
      isAdministrator: first.isAdministrator,
      from: 'Chargement de la démonstration',
      signedInWith: 'passkey',
    });
  }
  return invitations;
}

/** Somebody whom nobody has admitted: an identity alone, known to the first establishment. */
async function loadPassingBy(loading: Loading, person: CastPerson): Promise<LoadedPerson> {
  const [place] = loading.places.values();
  if (!place) throw new Error('an organisation of the cast without a place');
  const author = authorAt(loading, place, ['infirmier', 'medecin']);
  const personId = loading.platform.newId();
  await loadIdentity(loading, author, personId, person, true);
  return { key: person.key, personId, author };
}

async function loadPerson(loading: Loading, person: CastPerson, everyone: boolean): Promise<LoadedPerson[]> {
  const { stay } = person;
  const place = stay && loading.places.get(stay.establishmentKey);
  if (!stay || !place || (stay.state === 'expected' && !everyone)) return [];
  const by = authorAt(loading, place, ['administratif', 'encadrement', 'infirmier', 'medecin']);
  const id = loading.platform.newId();
  await loadIdentity(loading, by, id, person, everyone);
  const unit = stay.unitKey ? place.units.get(stay.unitKey) : undefined;
  await admit(loading.tx, by, {
    id: loading.platform.newId(),
    movementId: loading.platform.newId(),
    personId: id,
    establishmentId: place.id,
    kind: stayKindOf(place.categoryCode, place.name),
    unitId: unit?.id ?? null,
    bedId: (stay.bed && unit?.beds.get(stay.bed)) ?? null,
    admittedAt: stay.since ? new Date(`${stay.since}T14:00:00+02:00`) : told(loading.now, 20, '14:00'),
    detail: '',
  });
  const record = records.find(({ personKey }) => personKey === person.key);
  const usual = authorAt(loading, place, ['infirmier', 'medecin', 'soignant', 'accompagnant', 'encadrement']);
  if (record) for (const fact of toldFacts(record, loading.now)) await loadFact(loading, usual, id, fact);
  return [{ key: person.key, personId: id, author: usual }];
}

/** Half of the residents are already qualified, as in a house that has begun; those whose story is about identity are left to be settled. */
async function loadIdentity(
  { platform, tx, now }: Loading,
  by: Act,
  id: string,
  person: CastPerson,
  everyone: boolean,
): Promise<void> {
  const complementary = { usedFamilyName: person.usedFamilyName ?? null, usedGivenName: person.usedGivenName ?? null };
  const settled =
    person.ins &&
    !person.insiTraits &&
    !person.insHistory &&
    (everyone || records.some(({ personKey }) => personKey === person.key) || person.key.length % 2 === 0);
  if (!settled || !person.ins) {
    await createPerson(tx, by, { id, traits: person.traits, complementary });
    return;
  }
  await takeOver(tx, by, {
    id,
    traits: person.traits,
    insiTraits: person.traits,
    complementary,
    ins: person.ins,
    insHistory: [],
    proof: {
      id: platform.newId(),
      type: 'CN',
      checkedOn: (person.stay?.since ?? told(now, 20, '12:00').toISOString()).slice(0, 10),
    },
    why: 'Reprise de l’ancien dossier',
  });
}

const keepers: Record<ToldFact['module'], KeptBy> = {
  health: keptByHealth,
  circle: keptByCircle,
  careplan: keptByCareplan,
  medication: keptByMedication,
};

async function loadFact(
  { platform, tx, now, authors }: Loading,
  usual: Act,
  personId: string,
  { module, content, occurredAt, authorKey }: ToldFact,
): Promise<void> {
  const author = (authorKey && authors.get(authorKey)) || usual;
  const recordedAt = new Date(Math.min(now.getTime(), occurredAt.getTime() + 60_000));
  await recordFact(tx, { ...author, at: recordedAt }, keepers[module], {
    id: platform.newId(),
    personId,
    occurredAt,
    content,
  });
}

/** Whoever of these roles works there, in this order of preference. */
function authorAt({ authors }: Loading, place: Place, roles: readonly Act['role'][]): Act {
  const here = [...authors.values()].filter(({ establishmentId }) => establishmentId === place.id);
  const found =
    roles.flatMap((role) => here.find((act) => act.role === role) ?? [])[0] ?? here[0] ?? [...authors.values()][0];
  if (!found) throw new Error('a cast place where nobody works');
  return { ...found, establishmentId: place.id, establishmentName: place.name };
}
