import type { Base } from './base.ts';
import type { Figure } from './figure.ts';
import { fetches, opens } from './open-record.ts';
import { inserts, saves } from './save-fact.ts';
import { searches, searchesBare, typedNames, type Typing } from './search-names.ts';
import { alternate, rates } from './timing.ts';

const rounds = 400;
/** For a base shown beside, without a smaller one to compare with. */
const fewRounds = 60;

/** Opening a record: against bare SQL, and the large base against the small one. */
export async function openingFigures(large: Base, small?: Base): Promise<Figure[]> {
  const { open, bare, other } = await alternate(
    { open: opens(large), bare: fetches(large), other: small ? opens(small) : () => Promise.resolve() },
    small ? rounds : fewRounds,
  );
  const name = 'Ouvrir un dossier, trace écrite';
  return [
    { name: `${name} : médiane`, where: large.label, measured: open.median, unit: 'ms' },
    { name: `${name} : p95`, where: large.label, measured: open.p95, unit: 'ms' },
    {
      name: `${name} : médiane / SQL nu`,
      where: large.label,
      measured: open.median / bare.median,
      unit: '×',
      bound: { most: 2 },
    },
    ...(small
      ? [
          {
            name: `${name} : p95 / p95 de la petite base`,
            where: large.label,
            measured: open.p95 / other.p95,
            unit: '×' as const,
            bound: { most: 1.2 },
          },
        ]
      : []),
  ];
}

const typingInFrench: Record<Typing, string> = {
  plain: 'début de nom',
  accents: 'accents et tirets',
  typo: 'faute de frappe',
};

/** Searching names, each way of typing them. */
export async function searchFigures(large: Base, small?: Base): Promise<Figure[]> {
  const names = await typedNames(large);
  const figures: Figure[] = [];
  for (const typing of Object.keys(typingInFrench) as Typing[]) {
    const { search, bare, other } = await alternate(
      {
        search: searches(large, names[typing]),
        bare: searchesBare(large, names[typing]),
        other: small ? searches(small, names[typing]) : () => Promise.resolve(),
      },
      small ? rounds / 2 : fewRounds / 2,
    );
    const name = `Chercher un nom (${typingInFrench[typing]})`;
    figures.push(
      {
        name: `${name} : p95`,
        where: large.label,
        measured: search.p95,
        unit: 'ms',
        bound: { most: 50 },
      },
      {
        name: `${name} : médiane / SQL nu`,
        where: large.label,
        measured: search.median / bare.median,
        unit: '×',
        bound: { most: 2 },
      },
      ...(small
        ? [
            {
              name: `${name} : p95 / p95 de la petite base`,
              where: large.label,
              measured: search.p95 / other.p95,
              unit: '×' as const,
              bound: { most: 1.2 },
            },
          ]
        : []),
    );
  }
  return figures;
}

/** Saving a fact, one after the other and twenty at once. */
export async function savingFigures(base: Base): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const atOnce of [1, 20]) {
    const { saved, inserted } = await rates({ saved: saves(base), inserted: inserts(base) }, { atOnce });
    const name = `Enregistrer un fait (${atOnce === 1 ? 'un à la fois' : `${atOnce} à la fois`})`;
    figures.push(
      { name, where: base.label, measured: saved, unit: '/s' },
      { name: `${name} / INSERT nu`, where: base.label, measured: saved / inserted, unit: '×', bound: { least: 0.5 } },
    );
  }
  return figures;
}
