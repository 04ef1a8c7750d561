import type { ServerConfig } from '@liane/server';
import { examineAnnuaire } from './annuaire.ts';
import { examineDmp, testPerson, type Asker } from './dmp.ts';
import { Sheet, type Examination, type Finding } from './finding.ts';
import { examineDatabase, examineFolder } from './house.ts';
import { examineInsi } from './insi.ts';
import { examineMssante } from './mssante.ts';
import { examineProSanteConnect } from './pro-sante-connect.ts';

/** What an installation says of itself, as far as its file could be read. */
export interface Patient {
  server: Pick<ServerConfig, 'databaseUrl' | 'dataDir' | 'proSanteConnect' | 'insi' | 'dmp' | 'mssante' | 'annuaire'>;
  asker: Asker;
  /** What was wrong with the file itself. */
  faults: readonly string[];
  /** Person of test of TD0.2; nobody is asked about when absent. */
  testIns: string | undefined;
}

/** Every service, all at once; the findings in the order people read them. Never throws what the outside did. */
export async function examine({ server, asker, faults, testIns }: Patient, exam: Examination): Promise<Finding[]> {
  const { dmp, mssante, annuaire } = server;
  const person = testIns === undefined ? undefined : testPerson(testIns);
  const services = await Promise.all([
    examineDatabase(server.databaseUrl, exam),
    examineProSanteConnect(server.proSanteConnect, exam),
    examineInsi(server.insi, exam),
    ...(dmp ? [examineDmp(dmp, asker, person, exam)] : []),
    ...(mssante ? [examineMssante(mssante, exam)] : []),
    ...(annuaire ? [examineAnnuaire(annuaire, asker.finess, exam)] : []),
  ]);
  return [...examineFile(faults), ...examineFolder(server), ...services.flat(), ...notConnected(server)];
}

function examineFile(faults: readonly string[]): Finding[] {
  const sheet = new Sheet('Configuration');
  for (const fault of faults) sheet.fail('Fichier', fault, 'Corrigez cette clé : Liane ne démarre pas sans cela.');
  if (faults.length === 0) sheet.ok('Fichier', 'complet');
  return sheet.findings;
}

const optional = { dmp: 'DMP', mssante: 'MSSanté', annuaire: 'Annuaire Santé' } as const;

const notConnected = (server: Patient['server']): Finding[] =>
  (['dmp', 'mssante', 'annuaire'] as const)
    .filter((part) => server[part] === undefined)
    .flatMap((part) => {
      const sheet = new Sheet(optional[part]);
      const todo = `Ajoutez la partie « ${part} » au fichier si cette installation doit y être reliée.`;
      sheet.warn('Raccordement', 'aucun', todo);
      return sheet.findings;
    });
