import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { addEstablishment } from '../directory/index.ts';
import { uuidv7 } from '../platform/index.ts';
import { freshDatabase } from '../testing/database.ts';
import { changeComplementary } from './change-complementary.ts';
import { changeStrictTraits } from './change-strict-traits.ts';
import { insToSend, isLocked, noComplementary, type Person } from './person.ts';
import { presentIdentity } from './present.ts';
import { recordProof } from './record-proof.ts';
import { ProofInTheFuture } from './refusals.ts';
import { setAttribute } from './set-attribute.ts';
import { changeSettings, usualSettings } from './settings.ts';
import { statusOf } from './status.ts';
import { accepted } from './testing/accepted.ts';
import { openOffice, type Office } from './testing/office.ts';
import { validateIdentity } from './validate-identity.ts';
import { withdrawProof } from './withdraw-proof.ts';

let office: Office;
let day = 0;
beforeAll(async () => void (office = await openOffice(await freshDatabase(inject('postgres'), inject('template')))));
afterAll(() => office.close());

/** Somebody new each time. */
const somebody = (): Promise<Person> =>
  office.create({ birthDate: new Date(Date.UTC(1930, 0, ++day)).toISOString().slice(0, 10) });
const prove = (person: Person, type = 'CN'): Promise<Person> =>
  office.work((tx, act) => recordProof(tx, act, person.id, { id: uuidv7(), type, checkedOn: '2026-08-31' }));

test('a proof is checked on a day of the establishment: tomorrow in Paris may be today overseas', async () => {
  const [person, establishmentId] = [await somebody(), uuidv7()];
  const checked = (at: string, from: object) =>
    office.work((tx, act) =>
      recordProof(tx, { ...act, ...from, at: new Date(at) }, person.id, {
        id: uuidv7(),
        type: 'CN',
        checkedOn: '2026-06-15',
      }),
    );
  await office.work((tx, act) =>
    addEstablishment(tx, act, {
      id: establishmentId,
      name: 'Les Filaos',
      finess: '990001026',
      siret: null,
      categoryCode: '500',
      sectorCode: 'SA17',
      address: { street: '1 rue du Port', postalCode: '97400', city: 'Saint-Denis' },
      phone: null,
      timeZone: 'Indian/Reunion',
      privacyNotice: 'Vos données.',
    }),
  );
  await expect(checked('2026-06-14T19:59:59Z', { establishmentId })).rejects.toThrow(ProofInTheFuture);
  await expect(checked('2026-06-14T20:00:00Z', {})).rejects.toThrow(ProofInTheFuture);
  expect(await checked('2026-06-14T20:00:00Z', { establishmentId })).toMatchObject({ status: 'validee' });
});

describe('the two axes', () => {
  test.each([
    [false, false, 'provisoire'],
    [true, false, 'recuperee'],
    [false, true, 'validee'],
    [true, true, 'qualifiee'],
  ] as const)('INS/va1.54 from INSi %s, proof checked %s: %s', (fromInsi, proofChecked, status) => {
    expect(statusOf({ fromInsi, proofChecked }, [])).toBe(status);
    expect(statusOf({ fromInsi, proofChecked }, ['homonyme'])).toBe(status);
    expect(statusOf({ fromInsi, proofChecked }, ['douteuse'])).toBe('provisoire');
    expect(statusOf({ fromInsi, proofChecked }, ['fictive'])).toBe('provisoire');
  });

  test('INS/va1.43 validée when a proof is checked and INSi has not answered', async () => {
    expect(await prove(await somebody())).toMatchObject({ status: 'validee', ins: null });
  });

  test('INS/va1.40 récupérée when INSi answered and no proof is checked; INS/va1.53 nothing is sent', async () => {
    const person = await accepted(office, await somebody());
    expect(person.status).toBe('recuperee');
    expect(person.ins).not.toBeNull();
    expect(insToSend(person)).toBeNull();
  });

  test('INS/va1.54 qualified only when the proof is checked and INSi answered, in either order', async () => {
    const insiFirst = await prove(await accepted(office, await somebody()));
    const proofFirst = await accepted(office, await prove(await somebody()));
    expect([insiFirst.status, proofFirst.status]).toEqual(['qualifiee', 'qualifiee']);
    expect(insToSend(proofFirst)).toEqual(proofFirst.ins);
  });
});

describe('proofs', () => {
  test('INS/va1.23 the type of the proof, its date and who saw it are kept', async () => {
    const person = await prove(await somebody(), 'PA');
    const { proofs } = await office.work((tx) => presentIdentity(tx, office.organisationId, person.id));
    expect(proofs).toMatchObject([
      {
        type: 'PA',
        typeInFrench: 'Passeport',
        highTrust: true,
        checkedOn: '2026-08-31',
        by: 'Josiane Lebrun',
        withdrawn: false,
      },
    ]);
  });

  test('a driving licence is not offered, and cannot be trusted (INS/va1.26)', async () => {
    const person = await somebody();
    await expect(prove(person, 'PC')).rejects.toMatchObject({ code: 'proof-type-unknown' });
    await expect(prove(person, 'ZZ')).rejects.toMatchObject({ code: 'proof-type-unknown' });
    const trusting = { ...usualSettings, proofs: [{ type: 'PC', highTrust: true, offered: true }] };
    await expect(office.work((tx, act) => changeSettings(tx, act, trusting))).rejects.toMatchObject({
      code: 'proof-never-trusted',
    });
  });

  test('a birth certificate proves a minor only', async () => {
    await expect(prove(await somebody(), 'AN')).rejects.toMatchObject({ code: 'proof-only-for-minors' });
    expect((await prove(await office.create({ birthDate: '2015-04-05' }), 'AN')).status).toBe('validee');
  });

  test('INS/va1.33 where a proof does not validate by itself, INS/va1.55 an explicit act does', async () => {
    const site = office.elsewhere();
    await site.work((tx, act) => changeSettings(tx, act, { ...usualSettings, validateOnHighTrustProof: false }));
    const person = await site.create();
    await expect(site.work((tx, act) => validateIdentity(tx, act, person.id))).rejects.toMatchObject({
      code: 'proof-missing',
    });
    const seen = await site.work((tx, act) =>
      recordProof(tx, act, person.id, { id: uuidv7(), type: 'CN', checkedOn: '2026-08-31' }),
    );
    expect(seen.status).toBe('provisoire');
    expect((await site.work((tx, act) => validateIdentity(tx, act, person.id))).status).toBe('validee');
  });

  test('a proof the organisation does not trust validates nothing', async () => {
    const site = office.elsewhere();
    await site.work((tx, act) =>
      changeSettings(tx, act, { ...usualSettings, proofs: [{ type: 'CM', highTrust: false, offered: true }] }),
    );
    const person = await site.create();
    const seen = await site.work((tx, act) =>
      recordProof(tx, act, person.id, { id: uuidv7(), type: 'CM', checkedOn: '2026-08-31' }),
    );
    expect(seen.status).toBe('provisoire');
  });

  test('withdrawn, the last proof takes its axis with it, and stays readable', async () => {
    const person = await prove(await accepted(office, await somebody()));
    const { proofs } = await office.work((tx) => presentIdentity(tx, office.organisationId, person.id));
    const after = await office.work((tx, act) => withdrawProof(tx, act, person.id, proofs[0]?.id ?? ''));
    expect(after.status).toBe('recuperee');
    expect((await office.work((tx) => presentIdentity(tx, office.organisationId, person.id))).proofs).toMatchObject([
      { withdrawn: true },
    ]);
    await expect(office.work((tx, act) => withdrawProof(tx, act, person.id, uuidv7()))).rejects.toMatchObject({
      code: 'unknown-proof',
    });
  });

  test('a check in the future is refused', async () => {
    const person = await somebody();
    const future = office.work((tx, act) =>
      recordProof(tx, act, person.id, { id: uuidv7(), type: 'CN', checkedOn: '2026-12-25' }),
    );
    await expect(future).rejects.toMatchObject({ code: 'proof-in-the-future' });
  });
});

describe('locking and downgrade', () => {
  test('INS/va1.18 récupérée and qualifiée are locked, visibly', async () => {
    const person = await accepted(office, await somebody());
    expect(isLocked(person)).toBe(true);
    expect((await office.work((tx) => presentIdentity(tx, office.organisationId, person.id))).locked).toBe(true);
    expect(isLocked(await prove(await somebody()))).toBe(false);
  });

  test('INS/va1.48 complementary traits stay editable', async () => {
    const person = await prove(await accepted(office, await somebody()));
    const after = await office.work((tx, act) =>
      changeComplementary(tx, act, person.id, {
        complementary: { ...noComplementary, usedFamilyName: 'Le Goff' },
        basedOn: person.complementaryVersion,
      }),
    );
    expect(after).toMatchObject({ status: 'qualifiee', ins: person.ins, complementary: { usedFamilyName: 'Le Goff' } });
  });

  test('two desks change the complementary traits from the same screen: the second is refused, nothing is overwritten', async () => {
    const person = await somebody();
    const change = (complementary: Partial<typeof noComplementary>) =>
      office.work((tx, act) =>
        changeComplementary(tx, act, person.id, {
          complementary: { ...noComplementary, ...complementary },
          basedOn: person.complementaryVersion,
        }),
      );
    const settled = await Promise.allSettled([
      change({ usedFamilyName: 'Le Goff' }),
      change({ phone: '02 43 00 00 01' }),
    ]);
    expect(settled.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const [first, second] = settled[0].status === 'fulfilled' ? [settled[0], settled[1]] : [settled[1], settled[0]];
    expect(second).toMatchObject({
      reason: {
        code: 'complementary-changed-meanwhile',
        message: 'Josiane Lebrun a changé les traits complémentaires pendant que vous les écriviez.',
      },
    });
    expect(first).toMatchObject({ value: await office.read(person.id) });
    expect((await office.read(person.id)).complementaryVersion).toBe(person.complementaryVersion + 1);
  });

  test('INS.15B a strict trait changed takes matricule and OID away, and U-04 the proof with them', async () => {
    const person = await prove(await accepted(office, await somebody()));
    const topics: string[][] = [];
    office.platform.database.onKept((_, kept) => topics.push(kept));
    const after = await office.work((tx, act) =>
      changeStrictTraits(tx, act, person.id, { ...person.traits, sex: 'M' }, 'Erreur de saisie'),
    );
    expect(after).toMatchObject({ status: 'provisoire', ins: null, traits: { sex: 'M' } });
    expect(topics.flat()).toContain(`identity-downgraded:${person.id}`);
    await expect(office.work((tx, act) => validateIdentity(tx, act, person.id))).rejects.toMatchObject({
      code: 'proof-missing',
    });
    expect((await prove(after)).status).toBe('validee');
  });

  test('the same traits typed again change nothing', async () => {
    const person = await prove(await accepted(office, await somebody()));
    expect(await office.work((tx, act) => changeStrictTraits(tx, act, person.id, person.traits, 'Pour voir'))).toEqual(
      person,
    );
  });

  test('INS/va1.44 the former status, the date and the author are kept; INS/va1.27 so is each change of traits', async () => {
    const person = await prove(await somebody());
    await office.work((tx, act) =>
      changeStrictTraits(tx, act, person.id, { ...person.traits, birthPlaceCode: '35360' }, 'Commune corrigée'),
    );
    const { statusHistory, traitHistory } = await office.work((tx) =>
      presentIdentity(tx, office.organisationId, person.id),
    );
    expect(statusHistory.map(({ from, to, by }) => [from, to, by])).toEqual([
      ['validee', 'provisoire', 'Josiane Lebrun'],
      ['provisoire', 'validee', 'Josiane Lebrun'],
      [null, 'provisoire', 'Josiane Lebrun'],
    ]);
    expect(traitHistory.map(({ traits, why }) => [traits.birthPlaceCode, why])).toEqual([
      ['35360', 'Commune corrigée'],
      ['35238', 'Création'],
    ]);
  });
});

describe('attributes', () => {
  test.each(['douteuse', 'fictive'] as const)('EXI SI 09 %s: provisoire only, no INS, no proof', async (attribute) => {
    const person = await prove(await accepted(office, await somebody()));
    const after = await office.work((tx, act) =>
      setAttribute(tx, act, person.id, { attribute, present: true, why: 'Papiers d’une autre personne' }),
    );
    expect(after).toMatchObject({ status: 'provisoire', ins: null, attributes: [attribute] });
    await expect(prove(after)).rejects.toMatchObject({ code: 'doubt-forbids' });
    const lifted = await office.work((tx, act) =>
      setAttribute(tx, act, person.id, { attribute, present: false, why: 'Vérifié' }),
    );
    expect(lifted).toMatchObject({ status: 'provisoire', attributes: [] });
    await expect(office.work((tx, act) => validateIdentity(tx, act, person.id))).rejects.toMatchObject({
      code: 'proof-missing',
    });
  });

  test('EXI SI 09 douteuse and fictive exclude each other', async () => {
    const person = await somebody();
    await office.work((tx, act) =>
      setAttribute(tx, act, person.id, { attribute: 'douteuse', present: true, why: 'Doute' }),
    );
    await expect(
      office.work((tx, act) => setAttribute(tx, act, person.id, { attribute: 'fictive', present: true, why: 'Essai' })),
    ).rejects.toMatchObject({
      code: 'doubtful-and-fictive',
    });
  });

  test('homonyme only draws attention', async () => {
    const person = await prove(await somebody());
    const after = await office.work((tx, act) =>
      setAttribute(tx, act, person.id, { attribute: 'homonyme', present: true, why: 'Même nom au 2e étage' }),
    );
    expect(after).toMatchObject({ status: 'validee', attributes: ['homonyme'] });
  });
});
