import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildWebInPlace, webIsFresh } from '../web/build.ts';
import { asOwner } from '../reach-database.ts';
import { makeBase, type Base } from './base.ts';
import { openingFigures, savingFigures, searchFigures } from './database-figures.ts';
import { dluFigures } from './dlu.ts';
import { essentialFigures } from './essential.ts';
import type { Figure } from './figure.ts';
import { firstPageFigure } from './first-page.ts';
import { reachServer, startEmbedded, type MeasuredServer } from './postgres-server.ts';
import { startUpFigures } from './start-up.ts';

export interface Sizes {
  /** Persons of the large base, in organisations of ten thousand. */
  people: number;
  /** Persons of one organisation shown beside; 0 leaves it out. */
  oneLarge: number;
}

const inOrganisation = 10_000;
const small = 10_000;

/** Measures everything and says each step. What it makes (a folder, databases) it removes. */
export async function runBench(
  { people, oneLarge }: Sizes,
  databaseUrl: string | undefined,
  tell: (line: string) => void,
): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'liane-bench-'));
  const ends: (() => Promise<unknown>)[] = [];
  try {
    const figures: Figure[] = [];
    const server = await reachServer(join(folder, 'server'), databaseUrl);
    if (server) {
      ends.push(() => server.stop());
      figures.push(...(await onServer(server, { people, oneLarge }, tell, ends)));
    } else
      tell(
        'Aucun serveur PostgreSQL sur cette machine (DATABASE_URL en donnerait un) : la base intégrée seule est mesurée.',
      );
    const embedded = await startEmbedded(join(folder, 'embedded'));
    ends.push(() => embedded.stop());
    figures.push(...(await onEmbedded(embedded, tell, ends)));
    await endAll(ends);
    tell('L’essentiel du DMP…');
    figures.push(...(await essentialFigures(join(folder, 'dmp'))));
    tell('Démarrage et mémoire…');
    if (!webIsFresh()) await buildWebInPlace();
    figures.push(...(await startUpFigures(join(folder, 'start'))), firstPageFigure());
    return figures;
  } finally {
    await endAll(ends);
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
  }
}

async function onServer(
  server: MeasuredServer,
  { people, oneLarge }: Sizes,
  tell: (line: string) => void,
  ends: (() => Promise<unknown>)[],
): Promise<Figure[]> {
  const organisations = Array.from({ length: Math.max(1, Math.round(people / inOrganisation)) }, () => inOrganisation);
  tell(
    `${server.label} : ${people.toLocaleString('fr-FR')} personnes, et une base de ${small.toLocaleString('fr-FR')}…`,
  );
  const [reference] = await base(server, [small], tell, ends);
  const [large, beside] = await base(server, [...organisations, ...(oneLarge > 0 ? [oneLarge] : [])], tell, ends);
  if (!reference || !large) throw new Error('a base was not made');
  tell('Ouvrir, chercher, enregistrer…');
  const figures = [
    ...(await openingFigures(large, reference)),
    ...(await searchFigures(large, reference)),
    ...(await savingFigures(large)),
    ...(await dluFigures(large)),
  ];
  if (!beside) return figures;
  tell('Un organisme plus grand, à côté…');
  return [...figures, ...asShown(await openingFigures(beside)), ...asShown(await searchFigures(beside))];
}

async function onEmbedded(
  server: MeasuredServer,
  tell: (line: string) => void,
  ends: (() => Promise<unknown>)[],
): Promise<Figure[]> {
  tell(`${server.label}, à côté…`);
  const [reference] = await base(server, [small], tell, ends);
  if (!reference) throw new Error('a base was not made');
  return [
    ...(await openingFigures(reference)),
    ...(await searchFigures(reference)),
    ...(await savingFigures(reference)),
    ...(await dluFigures(reference)),
  ];
}

const asShown = (figures: Figure[]): Figure[] =>
  figures.map(({ name, where, measured, unit }) => ({ name, where, measured, unit }));

let made = 0;

async function base(
  server: MeasuredServer,
  sizes: number[],
  tell: (line: string) => void,
  ends: (() => Promise<unknown>)[],
): Promise<Base[]> {
  const name = `liane_bench_${process.pid}_${++made}`;
  ends.push(() => asOwner(server.url, (client) => client.query(`drop database if exists ${name} with (force)`)));
  const bases = await makeBase(server, name, sizes, tell);
  for (const one of bases) ends.push(() => one.close());
  return bases;
}

async function endAll(ends: (() => Promise<unknown>)[]): Promise<void> {
  for (let end = ends.pop(); end !== undefined; end = ends.pop()) await end();
}
