import { professionSystems } from '../caller.ts';
import type { Professional } from '../caller.ts';

/** Version of what follows: rows found in secondary sources, to check against the arrêté and its revision (U-19). */
export const matrixVersion = 'arrêté du 26/10/2023, lignes de source secondaire';

/**
 * Matrice d'habilitation (digest 3.13): who, the rule when a type is not named, the types the other way round. Who has no row is
 * refused everything if known by a role or by a social profession (GENR08-12, R94, R95, R291), nothing if of health (U-19).
 */
const rows = `
G15/10 ; all ; ATTEST-RESID
G15/40 ; all ; 80788-3 75496-0 83981-1 83901-9 68599-0 EXPPAT_3
G15/21 ; all ;
G15/60 ; all ;
G15/80 ; all ; 15508-5
GENR08 ; all ; 15507-7 BIL_AUTO 34794-8 34112-3 11506-3 11369-6 87273-9 89601-9 96173-0 96874-3 CERT_DECL DOCPAT07 55115-0 57828-6 57832-8 57833-6 61357-0 75468-9 PRESC-AAT PRESC-BIO PRESC-KINE PRESC-INF PRESC-PEDI PRESC-ORTHOPHO PRESC-ORTHOPTIE DOCPAT02
`;

const matrix = new Map(
  rows
    .trim()
    .split('\n')
    .map((row) => {
      const [who = '', rule = '', types = ''] = row.split(';').map((cell) => cell.trim());
      return [who, { all: rule === 'all', except: new Set(types.split(' ')) }] as const;
    }),
);

/** Whether this professional may consult documents of that type. */
export function mayConsult(who: Professional, typeCode: string): boolean {
  const row = matrix.get(keyOf(who));
  if (row === undefined) return isOfHealth(who);
  return row.all !== row.except.has(typeCode);
}

const isOfHealth = ({ professionSystem }: Professional): boolean =>
  professionSystem === professionSystems.health || professionSystem === professionSystems.inTraining;

/** A profession of health speaks before the role: a care assistant registered GENR11 stays a care assistant. */
const keyOf = (who: Professional): string => (isOfHealth(who) ? `G15/${who.professionCode}` : (who.genre ?? ''));
