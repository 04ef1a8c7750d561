import { addEstablishment, arrangeUnits } from '../directory/index.ts';
import { createPerson } from '../identity/index.ts';
import { openDatabase, uuidv7, type Act, type Database, type RightsRole } from '../platform/index.ts';

export interface TestHouse {
  database: Database;
  organisationId: string;
  establishmentId: string;
  otherEstablishmentId: string;
  unitId: string;
  /** Beds 101 and 102 of the unit. */
  bedIds: [string, string];
  act(role?: RightsRole, at?: Date): Act;
  person(birthFamilyName: string): Promise<string>;
  close(): Promise<void>;
}

/** A small organisation in an empty database: an EHPAD with one unit of two beds, and another establishment. */
export async function openTestHouse(url: string): Promise<TestHouse> {
  const database = openDatabase(url, { connections: 4 });
  const [organisationId, establishmentId, otherEstablishmentId, unitId, first, second, accountId] = Array.from(
    { length: 7 },
    () => uuidv7(),
  ) as [string, string, string, string, string, string, string];
  const act = (role: RightsRole = 'infirmier', at = new Date('2026-09-01T10:00:00Z')): Act => ({
    at,
    accountId,
    sessionId: accountId,
    who: 'Nadia Belkacem',
    practiceId: accountId,
    organisationId,
    establishmentId,
    establishmentName: 'EHPAD Les Tilleuls',
    role,
    isAdministrator: false,
    from: 'test',
    signedInWith: 'pro-sante-connect',
  });
  await database.within({ organisationId, accountId }, async (tx) => {
    const place = {
      siret: null,
      categoryCode: '500',
      sectorCode: 'SA17',
      address: { street: '1 rue du Port', postalCode: '53000', city: 'Laval' },
      phone: null,
      timeZone: 'Europe/Paris',
      privacyNotice: 'Vos données.',
    };
    await addEstablishment(
      tx,
      { organisationId },
      { ...place, id: establishmentId, name: 'EHPAD Les Tilleuls', finess: '990001026' },
    );
    await addEstablishment(
      tx,
      { organisationId },
      { ...place, id: otherEstablishmentId, name: 'Foyer', finess: '990001018' },
    );
    const beds = [
      { id: first, name: '101' },
      { id: second, name: '102' },
    ];
    const rooms = beds.map((bed) => ({ id: uuidv7(), name: `Chambre ${bed.name}`, beds: [bed] }));
    await arrangeUnits(tx, act(), establishmentId, { units: [{ id: unitId, name: 'Glycines', rooms }], basedOn: 1 });
  });
  return {
    database,
    organisationId,
    establishmentId,
    otherEstablishmentId,
    unitId,
    bedIds: [first, second],
    act,
    person: (birthFamilyName) =>
      database.within(act(), async (tx) => {
        const id = uuidv7();
        await createPerson(tx, act('administratif', new Date('2026-01-05T10:00:00Z')), {
          id,
          traits: {
            birthFamilyName,
            firstBirthGivenName: 'JEANNE',
            birthGivenNames: 'JEANNE',
            birthDate: '1938-03-12',
            sex: 'F',
            birthPlaceCode: '53130',
          },
        });
        return id;
      }),
    close: () => database.close(),
  };
}
