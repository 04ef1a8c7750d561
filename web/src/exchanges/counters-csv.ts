import type { CountersLine } from '@liane/server/contract/exchanges';

const head = [
  'Période',
  'Établissement',
  'FINESS géographique',
  'RPPS',
  'Auteur',
  ...['DMP', 'MSSanté', 'Messagerie citoyenne'].flatMap((channel) => [
    `${channel} total`,
    `${channel} INS qualifiée`,
    `${channel} INS non qualifiée`,
    `${channel} échecs`,
  ]),
  'Dossiers DMP',
  'Dossiers MSSanté',
  'Dossiers messagerie citoyenne',
  'Dossiers par les trois voies',
];

/** The extract of the dashboard (SC.TBB.01.MS1), as spreadsheets in French read it: semicolons, a byte order mark. */
export const csvOf = (lines: readonly CountersLine[]): string =>
  `\uFEFF${[head, ...lines.map(cellsOf)].map((cells) => cells.map(quoted).join(';')).join('\r\n')}\r\n`;

const cellsOf = (line: CountersLine): string[] =>
  [
    line.periodInFrench,
    line.establishment,
    line.finess,
    line.rpps ?? '',
    line.author ?? 'Tous',
    ...[line.dmp, line.mssante, line.citizen].flatMap((count) => [
      count.total,
      count.insQualified,
      count.insNotQualified,
      count.failures,
    ]),
    line.records.dmp,
    line.records.mssante,
    line.records.citizen,
    line.records.all,
  ].map(String);

/** Nothing that a spreadsheet would take for a formula. */
const quoted = (cell: string): string => `"${cell.replace(/^[=+\-@\t\r]/, "'$&").replaceAll('"', '""')}"`;
