import { readEnvelope } from '@liane/soap';
import { expect, test } from 'vitest';
import { InsiUnreadable } from './errors.ts';
import { readResult } from './read-result.ts';
import { ecetinsi, result } from './testing/answers.ts';

const read = (text: string) => readResult(readEnvelope(text).body);
const identityIn = (person: string) => {
  const answer = read(result('00', 'OK', person));
  if (answer.code !== '00') throw new Error('an identity was expected');
  return answer.identity;
};

test('2.04: the identity with its former matricules as delivered, inverted dates included', () => {
  expect(read(result('00', 'OK', ecetinsi))).toEqual({
    code: '00',
    label: 'OK',
    identity: {
      active: { matricule: '109076322083489', oid: '1.2.250.1.213.1.4.10' },
      history: [
        {
          matricule: '209076322083439',
          oid: '1.2.250.1.213.1.4.10',
          type: 'NIR',
          from: '2019-01-02',
          until: '2018-01-02',
        },
        { matricule: '209066322012355', oid: '1.2.250.1.213.1.4.10' },
      ],
      traits: {
        birthFamilyName: 'ECETINSI',
        firstBirthGivenName: 'PIERRE-ALAIN',
        birthGivenNames: 'PIERRE-ALAIN MURIEL FLORIANT',
        sex: 'M',
        birthDate: '2009-07-14',
        birthPlaceCode: '63220',
      },
      importable: true,
      because: [],
    },
  });
});

test('01 and 02 come without data', () => {
  expect(read(result('01', 'Aucune identite trouvee'))).toEqual({ code: '01', label: 'Aucune identite trouvee' });
  expect(read(result('02', 'Plusieurs identites trouvees'))).toEqual({
    code: '02',
    label: 'Plusieurs identites trouvees',
  });
});

test.each([
  ['INS/va1.28 unknown day', '<DateNaissance>2009-07-14', '<DateNaissance>2009-07-00', ['birth-date-lunar']],
  ['INS/va1.28 unknown month and day', '<DateNaissance>2009-07-14', '<DateNaissance>2009-00-00', ['birth-date-lunar']],
  ['INS/va1.28 unknown month alone', '<DateNaissance>2009-07-14', '<DateNaissance>2009-00-14', ['birth-date-lunar']],
  ['impossible date', '<DateNaissance>2009-07-14', '<DateNaissance>2009-02-30', ['birth-date-impossible']],
  ['INS/va1.31 empty name', '<NomNaissance>ECETINSI', '<NomNaissance>', ['birth-name-empty']],
  ['INS/va1.31 empty names', '<ListePrenom>PIERRE-ALAIN MURIEL FLORIANT', '<ListePrenom>', ['given-names-empty']],
  ['INS/va1.31 blank names', '<ListePrenom>PIERRE-ALAIN MURIEL FLORIANT', '<ListePrenom> \n', ['given-names-empty']],
  ['INS/va1.31 empty sex', '<Sexe>M', '<Sexe>', ['sex-empty']],
  ['INS/va1.31 absent sex', '<Sexe>M</Sexe>', '', ['sex-empty']],
  ['no place', '<LieuNaissance>63220', '<LieuNaissance>', ['birth-place-empty']],
  ['case 2.08/2 wrong key', '<Cle>89', '<Cle>88', ['matricule-key-wrong']],
  ['abandoned INS-C', '.4.10</OID></INSACTIF>', '.4.2</OID></INSACTIF>', ['oid-unknown']],
])('%s: delivered, never importable', (_what, from, to, because) => {
  const { importable, because: told, history } = identityIn(ecetinsi.replace(from, to));
  expect([importable, told, history.length]).toEqual([false, because, 2]);
});

test('a Corsican matricule in lower case is kept in capitals', () => {
  const corsican = ecetinsi.replace('1090763220834</NumIdentifiant><Cle>89', '160012b020777</NumIdentifiant><Cle>13');
  expect(identityIn(corsican)).toMatchObject({ active: { matricule: '160012B02077713' }, importable: true });
});

test.each([
  ['another message', '<x/>'],
  ['another namespace', result('01', '').replaceAll('INSiResultat', 'INSiRecSans')],
  ['no CR', result('01', '').replace(/<ns2:CR>.*<\/ns2:CR>/, '')],
  ['an unknown code', result('03', '?')],
  ['an empty code', result('', '')],
  ['00 with nobody', result('00', 'OK')],
  ['01 with somebody', result('01', '', ecetinsi)],
  ['02 with somebody', result('02', '', ecetinsi)],
  ['two persons', result('00', 'OK', ecetinsi + ecetinsi)],
  ['two names', result('00', 'OK', ecetinsi.replace('<Prenom>', '<NomNaissance>AUTRE</NomNaissance><Prenom>'))],
  ['two active INS', result('00', 'OK', ecetinsi.replaceAll('INSHISTO', 'INSACTIF'))],
  ['a name inside a name', result('00', 'OK', ecetinsi.replace('<NomNaissance>', '<NomNaissance><x/>'))],
  ['a short matricule', result('00', 'OK', ecetinsi.replace('1090763220834', '109076322083'))],
  ['no key', result('00', 'OK', ecetinsi.replace('<Cle>89</Cle>', ''))],
  ['an OID that is none', result('00', 'OK', ecetinsi.replace('1.2.250.1.213.1.4.10', 'urn:x'))],
  ['a former matricule that is none', result('00', 'OK', ecetinsi.replace('2090663220123', '?'))],
  ['unqualified elements', result('00', 'OK', ecetinsi.replace('<TIQ>', '<TIQ xmlns="">'))],
])('%s is unreadable', (_what, text) => {
  expect(() => read(text.startsWith('<x') ? result('', '').replace(/<ns2:RESULTAT.*RESULTAT>/, text) : text)).toThrow(
    InsiUnreadable,
  );
});
