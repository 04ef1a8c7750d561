import { documentClasses, documentClassSystem } from '@liane/vocabulary';
import type { Coded } from '../metadata.ts';

/** Types of each class: ASS_X04 and, for the DMP, ASS_X16, which agree on what both hold (national digest 3.6). */
const typesByClass: Record<string, string> = {
  '10':
    'BIL_AUTO DOCPAT03 DOCPAT05 DOCPAT06 11488-4 11490-0 11502-2 11505-5 11506-3 11526-1 15507-7 15508-5 28617-9 28653-4 ' +
    '29274-8 34112-3 34120-6 34749-2 34794-8 34874-8 34875-5 47420-5 51969-4 59283-2 60568-3 67851-6 70004-7 75482-0 ' +
    '75492-9 75496-0 77436-4 78513-9 78601-2 83981-1 85208-7 89233-1 93024-8 96349-6',
  '11':
    'SYNTH EXPORT_DUI DOCPAT01 DOCPAT08 18761-7 34133-9 34842-5 56445-0 57055-6 57057-2 57075-4 60280-5 60591-5 68599-0 ' +
    '68817-6 74207-2 78341-5 78489-2 80820-4 83836-7 83901-9 88348-8 89235-6',
  '31': 'IMG-KOS DOCPAT04 18748-4 52040-3',
  '42':
    'DOCPAT02 PRESC-AAT PRESC-BIO PRESC-KINE PRESC-INF PRESC-PEDI PRESC-ORTHOPHO PRESC-ORTHOPTIE 55115-0 57828-6 57832-8 ' +
    '57833-6 61357-0 75468-9',
  '43': 'DISP_AUT 60593-1',
  '44': 'PROT_ALD 18776-5 77604-7 80771-9 80788-3 83869-8',
  '45': '80565-5',
  '52': 'CERT_DECL DOCPAT07 11369-6 87273-9 89601-9 96173-0 96874-3',
  '60': 'REMB',
  '90': 'EXPPAT_1 EXPPAT_2 EXPPAT_3 74465-6',
  '95':
    'ATTEST-ASS-COMPL ATTEST-RESID ATTEST-HEBGT ATTEST-DROITS-AM AUTORIS-SOINS DOCPAT09 PIECE-IDENTITE FICHE-CONTACTS ' +
    '51851-4 56446-8 59284-0 86531-1',
  '99': 'FEUILLE-DE-STYLE',
};

const classByType = new Map(
  Object.entries(typesByClass).flatMap(([code, types]) => types.split(' ').map((type) => [type, code] as const)),
);

const displays = new Map(Object.values(documentClasses).map(({ code, display }) => [code, display]));

/** JDV_J06: the class of a document type, which the CDA header does not say (CDA digest 6.1); undefined for an unknown type. */
export function classOfType(typeCode: string): Coded | undefined {
  const code = classByType.get(typeCode);
  return code === undefined
    ? undefined
    : { code, codeSystem: documentClassSystem, displayName: displays.get(code) ?? code };
}
