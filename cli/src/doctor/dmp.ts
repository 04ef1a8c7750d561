import { rootCertificates } from 'node:tls';
import { DmpRefused, DmpTimedOut, DmpUnreachable } from '@liane/connector-dmp';
import type { ServerConfig } from '@liane/server';
import { dmpOf } from '@liane/server/module/dmp';
import { authorSpecialties, insOids, professions, psIdNatOfStaff, structIdNatOfFiness } from '@liane/vocabulary';
import { examineServer, readClock, tryDoor, type Line } from './address.ts';
import { Sheet, type Examination, type Finding } from './finding.ts';
import { checkOurs } from './our-certificate.ts';

type Dmp = NonNullable<ServerConfig['dmp']>;

/** In whose name a test leaves: a real person of the place (SC.DMP/CONF.12). */
export interface Asker {
  finess: string;
  establishment: string;
  sectorCode: string;
  familyName: string;
  givenName: string;
}

/** Whom TD0.2 asks about. */
export interface TestPerson {
  matricule: string;
  oid: string;
}

const inFrench: Record<keyof Dmp['addresses'], string> = {
  patients: 'patients (TD0.2, TD0.4)',
  authorisations: 'autorisations (TD0.3)',
  repository: 'dépôt (TD2.1, TD3.2)',
  registry: 'registre (TD3.1)',
  update: 'mise à jour (TD3.3)',
  web: 'Web des professionnels',
};

/** The DMP: both certificates of the structure, each address, and TD0.2 when a person of test is given. */
export async function examineDmp(
  config: Dmp,
  asker: Asker,
  person: TestPerson | undefined,
  exam: Examination,
): Promise<Finding[]> {
  const sheet = new Sheet('DMP');
  const own = structIdNatOfFiness(asker.finess);
  const [certificate, seal] = checkKeys(sheet, config, own, exam);
  for (const [structure, keys] of Object.entries(config.structures ?? {}))
    if (structure !== own) checkOther(sheet, structure, keys, exam);
  const answered = await tryAddresses(sheet, config, certificate, exam);
  if (person && certificate && seal && answered) await askState(sheet, config, asker, person);
  return sheet.findings;
}

type Keys = Pick<Dmp, 'certificatePem' | 'keyPem' | 'sealCertificatePem' | 'sealKeyPem'>;

/** Whether each of both certificates is in order: the DMP wants the structure that acts in the OU of both (digest 3.15). */
function checkKeys(sheet: Sheet, keys: Keys, structure: string, exam: Examination, about = ''): [boolean, boolean] {
  const expected = { structures: [structure], now: exam.now() };
  const { certificatePem, keyPem, sealCertificatePem, sealKeyPem } = keys;
  return [
    checkOurs(sheet, {
      name: `Certificat d’authentification${about}`,
      type: 'authentication',
      certificatePem,
      keyPem,
      ...expected,
    }),
    checkOurs(sheet, {
      name: `Cachet${about}`,
      type: 'seal',
      certificatePem: sealCertificatePem,
      keyPem: sealKeyPem,
      ...expected,
    }),
  ];
}

/** Of the other establishments only what is to look at is told line by line. */
function checkOther(sheet: Sheet, structure: string, keys: Keys, exam: Examination): void {
  const theirs = new Sheet('DMP');
  checkKeys(theirs, keys, structure, exam, ` (${structure})`);
  const toLookAt = theirs.findings.filter(({ state }) => state !== 'ok');
  if (toLookAt.length === 0) sheet.ok(`Structure ${structure}`, 'ses deux certificats sont en ordre');
  sheet.findings.push(...toLookAt);
}

/** True when the address of TD0.2 answers. */
async function tryAddresses(sheet: Sheet, config: Dmp, shown: boolean, exam: Examination): Promise<boolean> {
  const lines = new Map<string, Line | undefined>();
  let patients = false;
  let clockIsRead = false;
  for (const [name, text] of Object.entries(config.addresses) as [keyof Dmp['addresses'], string][]) {
    const url = URL.parse(text);
    if (!url) {
      sheet.fail(`Adresse ${inFrench[name]}`, 'absente ou illisible', `Donnez dmp.addresses.${name}.`);
      continue;
    }
    const known = lines.has(url.origin);
    const line = known ? lines.get(url.origin) : await examineServer(sheet, url, securedOf(config, name, shown), exam);
    lines.set(url.origin, line);
    if (!line) {
      if (known) sheet.fail(`Adresse ${inFrench[name]}`, 'même serveur que ci-dessus', 'Voyez la faute ci-dessus.');
      continue;
    }
    // Without our certificate nothing behind the door can be tried.
    if (!shown && name !== 'web') continue;
    const answer = await tryDoor(sheet, `Adresse ${inFrench[name]}`, url, line, exam);
    if (!clockIsRead) readClock(sheet, answer);
    clockIsRead ||= answer !== undefined;
    if (name === 'patients' && answer) patients = true;
  }
  return patients;
}

/** People open the Web PS with their browser: its authority may be a public one, and it asks no certificate of the structure. */
const securedOf = (config: Dmp, name: keyof Dmp['addresses'], shown: boolean) => ({
  sandbox: config.sandbox,
  authorities: name === 'web' ? [config.authoritiesPem, ...rootCertificates].join('\n') : config.authoritiesPem,
  ...(shown && name !== 'web' ? { certificate: config.certificatePem, key: config.keyPem } : {}),
});

async function askState(sheet: Sheet, config: Dmp, asker: Asker, person: TestPerson): Promise<void> {
  const check = 'TD0.2';
  try {
    const dmp = dmpOf({ dmp: config })?.();
    if (!dmp) return;
    const { code, system, display } = professions.knownByRole;
    const specialty = authorSpecialties.otherProfessional;
    try {
      const { state } = await dmp.stateOf(person, {
        channel: 'feed',
        structure: {
          id: structIdNatOfFiness(asker.finess),
          name: asker.establishment,
          sector: asker.sectorCode,
        },
        person: {
          id: psIdNatOfStaff(asker.finess, 'administrateur'),
          familyName: asker.familyName,
          givenName: asker.givenName,
          roles: [
            { code, codeSystem: system, displayName: display },
            { code: specialty.code, codeSystem: specialty.system, displayName: specialty.display },
          ],
          authenticatedAt: new Date(),
        },
      });
      sheet.ok(check, `le DMP répond (${stateInFrench[state]})`);
    } finally {
      await dmp.close();
    }
  } catch (error) {
    const { said, todo } = aboutFailure(error);
    sheet.fail(check, said, todo);
  }
}

/** What was said, without its last full stop, and what to do: who is not there has refused nothing. */
export function aboutFailure(error: unknown): { said: string; todo: string } {
  const said = (error instanceof Error ? error.message : String(error)).replace(/\.$/, '');
  if (error instanceof DmpUnreachable || error instanceof DmpTimedOut)
    return { said, todo: 'Regardez l’adresse et le réseau ; si le DMP est en panne, relancez ce contrôle plus tard.' };
  if (error instanceof DmpRefused) return { said, todo: 'Corrigez ce que le DMP refuse, puis relancez ce contrôle.' };
  return { said, todo: 'Corrigez la partie « dmp » du fichier, puis relancez ce contrôle.' };
}

const stateInFrench = { active: 'DMP ouvert', closed: 'DMP fermé', absent: 'pas de DMP' } as const;

/** Somebody published for tests, or whom the one who asks names. */
export const testPerson = (matricule: string, oid: string = insOids.nirTest): TestPerson => ({ matricule, oid });
