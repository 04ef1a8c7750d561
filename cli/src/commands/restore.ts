import { verifyTraces } from '@liane/server/module/access';
import { passphraseOf } from '../backup/passphrase.ts';
import { readContents } from '../backup/read-backup.ts';
import { restoreBackup } from '../backup/restore-backup.ts';
import type { Command } from '../command.ts';
import { installationOf } from '../installation.ts';
import { reachDatabase } from '../reach-database.ts';
import { BadlyAsked } from '../refusals.ts';
import { userPath } from '../user-path.ts';
import { inFrench } from './verify-traces.ts';

export const restore: Command = {
  usage: 'FICHIER [--key-file FICHIER] [--config FICHIER]',
  does: 'Remet une sauvegarde dans une base neuve, puis vérifie les traces.',
  options: { 'key-file': { type: 'string' }, config: { type: 'string' } },
  async run({ words: [file, ...others], flags }) {
    if (file === undefined || others.length > 0) throw new BadlyAsked('Donnez la sauvegarde à restaurer.');
    const passphrase = passphraseOf(flags['key-file'], process.env);
    const { dataDir, databaseUrl } = installationOf(flags['config'], process.env);
    // Before anything is made: a file that is refused leaves no new database behind.
    const contents = await readContents(userPath(file), passphrase);
    const database = await reachDatabase({ dataDir, databaseUrl }, { create: true });
    try {
      const { madeAt, rows, tables } = await restoreBackup({
        databaseUrl: database.url,
        dataDir,
        file: userPath(file),
        passphrase,
        contents,
      });
      const when = madeAt.toLocaleString('fr-FR', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Paris' });
      console.log(`Restauré : l’état du ${when} (${rows.toLocaleString('fr-FR')} lignes, ${tables} tables).`);
      const report = await verifyTraces(database.url, dataDir);
      console.log(inFrench(report));
      return report.intact ? 0 : 1;
    } finally {
      await database.leave();
    }
  },
};
