import { expect, test } from 'vitest';
import { dominique, dominiqueCx, nadia } from './testing/answers.ts';
import { dmpThat, says } from './testing/dmp-that.ts';

const habilitation = 'urn:si-dmp-habilitations:HabilitationsEndPoint:setAuthorization';
const habilitated = (status: string, context = ''): string =>
  `<r:setAuthorizationResponse xmlns:r="urn:si-dmp-habilitations"><r:output><r:status>${status}</r:status><r:context>${context}</r:context></r:output></r:setAuthorizationResponse>`;

test('DMP/3.4 TD0.3: the authorisation of the caller; the person is in the VIHF alone', async () => {
  const { dmp, service } = await dmpThat(says(`${habilitation}Response`, habilitated('DMPOk', 'Déjà autorisé')));
  await dmp.authorise(dominique, 'AJOUT', nadia);
  await dmp.authorise(dominique, 'SUPPRESSION', nadia, 'MEDECIN_TRAITANT');
  expect(
    service.asked.map(({ path, action, body }) => [path, action, body.children.map((each) => each.text())]),
  ).toEqual([
    ['/habilitations', habilitation, ['AJOUT']],
    ['/habilitations', habilitation, ['SUPPRESSION', 'MEDECIN_TRAITANT']],
  ]);
  expect(service.asked[0]?.vihf).toMatchObject({ resourceId: dominiqueCx, mode: 'INDIRECTE_RENFORCEE' });
  expect(service.asked[0]?.body.allText()).not.toContain('279035121518989');
});

test('TD0.3 refused keeps its status as code', async () => {
  const { dmp } = await dmpThat(
    says(`${habilitation}Response`, habilitated('DMPGenericError', 'PS et Structure non liés')),
  );
  await expect(dmp.authorise(dominique, 'AJOUT', nadia)).rejects.toMatchObject({
    code: 'DMPGenericError',
    toDo: 'Vérifiez son lieu d’exercice dans l’Annuaire Santé.',
  });
});

test('DMP/3.4 TD0.4: the records one is authorised on, about nobody in particular', async () => {
  const action = 'urn:si-dmp-patients:PatientSpecificEndPoint:patientList';
  const person = (id: string) =>
    `<patientlistData><patientIdentifier><nationalId>${id}</nationalId><nationalIdType>1.2.250.1.213.1.4.10</nationalIdType></patientIdentifier><lastName>DURAND</lastName><patronymicalName>PAT-TROIS</patronymicalName><firstName>DOMINIQUE</firstName><dateOfBirth>19790328</dateOfBirth><MT>false</MT><message>false</message><lastUpdateDate>20261120</lastUpdateDate><lastAddDate>20261121</lastAddDate></patientlistData>`;
  const { dmp, service } = await dmpThat(
    says(
      `${action}Response`,
      `<patientListResponse xmlns="urn:si-dmp-patients"><output>${person('279035121518989')}<patientlistData><MT>false</MT><message>false</message></patientlistData><status>DMPOk</status></output></patientListResponse>`,
    ),
  );
  expect(await dmp.authorisedRecords(nadia, new Date('2026-11-01T00:00:00Z'))).toEqual([
    {
      ins: dominique,
      birthName: 'PAT-TROIS',
      givenName: 'DOMINIQUE',
      birthDate: '19790328',
      lastChangeAt: '20261120',
      lastDocumentAt: '20261121',
    },
  ]);
  expect(service.asked[0]?.vihf.resourceId).toBeUndefined();
  expect(service.asked[0]?.body.children.map((each) => each.text())).toEqual(['20261101', 'LASTAUTORIZATION']);
});
