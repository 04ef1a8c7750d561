import type { KnownPerson } from './known-person.ts';

/**
 * The fictional people of the DMP kit (digest §8): birth name, given names, sex, birth date, matricule.
 * Their birthplace is the one their matricule tells.
 */
const rows: readonly (readonly [string, string, 'F' | 'M', string, string])[] = [
  ['PAT-TROIS', 'DOMINIQUE MARIE-LOUISE', 'F', '1979-03-28', '279035121518989'],
  ['CORSE', 'FIGATELLIX', 'M', '1988-10-12', '188102B17295165'],
  ['PATB-QUATRE', 'LAURENCE', 'F', '1907-05-25', '207058575627097'],
  ['CONTESTE', 'JEAN', 'M', '1953-07-24', '153078987658513'],
  ['FERMETURE', 'FLORENCE', 'F', '1970-10-12', '270108604926542'],
  ['MAXIMOP', 'NADINE', 'F', '2002-09-18', '202096615708958'],
  ['AUTORISEPAS', 'HELENE', 'F', '1965-02-26', '265025544371476'],
  ['BLOCH', 'DIDER', 'M', '1938-08-23', '138080427231017'],
  ['EXPIRE', 'ELVIRE', 'F', '1941-03-01', '241030750595179'],
  ['ENCHAINE', 'IRENE', 'F', '1957-06-28', '157069329642881'],
  ['DUPRE', 'CORINNE', 'F', '1948-11-09', '148115530271002'],
  ['HALL', 'ANNIE', 'F', '1987-08-20', '287080883795737'],
  ['ATTRIBUT', 'MONIQUE', 'F', '1935-06-07', '235061058692768'],
  ['ALOT', 'CECILE', 'F', '1916-09-01', '116095280720767'],
  ['RECHERCHE', 'MARJORIE', 'F', '1978-10-23', '178101062506892'],
  ['MELANGE', 'AURELIE', 'F', '1984-04-16', '284049532614938'],
  ['MELANGE', 'BERTRAND', 'M', '1992-02-27', '192025226929462'],
  ['MELANGE', 'SEBASTIEN', 'M', '2011-06-19', '111068647818424'],
  ['URGENCE', 'CLARENCE', 'M', '2013-10-16', '213102288044517'],
  ['PAT-VUN-UN', 'NEO', 'M', '1999-03-31', '199033022011538'],
  ['PAT-VUN-DEUX', 'ADAM', 'M', '2016-08-23', '116083022011613'],
  ['PATB-TROIS', 'SOPHIE', 'F', '2011-06-07', '211066322074514'],
  ['PAT-EXPPAT', 'GERALT', 'M', '2007-10-26', '107103022020113'],
  ['ENS-GRUBER', 'HANS', 'M', '1948-02-21', '148026322000195'],
  ['PETRA', 'DIDIER', 'M', '2007-10-23', '207100486108281'],
  ['AIRTRIBUT', 'PAULINE', 'F', '2011-04-24', '211046322000147'],
  ['MEUHES', 'ALI', 'M', '2009-01-29', '109016322000249'],
  ['DESMAUX', 'NATHALIE', 'F', '1955-06-15', '255069999999934'],
  ['INSFAMILLEQUATRE', 'JUMEAUUN', 'M', '1999-01-15', '199013417202174'],
  ['INSFAMILLEQUATRE', 'JUMEAUDEUX', 'M', '1999-01-15', '199013417202273'],
  ['INSFAMILLEQUATRE', 'JUMEAUTROIS', 'M', '1999-01-15', '199013417202372'],
  ['INSFAMILLEQUATRE', 'JUMEAUQUATRE', 'M', '1999-01-15', '199013417202471'],
  ['PAT-PLUSHUIT', 'LEO', 'M', '2015-02-13', '115023022010871'],
  ['PAT-PLUSHUITDEMI', 'LEON', 'M', '2015-02-13', '115023022010970'],
];

export const dmpKit: readonly KnownPerson[] = rows.map(([birthName, givenNames, sex, birthDate, matricule]) => ({
  birthName,
  givenNames: givenNames.split(' '),
  sex,
  birthDate,
  birthPlace: matricule.slice(5, 10),
  matricule,
}));
