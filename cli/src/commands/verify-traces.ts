import { verifyTraces, type TracesReport } from '@liane/server/module/access';
import type { Command } from '../command.ts';
import { installationOf } from '../installation.ts';
import { reachDatabase } from '../reach-database.ts';

export const verifyTracesCommand: Command = {
  usage: '[--config FICHIER]',
  does: 'Vérifie que les traces n’ont pas été changées, et dit ce qui n’est pas encore scellé.',
  options: { config: { type: 'string' } },
  async run({ flags }) {
    const installation = installationOf(flags['config'], process.env);
    const database = await reachDatabase(installation);
    try {
      const report = await verifyTraces(database.url, installation.dataDir);
      console.log(inFrench(report));
      return report.intact ? 0 : 1;
    } finally {
      await database.leave();
    }
  },
};

/** What was found, organisation by organisation, the verdict last. */
export function inFrench({ organisations, intact }: TracesReport): string {
  const lines = organisations.flatMap(({ name, seals, sealed, waiting, faults }) => [
    `${name} : ${count(sealed, 'trace scellée', 'traces scellées')} par ${count(seals, 'scellé', 'scellés')}, ` +
      `${waiting === 0 ? 'aucune ne reste' : count(waiting, 'reste', 'restent')} à sceller.`,
    ...faults.map(({ message }) => `  ✗ ${message}`),
  ]);
  const waiting = organisations.reduce((sum, organisation) => sum + organisation.waiting, 0);
  return [...lines, '', intact ? wellKept(waiting) : altered].join('\n');
}

function wellKept(waiting: number): string {
  if (waiting === 0) return 'Toutes les traces sont scellées et intactes.';
  const uncovered = count(waiting, 'trace n’est encore couverte', 'traces ne sont encore couvertes');
  return `Les traces scellées sont intactes. ${uncovered} par aucun scellé : rien ne peut en être dit avant le prochain.`;
}

const altered =
  'Des traces ont été altérées, ou leurs scellés. Gardez la base et le dossier des données en l’état, et prévenez le responsable de la sécurité.';

const count = (number: number, one: string, many: string): string =>
  `${number.toLocaleString('fr-FR')} ${number < 2 ? one : many}`;
