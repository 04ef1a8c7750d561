import { inFrenchDate, isTestOid, natureOf, sexInFrench } from '@liane/vocabulary';
import { datamatrixModules, insDatamatrixText } from './datamatrix.ts';
import type { PrintablePatient } from './printable.ts';
import { printable } from './printable-text.ts';
import { artifact, contentWidth, grouped, ink, keepTogether, page, pictured, tagged } from './sheet.ts';
import type { Sheet } from './sheet.ts';

const padding = 10;
/** Side of the symbol and of its caption, in points; one module is then at least 0.38 mm for the longest names. */
const symbolSide = 84;

/**
 * Frame of the identity: strict traits, then the matricule with its nature and the datamatrix, only for a qualified identity (RNIV; services digest §2.3, §2.7).
 * @throws DatamatrixRefused
 */
export function drawIdentity(sheet: Sheet, patient: PrintablePatient): void {
  const { pdf } = sheet;
  const ins = patient.ins;
  const width = contentWidth - 2 * padding - (ins === undefined ? 0 : symbolSide + 16);
  const fields = fieldsOf(patient);
  const columns = 2;
  const cell = { width: width / columns, height: 27 };
  const rows = Math.ceil(fields.length / columns);
  const height = Math.max(2 * padding + 20 + rows * cell.height, ins === undefined ? 0 : symbolSide + 2 * padding + 24);
  keepTogether(sheet, height);
  const top = pdf.y;
  artifact(sheet, () =>
    pdf.lineWidth(0.5).roundedRect(page.left, top, contentWidth, height, 4).fillAndStroke(ink.tint, ink.rule),
  );
  tagged(sheet, 'H2', () =>
    pdf
      .font('bold')
      .fontSize(12)
      .fillColor(ink.text)
      .text(
        printable(`${patient.traits.birthFamilyName} ${patient.traits.firstBirthGivenName}`),
        page.left + padding,
        top + padding,
        { width, height: 16, ellipsis: true },
      ),
  );
  fields.forEach(([term, value], at) => {
    const x = page.left + padding + (at % columns) * cell.width;
    const y = top + padding + 20 + Math.floor(at / columns) * cell.height;
    tagged(sheet, 'P', () => {
      pdf
        .font('text')
        .fontSize(7.5)
        .fillColor(ink.soft)
        .text(term, x, y, { width: cell.width - 8 });
      pdf
        .font('bold')
        .fontSize(9)
        .fillColor(ink.text)
        .text(printable(value), x, y + 9.5, { width: cell.width - 8, height: 12, ellipsis: true });
    });
  });
  if (ins !== undefined) {
    const x = page.left + contentWidth - padding - symbolSide;
    drawSymbol(sheet, insDatamatrixText(ins, patient.traits), x, top + padding, isTestOid(ins.oid));
  }
  pdf.x = page.left;
  pdf.y = top + height + 12;
}

function fieldsOf({ traits, ins, ...patient }: PrintablePatient): [string, string][] {
  const place =
    patient.birthPlaceName === undefined
      ? traits.birthPlaceCode
      : `${patient.birthPlaceName} (${traits.birthPlaceCode})`;
  const used = [patient.usedFamilyName, patient.usedGivenName].filter((part) => part !== undefined).join(' ');
  const fields: [string, string][] = [
    ['Nom de naissance', traits.birthFamilyName],
    ['Premier prénom de naissance', traits.firstBirthGivenName],
    ['Prénoms de naissance', traits.birthGivenNames],
    ['Date de naissance', `${inFrenchDate(traits.birthDate)}${patient.age === undefined ? '' : ` (${patient.age})`}`],
    ['Sexe', sexInFrench[traits.sex]],
    ['Lieu de naissance', place],
  ];
  if (used !== '') fields.push(['Nom et prénom utilisés', used]);
  fields.push(['Numéro de dossier', patient.localId]);
  if (ins !== undefined) fields.push([`Matricule INS (${natureOf(ins.oid)})`, ins.matricule]);
  return fields;
}

function drawSymbol(sheet: Sheet, text: string, x: number, y: number, isTest: boolean): void {
  const { pdf } = sheet;
  const modules = datamatrixModules(text);
  /** ISO/IEC 16022 §5.4.2 asks a quiet zone of one module; two are left. */
  const module = symbolSide / (modules.length + 4);
  artifact(sheet, () => pdf.rect(x, y, symbolSide, symbolSide).fill('#ffffff'));
  pictured(sheet, 'Datamatrix de l’identité nationale de santé', () => {
    modules.forEach((row, line) => {
      row.forEach((black, column) => {
        if (black) pdf.rect(x + (column + 2) * module, y + (line + 2) * module, module, module);
      });
    });
    pdf.fill('#000000');
  });
  grouped(sheet, 'Div', (inner) => {
    tagged(inner, 'P', () =>
      pdf
        .font('text')
        .fontSize(8)
        .fillColor(ink.text)
        .text('INS à scanner', x, y + symbolSide + 3, { width: symbolSide, align: 'center' }),
    );
    if (isTest)
      tagged(inner, 'P', () =>
        pdf
          .font('bold')
          .fontSize(9)
          .fillColor(ink.text)
          .text('TEST', x, y + symbolSide + 13, { width: symbolSide, align: 'center' }),
      );
  });
}
