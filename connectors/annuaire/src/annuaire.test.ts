import {
  generalPractitioner,
  pontPharmacy,
  quaiPractice,
  sablierHospital,
  tilleulsNurse,
  valleeLaboratory,
} from '@liane/cast';
import { startSandbox } from '@liane/sandbox';
import type { RunningSandbox } from '@liane/sandbox';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { AnnuaireError, AnnuaireQueryInvalid, openAnnuaire } from './index.ts';
import type { Annuaire } from './index.ts';

let town: RunningSandbox;
let annuaire: Annuaire;
beforeAll(async () => {
  town = await startSandbox({ port: 0 });
  annuaire = openAnnuaire({ ...town.annuaire, sandbox: true });
});
afterEach(() => town.reset());
afterAll(async () => {
  annuaire.close();
  await town.close();
});

test('ANN/va1.05 a GP is found by number: name, profession, speciality, place and MSSanté address', async () => {
  expect(await annuaire.professionals({ rpps: generalPractitioner.rpps ?? '' })).toEqual([
    {
      kind: 'professional',
      rpps: generalPractitioner.rpps,
      finess: null,
      familyName: 'LEMOINE',
      givenName: 'Gérard',
      organisation: 'CABINET MÉDICAL DU QUAI',
      professionCode: '10',
      professionInFrench: 'Médecin',
      savoirFaire: ['Qualifié en Médecine Générale (SM)'],
      address: { lines: ['7 QUAI DE LA MAYENNE'], postalCode: '53000', city: 'LAVAL' },
      phone: quaiPractice.phone.replace('+33', '0'),
      mssanteAddresses: [generalPractitioner.mssante],
      active: true,
    },
  ]);
});

test('SC.MSS/CONF.20 by name, by profession, by place: each narrows the homonyms', async () => {
  const names = async (query: Parameters<Annuaire['professionals']>[0]) =>
    (await annuaire.professionals(query)).map(({ givenName, familyName }) => `${givenName} ${familyName}`);
  expect(await names({ name: 'Lemoine' })).toEqual(['Gérard LEMOINE', 'Gérald LEMOINE', 'Anne-Sophie LEMOINE']);
  expect(await names({ name: 'lemoine gér' })).toEqual(['Gérard LEMOINE', 'Gérald LEMOINE']);
  expect(await names({ name: 'Lemoine', professionCode: '70' })).toEqual(['Anne-Sophie LEMOINE']);
  expect(await names({ name: 'Lemoine', professionCode: '10', place: 'laval' })).toEqual(['Gérard LEMOINE']);
  expect(await names({ name: 'Lemoine', place: '35' })).toEqual(['Gérald LEMOINE']);
  expect(await names({ place: 'Évron', professionCode: '21' })).toEqual(['Luc CHEVALIER']);
  expect(await names({ name: 'Personne' })).toEqual([]);
});

test('who works in two places has two entries; a salaried professional is written to at the mailbox of the situation', async () => {
  const entries = await annuaire.professionals({ name: 'Ollivier' });
  expect(entries.map(({ address }) => address?.city)).toEqual(['LAVAL', 'MAYENNE']);
  const [nurse] = await annuaire.professionals({ rpps: tilleulsNurse.rpps ?? '' });
  expect(nurse?.mssanteAddresses).toEqual([tilleulsNurse.mssante]);
});

test('a retired professional is told by number, as inactive, and no longer found by name', async () => {
  expect(await annuaire.professionals({ name: 'Garnier' })).toEqual([]);
  expect((await annuaire.professionals({ rpps: '10199005074' })).map(({ active }) => active)).toEqual([false]);
});

test('structures by FINESS, by any word of their name, by town', async () => {
  const found = async (query: Parameters<Annuaire['organisations']>[0]) =>
    (await annuaire.organisations(query)).map(({ organisation, mssanteAddresses }) => [organisation, mssanteAddresses]);
  expect(await found({ finess: sablierHospital.finess ?? '' })).toEqual([
    ['CENTRE HOSPITALIER DU SABLIER', [sablierHospital.mssante]],
  ]);
  expect(await found({ name: 'laboratoire vallée' })).toEqual([
    ['LABORATOIRE DE LA VALLÉE', [valleeLaboratory.mssante]],
  ]);
  expect(await found({ name: 'pharmacie', place: '53000' })).toEqual([
    ['PHARMACIE DU PONT NEUF', [pontPharmacy.mssante]],
  ]);
  expect(await found({ name: 'pharmacie', place: 'Évron' })).toEqual([
    ['PHARMACIE DE LA HALLE', ['halle@pharmacie.mssante.fr']],
  ]);
});

test('a search for nothing never leaves', async () => {
  await expect(annuaire.professionals({ name: ' - ', professionCode: '10' })).rejects.toThrow(AnnuaireQueryInvalid);
  await expect(annuaire.organisations({ name: 'de la' })).rejects.toThrow(AnnuaireQueryInvalid);
  expect(town.journal.of('annuaire')).toEqual([]);
});

test('forty searches at once all come back', async () => {
  const all = await Promise.all(Array.from({ length: 40 }, () => annuaire.organisations({ name: 'sablier' })));
  expect(all.filter((found) => found.length !== 2)).toEqual([]);
});

test('a call refused because others were in haste on the same key is made again', async () => {
  let at = new Date('2026-11-21T09:00:00Z');
  const hurried = await startSandbox({ port: 0, now: () => at });
  const asking = openAnnuaire({ ...hurried.annuaire, sandbox: true });
  try {
    const { address, apiKey } = hurried.annuaire;
    for (let call = 0; call < 17; call++)
      await (await fetch(`${address}/metadata`, { headers: { 'esante-api-key': apiKey } })).arrayBuffer();
    const found = asking.organisations({ finess: sablierHospital.finess ?? '' });
    await expect.poll(() => hurried.journal.of('annuaire')[0]?.status).toBe(429);
    at = new Date(at.getTime() + 2_000);
    expect(await found).toHaveLength(1);
  } finally {
    asking.close();
    await hurried.close();
  }
});

test.each([
  ['slow', 'annuaire-slow', true],
  ['down', 'annuaire-unreachable', true],
  ['cut', 'annuaire-unreachable', true],
  ['rubbish', 'annuaire-unreadable', true],
  ['refusal', 'annuaire-refused-key', false],
] as const)('the switchboard says « %s »: %s', async (kind, code, worthRetrying) => {
  const hurried = openAnnuaire({ ...town.annuaire, sandbox: true, timeout: 300 });
  town.faults.set('annuaire', { kind, ...(kind === 'slow' && { delayMs: 5_000 }) });
  const failure = await hurried.professionals({ name: 'Lemoine' }).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(AnnuaireError);
  expect(failure).toMatchObject({ code, worthRetrying });
  expect(String(failure)).toContain('Annuaire Santé');
  hurried.close();
});

test('a wrong key is told as such', async () => {
  const stranger = openAnnuaire({ ...town.annuaire, apiKey: 'autre', sandbox: true });
  await expect(stranger.organisations({ place: 'Laval' })).rejects.toMatchObject({ code: 'annuaire-refused-key' });
  stranger.close();
});
