import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { professionSystems } from './caller.ts';
import { writtenPaper } from '../parties/testing/papers.ts';
import { RecordRefused } from './records.ts';
import type { DmpRecords, ProfessionalViewer, RecordViewer } from './records.ts';
import { callOf, lotAbout, newOid } from './testing/lot.ts';
import { insOf, keysOf, openTown, psIdOf, refusalsOf } from './testing/town.ts';
import type { TestTown } from './testing/town.ts';

let here: TestTown;
let records: DmpRecords;
beforeAll(async () => {
  here = await openTown();
  records = here.town.dmpRecords;
});
beforeEach(() => here.town.reset());
afterAll(() => here.town.close());

const key = 'mauricette';
const mauricette = insOf(key);
const person: RecordViewer = { kind: 'person' };
const representative: RecordViewer = { kind: 'representative', name: 'Camille MORVAN' };
const emergencyDoctor: ProfessionalViewer = {
  kind: 'professional',
  id: '899700009991',
  name: 'Sophie REYNAUD',
  professionCode: '10',
  professionSystem: professionSystems.health,
  structureId: '1990003014',
  structureName: 'Centre hospitalier du Sablier',
};
const generalPractitioner: ProfessionalViewer = {
  ...emergencyDoctor,
  id: psIdOf('generalPractitioner'),
  name: 'Le médecin traitant',
};

async function deposit(...hidden: string[]): Promise<string> {
  const lot = lotAbout(key, keysOf(here.town, '1990001026').seal);
  const [entry] = lot.content.documents;
  if (!entry) throw new Error('empty lot');
  entry.confidentiality.push(
    ...hidden.map((code) => ({ code, codeSystem: '1.2.250.1.213.1.1.4.13', displayName: code })),
  );
  expect(refusalsOf(await here.call(callOf(lot, key)))).toEqual([]);
  return entry.uniqueId;
}

const listed = (viewer: RecordViewer): string[] => records.list(mauricette, viewer).map(({ entry }) => entry.uniqueId);
const refused = (act: () => unknown): string | undefined => {
  try {
    act();
  } catch (error) {
    if (error instanceof RecordRefused) return error.code;
    throw error;
  }
  return undefined;
};

test('each viewer sees what the table of digest 3.9 lets them see', async () => {
  const open = await deposit();
  const masked = await deposit('MASQUE_PS');
  const unannounced = await deposit('INVISIBLE_PATIENT');
  const secret = await deposit('INVISIBLE_REPRESENTANTS_LEGAUX');
  expect(new Set(listed(person))).toEqual(new Set([open, masked, secret]));
  expect(new Set(listed(representative))).toEqual(new Set([open, masked]));
  records.authorise(mauricette, emergencyDoctor, true);
  expect(new Set(listed(emergencyDoctor))).toEqual(new Set([open, unannounced, secret]));
  expect(new Set(listed(generalPractitioner))).toEqual(new Set([open, masked, unannounced, secret]));
  expect(refused(() => records.read(mauricette, masked, emergencyDoctor))).toBe('XDSDocumentUniqueIdError');
  expect(records.read(mauricette, open, emergencyDoctor).bytes.toString()).toContain('ClinicalDocument');
});

test('nobody reads before an authorisation; bris de glace passes, unless the person is opposed', async () => {
  const open = await deposit();
  const masked = await deposit('MASQUE_PS');
  expect(refused(() => listed(emergencyDoctor))).toBe('DMPAccessDeniedByRightsService');
  const urgent = { ...emergencyDoctor, purpose: 'bris_de_glace' as const };
  expect(listed(urgent)).toEqual([open]);
  records.decide(mauricette, 'allowsMaskedInEmergency', true);
  expect(new Set(listed(urgent))).toEqual(new Set([open, masked]));
  records.decide(mauricette, 'opposedToBreakGlass', true);
  expect(refused(() => listed(urgent))).toBe('DMPAccessDeniedByRightsService');
  expect(records.notices(mauricette, { kind: 'person' })[0]).toMatchObject({
    kind: 'emergency',
    text: 'Sophie REYNAUD a ouvert votre dossier en urgence.',
  });
});

test('a blocked professional sees nothing more, whatever was agreed; unblocked, sees again', async () => {
  await deposit();
  records.authorise(mauricette, emergencyDoctor, true);
  records.block(mauricette, emergencyDoctor, true);
  expect(refused(() => listed(emergencyDoctor))).toBe('DMPAccessDeniedByRightsService');
  expect(refused(() => listed({ ...emergencyDoctor, purpose: 'bris_de_glace' }))).toBe(
    'DMPAccessDeniedByRightsService',
  );
  expect(refused(() => records.authorise(mauricette, emergencyDoctor, true))).toBe('DMPAccessDeniedByRightsService');
  expect(records.stateOf(mauricette)?.blocked).toMatchObject([{ id: emergencyDoctor.id, name: 'Sophie REYNAUD' }]);
  records.block(mauricette, emergencyDoctor, false);
  expect(listed(emergencyDoctor)).toHaveLength(1);
});

test('the person masks and shows again; a professional unmasks only their own', async () => {
  const open = await deposit();
  records.authorise(mauricette, emergencyDoctor, true);
  records.mask(mauricette, open, true, person);
  expect(listed(emergencyDoctor)).toEqual([]);
  expect(records.list(mauricette, person)[0]).toMatchObject({ masked: true, entry: { version: '2' } });
  records.mask(mauricette, open, false, person);
  records.mask(mauricette, open, true, emergencyDoctor);
  expect(refused(() => records.mask(mauricette, open, false, emergencyDoctor))).toBe('XDSDocumentUniqueIdError');
  records.mask(mauricette, open, false, generalPractitioner);
  expect(listed(emergencyDoctor)).toEqual([open]);
});

test('announced by a professional, a document reaches the person, who is told', async () => {
  const unannounced = await deposit('INVISIBLE_PATIENT');
  expect(listed(person)).toEqual([]);
  records.makeVisible(mauricette, unannounced, generalPractitioner);
  expect(listed(person)).toEqual([unannounced]);
  expect(records.notices(mauricette, { kind: 'person' })).toContainEqual(
    expect.objectContaining({ kind: 'document', text: expect.stringContaining('vous montre'), uniqueId: unannounced }),
  );
});

test('who looked: all of it for the person, one’s own for others; never the name of what is hidden from the viewer', async () => {
  const unannounced = await deposit('INVISIBLE_PATIENT');
  const open = await deposit();
  records.authorise(mauricette, emergencyDoctor, true);
  records.read(mauricette, open, emergencyDoctor);
  records.read(mauricette, unannounced, emergencyDoctor);
  expect(records.traces(mauricette, person, open).map(({ did, name }) => [did, name])).toEqual([
    ['a lu', 'Sophie REYNAUD'],
    ['a déposé', expect.any(String)],
  ]);
  expect(records.traces(mauricette, person)).not.toContainEqual(expect.objectContaining({ uniqueId: unannounced }));
  expect(JSON.stringify(records.notices(mauricette, { kind: 'person' }))).not.toContain(unannounced);
  expect(records.traces(mauricette, emergencyDoctor).every(({ by }) => by === emergencyDoctor.id)).toBe(true);
  expect(records.traces(mauricette, generalPractitioner, unannounced)).toHaveLength(2);
});

test('a closed record opens to nobody, and can be opened again', async () => {
  const open = await deposit();
  records.close(mauricette, 'Fermé par la personne');
  expect(refused(() => listed(person))).toBe('XDSUnknownPatientId');
  expect(records.stateOf(mauricette)).toMatchObject({ state: 'closed', closedBecause: 'Fermé par la personne' });
  records.reopen(mauricette);
  expect(listed(person)).toEqual([open]);
});

test('what is published must be a CDA of that person', () => {
  const by = { id: emergencyDoctor.id, name: 'Sophie REYNAUD', structureId: '1990003014', structureName: 'CH' };
  expect(refused(() => records.publish(mauricette, { cda: Buffer.from('<a/>'), by }))).toBe('InvalidDocumentContent');
  expect(refused(() => records.publish(insOf('maria'), { cda: Buffer.from('<a/>'), by }))).toBe('XDSUnknownPatientId');
});

test('a new version takes the place of the one before, in a lot of its own', async () => {
  const by = { id: emergencyDoctor.id, name: 'Sophie REYNAUD', structureId: '1990003014', structureName: 'CH' };
  const { cda, head } = await writtenPaper('discharge letter');
  const uniqueId = newOid();
  records.publish(mauricette, { cda, by });
  const next = Buffer.from(cda.toString('utf8').replaceAll(head.uniqueId, uniqueId));
  expect(records.publish(mauricette, { cda: next, by, replaces: head.uniqueId })).toBe(uniqueId);
  const kept = records.list(mauricette, person).map(({ entry }) => [entry.uniqueId, entry.availabilityStatus]);
  expect(Object.fromEntries(kept)).toEqual({ [head.uniqueId]: 'Deprecated', [uniqueId]: 'Approved' });
  expect(refused(() => records.publish(mauricette, { cda, by }))).toBe('XDSDuplicateUniqueIdInRegistry');
});

test('what hides a document is one of the three codes, or nothing is kept', async () => {
  const by = { id: emergencyDoctor.id, name: 'Sophie REYNAUD', structureId: '1990003014', structureName: 'CH' };
  const { cda } = await writtenPaper('discharge letter');
  const publish = (code: string) => () => records.publish(mauricette, { cda, by, confidentiality: [code] });
  expect(refused(publish('SECRET'))).toBe('XDSRegistryMetadataError');
  expect(refused(publish('INVISIBLE_PATIENT'))).toBeUndefined();
  expect(listed(person)).toEqual([]);
});

test('looking at how everybody stands leaves no trace, and gives nothing that can be changed', () => {
  const [first] = records.everybody();
  first?.givenNames.push('Autre');
  expect(records.everybody()[0]?.givenNames).not.toContain('Autre');
  expect(records.traces(mauricette, person)).toEqual([]);
});
