import type { ServerConfig } from '@liane/server';
import { findOperator, revocationListsOf } from '@liane/connector-mssante';
import { Sheet, type Examination, type Finding } from './finding.ts';
import { examineImap, examineSmtp, type MailServer } from './mailbox-server.ts';
import { checkOurs } from './our-certificate.ts';

type Mssante = NonNullable<ServerConfig['mssante']>;

/** Each operator: the certificate that opens applicative mailboxes, reading, sending. */
export async function examineMssante(config: Mssante, exam: Examination): Promise<Finding[]> {
  const all = await Promise.all(config.operators.map((operator) => examineOperator(operator, config, exam)));
  return all.flat();
}

async function examineOperator(
  operator: Mssante['operators'][number],
  { applicativeMailboxes, authorisedDomains }: Mssante,
  exam: Examination,
): Promise<Finding[]> {
  const { domains, certificatePem, keyPem, authoritiesPem } = operator;
  const about = domains.join(', ');
  const general = new Sheet(`MSSanté (${about})`);
  const outside = domains.filter((domain) => !authorisedDomains.includes(domain));
  if (outside.length > 0)
    general.fail(
      'Espace de confiance',
      `${outside.join(', ')} n’est pas dans authorisedDomains`,
      'Mettez à jour la liste des domaines publiée par l’ANS.',
    );
  else general.ok('Espace de confiance', 'ces domaines en font partie');
  for (const domain of domains) await checkDiscovery(general, operator, domain, exam);
  const revocationLists = checkLists(general, operator.revocationFiles);
  const ours = Object.values(applicativeMailboxes).filter((address) =>
    domains.includes(address.slice(address.indexOf('@') + 1)),
  );
  const hasCertificate = certificatePem !== undefined && keyPem !== undefined;
  if (!hasCertificate && ours.length > 0)
    general.fail(
      'Certificat d’authentification',
      `absent, alors que ${ours.join(', ')} en a besoin`,
      'Donnez certificateFile et keyFile (ORG AUTH_CLI) à cet opérateur.',
    );
  const shown =
    hasCertificate &&
    checkOurs(general, {
      name: 'Certificat d’authentification',
      certificatePem,
      keyPem,
      type: 'authentication',
      structures: [],
      now: exam.now(),
    });
  const server = (place: MailServer['place']): MailServer => ({
    place,
    secured: {
      servername: operator.servername ?? place.host,
      ...(authoritiesPem === '' ? {} : { authorities: authoritiesPem }),
      revocationLists,
      ...(shown ? { certificate: certificatePem, key: keyPem } : {}),
    },
    mailboxes: shown ? ours : [],
  });
  const reading = new Sheet(`MSSanté, réception (${about})`);
  const sending = new Sheet(`MSSanté, envoi (${about})`);
  await Promise.all([
    examineImap(reading, server(operator.imap), exam),
    examineSmtp(sending, server(operator.smtp), exam),
  ]);
  return [...general.findings, ...reading.findings, ...sending.findings];
}

/** ECO.1.1.9: what the domain publishes of its operator. The configuration stays what is followed. */
async function checkDiscovery(
  sheet: Sheet,
  { imap, smtp }: Mssante['operators'][number],
  domain: string,
  { lookUp }: Examination,
): Promise<void> {
  const check = 'Découverte par DNS';
  const found = await findOperator(`postmaster@${domain}`, lookUp);
  if (!found) return sheet.ok(check, `facultatif : rien n’est publié pour ${domain}`);
  const said = `${domain} : réception sur ${placeOf(found.imap)}, envoi sur ${placeOf(found.smtp)}`;
  if (placeOf(found.imap) === placeOf(imap) && placeOf(found.smtp) === placeOf(smtp)) sheet.ok(check, said);
  else sheet.warn(check, said, 'Ce n’est pas ce que dit la configuration : demandez à l’opérateur qui a raison.');
}

const placeOf = ({ host, port }: MailServer['place']): string => `${host}:${port}`;

/** ECO.1.1.6: what the handshakes below are judged by. */
function checkLists(sheet: Sheet, files: readonly string[] = []): string[] {
  const check = 'Listes de révocation';
  if (files.length === 0) {
    sheet.warn(
      check,
      'aucune : un certificat révoqué de l’opérateur ne serait pas vu',
      'Donnez revocationFiles, tenus à jour chaque jour par une tâche de cette machine.',
    );
    return [];
  }
  try {
    const lists = revocationListsOf(files)();
    sheet.ok(check, `${lists.length} lue${lists.length === 1 ? '' : 's'}`);
    return lists;
  } catch {
    sheet.fail(
      check,
      'une au moins ne peut pas être lue',
      'Vérifiez que ce compte peut lire les fichiers de revocationFiles.',
    );
    return [];
  }
}
