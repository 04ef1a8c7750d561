import { expect, test } from 'vitest';
import { DmpRefused, DmpUnreadable } from './index.ts';
import { dominique, dominiqueCx, nadia, handWritten, worker } from './testing/answers.ts';
import { dmpThat, says } from './testing/dmp-that.ts';

const td02 = 'urn:hl7-org:v3:PRPA_IN201308UV02';

test('DMP/3.3 TD0.2: the state, the traits, the authorisation, asked in AIR by the professional', async () => {
  const { dmp, service } = await dmpThat(says(td02, handWritten('state-active')));
  expect(await dmp.stateOf(dominique, nadia)).toEqual({
    exists: true,
    state: 'active',
    closedBecause: null,
    traits: {
      birthName: 'PAT-TROIS',
      usedName: 'DURAND',
      givenNames: ['DOMINIQUE', 'MARIE-LOUISE'],
      birthDate: '1979-03-28',
      sex: 'F',
    },
    authorisation: 'VALIDE',
    isTreatingDoctor: true,
    linkedToMonEspaceSante: true,
  });
  const [asked] = service.asked;
  expect([asked?.path, asked?.action]).toEqual(['/patients', 'urn:hl7-org:v3:PRPA_IN201307UV02']);
  expect(asked?.headers['content-type']).toBe(
    'application/soap+xml; charset=utf-8; action="urn:hl7-org:v3:PRPA_IN201307UV02"',
  );
  expect(asked?.vihf).toMatchObject({
    mode: 'INDIRECTE_RENFORCEE',
    means: 'APP_BROWSER_AUTH',
    subjectId: '899700000017',
    subjectName: 'BELKACEM Nadia',
    structureId: '1750000001',
    sector: 'SA17',
    resourceId: dominiqueCx,
    purpose: 'normal',
    issuer: 'CN=CACHET,OU=1750000001,O=Résidence\\, les Tilleuls,C=FR',
    software: { homologation: 'LIANE-DMP-0001' },
  });
  expect(asked?.body.descendants('reasonCode')[0]?.attribute('code')).toBe('TEST_EXST');
  expect(asked?.body.descendants('patientIdentifier')[0]?.child('value')?.attribute('extension')).toBe(
    dominique.matricule,
  );
});

test('TD0.2 before a feeding is asked INDIRECTE, without a means', async () => {
  const { dmp, service } = await dmpThat(says(td02, handWritten('state-active')));
  await dmp.stateOf(dominique, worker);
  expect([service.asked[0]?.vihf.mode, service.asked[0]?.vihf.means]).toEqual(['INDIRECTE', undefined]);
});

test('TD0.2: no DMP, a closed one, one that is forbidden', async () => {
  const active = handWritten('state-active');
  const absent = await dmpThat(says(td02, handWritten('state-absent')));
  expect(await absent.dmp.stateOf(dominique, nadia)).toMatchObject({
    exists: false,
    state: 'absent',
    authorisation: null,
  });
  const closed = await dmpThat(says(td02, active.replace('statusCode code="active"', 'statusCode code="terminated"')));
  expect(await closed.dmp.stateOf(dominique, nadia)).toMatchObject({ exists: true, state: 'closed' });
  const forbidden = await dmpThat(says(td02, active.replace('code="VALIDE"', 'code="INTERDIT"')));
  expect(await forbidden.dmp.stateOf(dominique, nadia)).toMatchObject({ authorisation: 'INTERDIT' });
  const unheard = await dmpThat(says(td02, active.replace('code="VALIDE"', 'code="PEUT_ETRE"')));
  expect(await unheard.dmp.stateOf(dominique, nadia)).toMatchObject({ authorisation: null });
});

test('TD0.2: an error keeps its code and never an INS', async () => {
  const { dmp } = await dmpThat(says(td02, handWritten('state-refused')));
  const refusal = await dmp.stateOf(dominique, nadia).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(DmpRefused);
  expect(refusal).toMatchObject({
    code: 'DMPAccessDeniedByRightsService',
    context: 'Droit absent pour …',
    retry: false,
    kind: 'dmp-refused',
  });
});

test.each<[string, (text: string) => string]>([
  ['another person', (text) => text.replace('279035121518989', '188102B17295165')],
  ['two people', (text) => text.replace(/(<v3:subject1.*<\/v3:subject1>)/s, '$1$1')],
  [
    'two answers about the authorisation',
    (text) => text.replace(/(<v3:attentionLine>.*?<\/v3:attentionLine>)/s, '$1$1'),
  ],
  ['an unknown state', (text) => text.replace('code="active"', 'code="suspended"')],
  ['no answer', (text) => text.replace('code="OK"', 'code="QE"')],
  ['another message', (text) => text.replaceAll('PRPA_IN201308UV02', 'PRPA_IN201306UV02')],
])('TD0.2 that answers %s is set aside', async (_what, spoil) => {
  const { dmp } = await dmpThat(says(td02, spoil(handWritten('state-active'))));
  await expect(dmp.stateOf(dominique, nadia)).rejects.toBeInstanceOf(DmpUnreadable);
});
