import type { ServerConfig } from '@liane/server';
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
