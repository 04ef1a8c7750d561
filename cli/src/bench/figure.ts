/** One figure of the table: what was measured, and the bound it is held to. */
export interface Figure {
  /** In French, e.g. `Ouvrir un dossier, médiane / SQL nu`. */
  name: string;
  /** Where: `PostgreSQL 15.14, 1 000 000 personnes`. */
  where: string;
  measured: number;
  unit: 'ms' | 's' | '×' | 'Mo' | 'ko' | '/s';
  /** Absent: shown beside, held to nothing. */
  bound?: { most: number } | { least: number };
}

/** True when the figure keeps its bound, or has none. */
export function holds({ measured, bound }: Figure): boolean {
  if (bound === undefined) return true;
  return 'most' in bound ? measured <= bound.most : measured >= bound.least;
}

/** The figures in columns: name, where, measured, bound, verdict. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => [
    figure.name,
    figure.where,
    `${shown(figure.measured)} ${figure.unit}`,
    boundOf(figure),
    figure.bound === undefined ? '' : holds(figure) ? 'tenu' : 'DÉPASSÉ',
  ]);
  const head = ['Figure', 'Où', 'Mesuré', 'Borne', ''];
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  return [head, ...rows]
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

const boundOf = ({ bound, unit }: Figure): string =>
  bound === undefined ? '' : 'most' in bound ? `≤ ${shown(bound.most)} ${unit}` : `≥ ${shown(bound.least)} ${unit}`;

const shown = (value: number): string =>
  value.toLocaleString('fr-FR', { maximumSignificantDigits: value >= 100 ? 4 : 3 });
