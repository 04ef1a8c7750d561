import type { Tally } from './run.ts';

/** A Markdown table of what became of the inputs, then each failure with the name that replays it. */
export function tableOfMutations(tallies: readonly Tally[]): string {
  const rows = tallies.map(({ inFrench, tried, outcomes, failures, slowestMs, seconds }) => {
    const read = outcomes.get('lu') ?? 0;
    const refused = [...outcomes.values()].reduce((sum, each) => sum + each, 0) - read;
    const cells = [inFrench, tried, read, refused, outcomes.size - (read > 0 ? 1 : 0), failures.length];
    return [
      ...cells.map((cell) => cell.toLocaleString('fr-FR')),
      `${Math.round(slowestMs)} ms`,
      `${Math.round(seconds)} s`,
    ];
  });
  const head = ['Lecteur', 'Essais', 'Lus', 'Refusés', 'Refus différents', 'Autres fins', 'Le plus lent', 'Durée'];
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const told = tallies.flatMap(({ failures }) => failures.map(({ input, said }) => `${input}\n${said}`));
  return [line(head), line(head.map(() => '---')), ...rows.map(line), ...(told.length > 0 ? ['', ...told] : [])].join(
    '\n',
  );
}
