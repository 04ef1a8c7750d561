import { expect, test } from 'vitest';
import { writeBamContext, writeLpsContext } from './context.ts';
import { writeTraitsQuery } from './find-by-traits.ts';
import { software } from './testing/service.ts';
import { writeVerificationQuery } from './verify.ts';

test('2.03/1: apostrophes, hyphens and spaces leave as they are', () => {
  expect(
    writeTraitsQuery({
      birthFamilyName: "D'ARTAGNAN DE L'HERAULT",
      givenNames: ['PIERRE-ALAIN'],
      sex: 'M',
      birthDate: '2001-06-17',
      birthPlaceCode: '63220',
    }),
  ).toBe(
    `<insi:RECSANSVITALE xmlns:insi="http://www.cnamts.fr/INSiRecSans"><insi:NomNaissance>D'ARTAGNAN DE L'HERAULT</insi:NomNaissance>` +
      `<insi:Prenom>PIERRE-ALAIN</insi:Prenom><insi:Sexe>M</insi:Sexe><insi:DateNaissance>2001-06-17</insi:DateNaissance>` +
      `<insi:LieuNaissance>63220</insi:LieuNaissance></insi:RECSANSVITALE>`,
  );
});

test('no given name and no place: neither is written', () => {
  expect(writeTraitsQuery({ birthFamilyName: 'ADRUN', givenNames: [], sex: 'F', birthDate: '1975-12-31' })).toBe(
    `<insi:RECSANSVITALE xmlns:insi="http://www.cnamts.fr/INSiRecSans"><insi:NomNaissance>ADRUN</insi:NomNaissance>` +
      `<insi:Sexe>F</insi:Sexe><insi:DateNaissance>1975-12-31</insi:DateNaissance></insi:RECSANSVITALE>`,
  );
});

const asker = {
  sender: '1690000000',
  software,
  now: () => new Date('2026-11-21T09:00:00Z'),
  newId: () => '0b2a6c1e-6f5b-4b58-9a55-0d8f0b0a0001',
};

test('the BAM context is the one of §2.4', () => {
  expect(writeBamContext(asker)).toBe(
    '<ctxbam:ContexteBAM xmlns:ctxbam="urn:siram:bam:ctxbam" Version="01_02"><ctxbam:Id>0b2a6c1e-6f5b-4b58-9a55-0d8f0b0a0001</ctxbam:Id>' +
      '<ctxbam:Temps>2026-11-21T09:00:00.000Z</ctxbam:Temps><ctxbam:Emetteur>1690000000</ctxbam:Emetteur><ctxbam:COUVERTURE/></ctxbam:ContexteBAM>',
  );
});

test('the LPS context is the one of §2.4', () => {
  expect(writeLpsContext(asker)).toBe(
    '<ctxlps:ContexteLPS xmlns:ctxlps="urn:siram:lps:ctxlps" Nature="CTXLPS" Version="01_00"><ctxlps:Id>0b2a6c1e-6f5b-4b58-9a55-0d8f0b0a0001</ctxlps:Id>' +
      '<ctxlps:Temps>2026-11-21T09:00:00.000Z</ctxlps:Temps><ctxlps:Emetteur>1690000000</ctxlps:Emetteur>' +
      '<ctxlps:LPS><ctxlps:IDAM R="4">LIANE-0001</ctxlps:IDAM><ctxlps:Version>0.1.0</ctxlps:Version>' +
      '<ctxlps:Instance>0b2a6c1e-6f5b-4b58-9a55-0d8f0b0a0003</ctxlps:Instance><ctxlps:Nom>urn:lps:Liane:0.1.0</ctxlps:Nom></ctxlps:LPS></ctxlps:ContexteLPS>',
  );
});

test('the verification tree is the one of U-07', () => {
  expect(
    writeVerificationQuery({
      matricule: '275126322074974',
      oid: '1.2.250.1.213.1.4.10',
      traits: {
        birthFamilyName: 'ADRUN',
        birthGivenNames: 'ZOE LEA',
        sex: 'F',
        birthDate: '1975-12-31',
        birthPlaceCode: '63220',
      },
    }),
  ).toBe(
    '<insi:IndividuVerifie xmlns:insi="http://www.cnamts.fr/INSiLot2/REPUnitaire">' +
      '<insi:INSFourni><insi:IdIndividu><insi:NumIdentifiant>2751263220749</insi:NumIdentifiant><insi:Cle>74</insi:Cle></insi:IdIndividu><insi:OID>1.2.250.1.213.1.4.10</insi:OID></insi:INSFourni>' +
      '<insi:TraitsIdentiteIndividu><insi:NomNaissance>ADRUN</insi:NomNaissance><insi:Prenom>ZOE</insi:Prenom><insi:ListePrenom>ZOE LEA</insi:ListePrenom>' +
      '<insi:Sexe>F</insi:Sexe><insi:DateNaissance>1975-12-31</insi:DateNaissance><insi:LieuNaissance>63220</insi:LieuNaissance></insi:TraitsIdentiteIndividu></insi:IndividuVerifie>',
  );
});
