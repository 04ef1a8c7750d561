import barcodes from 'bwip-js/node';
import { isMatricule, withoutAccents } from '@liane/vocabulary';
import type { Ins, StrictTraits } from '@liane/vocabulary';
import { DatamatrixRefused } from './refusals.ts';

/** ASCII 29: closes a block of variable length that stops before its maximum. */
const gs = '\u001D';

/** Services digest §2.7: `IS`, version 01, then 22 zeros. */
const head = `IS01${'0'.repeat(22)}`;

const oidMaximum = 20;
const nameMaximum = 100;

/**
 * Text of the INS datamatrix (services digest §2.7): blocks S1 to S7 in order; no separator after a fixed or full block, nor after the last.
 * @throws DatamatrixRefused when a trait cannot be written: the symbol would lie
 */
export function insDatamatrixText(ins: Ins, traits: StrictTraits): string {
  if (!isMatricule(ins.matricule)) throw new DatamatrixRefused('la clé du matricule est fausse');
  if (traits.sex === 'I') throw new DatamatrixRefused('le sexe est indéterminé');
  if (!/^[0-9AB]{5}$/.test(traits.birthPlaceCode))
    throw new DatamatrixRefused('le code du lieu de naissance est absent');
  return [
    head,
    `S1${ins.matricule}`,
    `S2${closed(ins.oid, oidMaximum)}`,
    `S3${closed(capitals(traits.birthGivenNames), nameMaximum)}`,
    `S4${closed(capitals(traits.birthFamilyName), nameMaximum)}`,
    `S5${traits.sex}`,
    `S6${dayMonthYear(traits.birthDate)}`,
    `S7${traits.birthPlaceCode}`,
  ].join('');
}

/** Modules of the square ECC 200 symbol, row by row, true where black; the quiet zone is left to the one who draws. */
export function datamatrixModules(text: string): boolean[][] {
  const [symbol] = barcodes.raw('datamatrix', text, 'format=square');
  if (symbol === undefined || !('pixs' in symbol)) throw new DatamatrixRefused('le symbole n’a pas pu être calculé');
  const { pixs, pixx } = symbol;
  return Array.from({ length: pixs.length / pixx }, (_, y) =>
    Array.from({ length: pixx }, (_column, x) => pixs[y * pixx + x] === 1),
  );
}

function closed(text: string, maximum: number): string {
  if (text.length === 0 || text.length > maximum)
    throw new DatamatrixRefused(`un bloc compte ${text.length} caractères`);
  return text.length === maximum ? text : text + gs;
}

function capitals(name: string): string {
  const written = withoutAccents(name).toUpperCase();
  if (!/^[A-Z' -]+$/.test(written))
    throw new DatamatrixRefused('un nom contient un caractère que l’INS ne connaît pas');
  return written;
}

function dayMonthYear(date: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date) ?? [];
  if (year === undefined) throw new DatamatrixRefused('la date de naissance est incomplète');
  return `${day}-${month}-${year}`;
}
