import { holds, tableOf } from '../bench/figure.ts';
import type { Sizes } from '../bench/run.ts';
import type { Command } from '../command.ts';
import { BadlyAsked } from '../refusals.ts';
import { readSettings } from '../start/settings.ts';

const whole: Sizes = { people: 1_000_000, oneLarge: 100_000 };

export const bench: Command = {
  usage: '[--full | --people NOMBRE] [--json] | --mutations NOMBRE | --mutations LECTEUR:NUMÉRO',
  does: 'Mesure Liane sur cette machine : dossiers, recherche, enregistrement, documents, démarrage, mémoire ; ou lui fait lire des messages abîmés.',
  options: {
    full: { type: 'boolean' },
    people: { type: 'string' },
    json: { type: 'boolean' },
    mutations: { type: 'string' },
  },
  async run({ words, flags }) {
    if (words.length > 0) throw new BadlyAsked('Cette commande ne prend que des options.');
    if (flags['mutations'] !== undefined) return tryMutations(String(flags['mutations']));
    const sizes = flags['full'] === true ? whole : { people: peopleOf(flags['people']), oneLarge: 0 };
    const { runBench } = await import('../bench/run.ts');
    const figures = await runBench(sizes, readSettings(process.env).databaseUrl, (line) => console.error(line));
    console.log(
      flags['json'] === true
        ? JSON.stringify(
            figures.map((figure) => ({ ...figure, holds: holds(figure) })),
            null,
            2,
          )
        : tableOf(figures),
    );
    return figures.every(holds) ? 0 : 1;
  },
};

/** A number of inputs for all the readers together, or one input by its name, as a failure tells it. */
async function tryMutations(text: string): Promise<number> {
  const [, target, number] = /^([a-z]+):(\d+)$/.exec(text) ?? [];
  const total = Number(text);
  const only = target !== undefined && number !== undefined ? { target, number: Number(number) } : undefined;
  if (!only && (!Number.isInteger(total) || total < 100 || total > 10_000_000))
    throw new BadlyAsked('Donnez un nombre d’essais, de 100 à 10000000, ou le nom d’un essai : xdm:417.');
  const { mutationSeed, runMutations } = await import('../bench/mutations/run.ts');
  const { tableOfMutations } = await import('../bench/mutations/table.ts');
  const asked = { total: only ? 1 : total, seed: mutationSeed, ...(only ? { only } : {}) };
  const tallies = await runMutations(asked, (line) => console.error(line));
  console.log(tableOfMutations(tallies));
  return tallies.length > 0 && tallies.every(({ failures }) => failures.length === 0) ? 0 : 1;
}

function peopleOf(text: string | boolean | undefined): number {
  const people = text === undefined ? 20_000 : Number(text);
  if (!Number.isInteger(people) || people < 10_000 || people > 10_000_000)
    throw new BadlyAsked('Donnez un nombre de personnes, de 10000 à 10000000.');
  return people;
}
