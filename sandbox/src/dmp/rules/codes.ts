import type { Coded } from '@liane/xds';

/** Closed lists as the digest gives them (3.5, 3.6). They move twice a year: data, not code. */
const loinc = '2.16.840.1.113883.6.1';
const national = '1.2.250.1.213.1.1.4.12';
const classSystem = '1.2.250.1.213.1.1.4.1';
const sectorSystem = '1.2.250.1.71.4.2.4';

/** ASS_X16 of 2024-02: types of each class. */
const typesOfClass: Readonly<Record<string, string>> = {
  '10':
    '11488-4 11490-0 11502-2 11505-5 11506-3 11526-1 15507-7 15508-5 28653-4 29274-8 34112-3 34749-2 34794-8 34874-8 34875-5 ' +
    '47420-5 51969-4 59283-2 60568-3 67851-6 70004-7 75482-0 75492-9 75496-0 77436-4 78513-9 78601-2 83981-1 85208-7 93024-8 ' +
    '96349-6 BIL_AUTO DOCPAT03 DOCPAT05 DOCPAT06',
  '11':
    '18761-7 34133-9 34842-5 56445-0 57055-6 57057-2 57075-4 78489-2 89235-6 60591-5 68599-0 68817-6 74207-2 80820-4 83836-7 ' +
    '83901-9 88348-8 SYNTH DOCPAT01 DOCPAT08',
  '31': '18748-4 52040-3 IMG-KOS DOCPAT04',
  '42':
    '55115-0 57828-6 57832-8 57833-6 61357-0 75468-9 PRESC-AAT PRESC-BIO PRESC-KINE PRESC-INF PRESC-PEDI PRESC-ORTHOPHO ' +
    'PRESC-ORTHOPTIE DOCPAT02',
  '43': '60593-1 DISP_AUT',
  '44': '18776-5 77604-7 80771-9 80788-3 83869-8 PROT_ALD',
  '45': '80565-5',
  '52': '11369-6 87273-9 89601-9 96173-0 96874-3 CERT_DECL DOCPAT07',
  '60': 'REMB',
  '90': '74465-6 EXPPAT_1 EXPPAT_2 EXPPAT_3',
  '95': '59284-0 86531-1 AUTORIS-SOINS ATTEST-RESID ATTEST-HEBGT ATTEST-DROITS-AM ATTEST-ASS-COMPL DOCPAT09',
};

const classOfTypes = new Map(
  Object.entries(typesOfClass).flatMap(([code, types]) => types.split(' ').map((type) => [type, code] as const)),
);

/** Labels of JDV_J57. */
const classLabels: Readonly<Record<string, string>> = {
  '10': 'Compte rendu',
  '11': 'Synthèse',
  '31': 'Imagerie médicale',
  '42': 'Prescription',
  '43': 'Dispensation',
  '44': 'Plan de soins, protocole de soins',
  '45': 'Traitement administré',
  '52': 'Certificat, déclaration',
  '60': 'Données de remboursement',
  '90': 'Autres documents déposés par le patient',
  '95': 'Document de gestion',
};

/** The class a type is of; all empty for a type the DMP does not take. */
export function classOfType(type: string): Coded {
  const code = classOfTypes.get(type);
  return code === undefined
    ? { code: '', codeSystem: '', displayName: '' }
    : { code, codeSystem: classSystem, displayName: classLabels[code] ?? code };
}

/** JDV_J66 with its class of ASS_X16. Undefined: accepted; else what is wrong, in French. */
export function wrongWithType(type: Coded, documentClass: Coded): string | undefined {
  const expected = classOfTypes.get(type.code);
  const system = /^\d+-\d$/.test(type.code) ? loinc : national;
  if (expected === undefined || type.codeSystem !== system) return `typeCode « ${type.code} » n’est pas dans JDV_J66`;
  if (documentClass.code !== expected || documentClass.codeSystem !== classSystem)
    return `classCode « ${documentClass.code} » : la classe du type ${type.code} est ${expected}`;
  return undefined;
}

const iheFormats = '1.3.6.1.4.1.19376.1.2.3';
const nationalFormats = '1.2.250.1.213.1.1.4.2.282';

/** JDV_J60. The digest names a part of the models of the CI-SIS: any of them is taken, `urn:asip:ci-sis:<model>:<year>`. */
export const isFormat = ({ code, codeSystem }: Coded): boolean =>
  codeSystem === nationalFormats
    ? /^urn:asip:ci-sis:[a-z-]+:\d{4}$/.test(code)
    : codeSystem === iheFormats && iheCodes.has(code);

const iheCodes = new Set([
  'urn:ihe:iti:xds-sd:pdf:2008',
  'urn:ihe:iti:xds-sd:text:2008',
  'urn:ihe:iti-fr:xds-sd:rtf:2010',
  'urn:ihe:iti-fr:xds-sd:jpeg:2010',
  'urn:ihe:iti-fr:xds-sd:tiff:2010',
  'urn:ihe:pcc:ips:2020',
  'urn:ihe:pharm:pre:2010',
  'urn:ihe:lab:xd-lab:2008',
]);

/** JDV_J61: sectors of TRE_R02. */
export const isFacility = ({ code, codeSystem }: Coded): boolean =>
  codeSystem === sectorSystem && /^SA\d{2}$/.test(code);

/** JDV_J62 of 2024-01. */
const settings = 'AMBULATOIRE AMO DEPISTAGE ETABLISSEMENT HAD MAD PALLIATIF SAD SAMU_SMUR'.split(' ');
const settingSystem = '1.2.250.1.213.1.1.4.9';

export const isSetting = ({ code, codeSystem }: Coded, taken: readonly string[]): boolean =>
  codeSystem === settingSystem && (settings.includes(code) || taken.includes(code));

/** JDV_J59: kinds of activity of TRE_R209, and the codes the digest names beside. */
const activities = new Set(
  '03 04 05 07 11 12 13 14 15 16 17 18 19 20 21 22 25 27 40 43 44 45 46 47 48 50 52 60 97 EXP_PATIENT'.split(' '),
);

export const isContentType = ({ code, codeSystem }: Coded): boolean =>
  codeSystem === sectorSystem ? /^SA\d{2}$/.test(code) : activities.has(code) && codeSystem !== '';

const generalCodes = '2.16.840.1.113883.5.25';
const visibilityCodes = '1.2.250.1.213.1.1.4.13';
const visibilities: Readonly<Record<string, string>> = {
  MASQUE_PS: 'Masqué aux professionnels de santé',
  INVISIBLE_PATIENT: 'Non visible par le patient',
  INVISIBLE_REPRESENTANTS_LEGAUX: 'Non visible par les représentants légaux du patient',
};

/** Digest 3.9: `N`, unless the document says R or V. */
export function generalConfidentiality(said: string | undefined): Coded {
  const labels: Readonly<Record<string, string>> = { N: 'Normal', R: 'Restreint', V: 'Très restreint' };
  const code = said !== undefined && Object.hasOwn(labels, said) ? said : 'N';
  return { code, codeSystem: generalCodes, displayName: labels[code] ?? code };
}

/** JDV_J58: a code that hides. */
export const visibilityOf = (code: string): Coded => ({
  code,
  codeSystem: visibilityCodes,
  displayName: visibilities[code] ?? code,
});

/** Digest 3.5, 3.9: `N` first, then none to three of the codes that hide, each once. */
export function wrongWithConfidentiality([general, ...others]: readonly Coded[]): string | undefined {
  if (general === undefined || general.codeSystem !== generalCodes || general.code !== 'N')
    return 'confidentialityCode : N est attendu en premier';
  const codes = others.map(({ code }) => code);
  const known = others.every(
    ({ code, codeSystem }) => codeSystem === visibilityCodes && Object.hasOwn(visibilities, code),
  );
  return known && new Set(codes).size === codes.length ? undefined : 'confidentialityCode : valeur hors de JDV_J58';
}
