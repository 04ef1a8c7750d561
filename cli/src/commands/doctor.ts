import { resolveSrv } from 'node:dns/promises';
import type { Command } from '../command.ts';
import { BadlyAsked } from '../refusals.ts';

/** Of a national service that answers slowly, before it is told silent. */
const patience = 10_000;

export const doctor: Command = {
  usage: '[--config FICHIER] [--test-ins MATRICULE] [--json]',
  does: 'Essaie chaque raccordement (noms, TLS, certificats, horloge, connexions) et dit ce qui est à corriger.',
  options: { config: { type: 'string' }, 'test-ins': { type: 'string' }, json: { type: 'boolean' } },
  async run({ words, flags }) {
    const { config, 'test-ins': asked } = flags;
    if (words.length > 0) throw new BadlyAsked('Donnez le fichier de configuration par --config.');
    const testIns = typeof asked === 'string' ? asked : undefined;
    if (testIns !== undefined && !/^[12]\d{4}[\dAB]\d{9}$/i.test(testIns.replaceAll(' ', '')))
      throw new BadlyAsked('--test-ins attend un matricule de quinze caractères, d’une personne de test.');
    const { examine } = await import('../doctor/examine.ts');
    const { patientOfDemonstration, patientOfFile } = await import('../doctor/patient.ts');
    const { printed } = await import('../doctor/print.ts');
    const matricule = testIns?.replaceAll(' ', '').toUpperCase();
    const { patient, leave } =
      typeof config === 'string'
        ? { patient: patientOfFile(config, matricule), leave: () => Promise.resolve() }
        : await patientOfDemonstration(process.env, matricule);
    try {
      const findings = await examine(patient, { now: () => new Date(), patience, lookUp: resolveSrv });
      const ok = findings.every(({ state }) => state !== 'failed');
      console.log(flags['json'] ? JSON.stringify({ ok, findings }, null, 2) : printed(findings));
      return ok ? 0 : 1;
    } finally {
      await leave();
    }
  },
};
