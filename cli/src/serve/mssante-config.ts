import type { ServerConfig } from '@liane/server';
import { isFiness } from '@liane/vocabulary';
import { from, isHere } from './addresses.ts';
import { authorities, keyedCertificate } from './certificates.ts';
import type { ConfigReader } from './config-reader.ts';

type MssanteConfig = NonNullable<ServerConfig['mssante']>;

/** MSSanté: the operators, the domains of the trusted space, the mailboxes that no person opens. */
export function readMssante(part: ConfigReader, folder: string): MssanteConfig {
  const operators = part.parts('operators').map((operator) => readOperator(operator, folder));
  const domains = new Set(operators.flatMap((operator) => operator.domains));
  const read: MssanteConfig = {
    operators,
    authorisedDomains: part.texts(
      'authorisedDomains',
      'les domaines de l’espace de confiance (liste de l’ANS)',
      isDomain,
    ),
    citizenDomain:
      part.optionalText('citizenDomain', 'le domaine de Mon espace santé', isDomain) ?? 'patient.mssante.fr',
    productNil: part.text('productNil', 'le numéro de ce logiciel donné par Convergence (X-MSS-NIL)'),
    applicativeMailboxes: part.textsByKey(
      'applicativeMailboxes',
      'à chaque FINESS géographique, une adresse d’un domaine des opérateurs',
      (finess, address) => isFiness(finess) && domains.has(address.slice(address.indexOf('@') + 1)),
    ),
    sandbox: false,
  };
  part.forbidden('sandbox', 'appartient à la démonstration : retirez cette clé');
  part.refuseOthers();
  return read;
}

function readOperator(part: ConfigReader, folder: string): MssanteConfig['operators'][number] {
  const read = {
    domains: part.texts('domains', 'les domaines que porte l’opérateur', isDomain),
    imap: readPlace(part.part('imap'), 143),
    smtp: readPlace(part.part('smtp'), 587),
    authoritiesPem: authorities(part, 'les autorités IGC-Santé qui garantissent l’opérateur, en PEM', folder),
    ...(part.has('revocationFiles') && { revocationFiles: revocationFiles(part, folder) }),
    ...(part.has('certificateFile') &&
      keyedCertificate(
        part,
        { certificate: 'certificateFile', key: 'keyFile' },
        'le certificat d’authentification de la structure (ORG AUTH_CLI), pour les boîtes applicatives',
        folder,
      )),
  };
  part.refuseOthers();
  return read;
}

/** What they hold is judged at each connection: a bad download closes MSSanté, never the record. */
const revocationFiles = (part: ConfigReader, folder: string): string[] =>
  part
    .texts('revocationFiles', 'les fichiers des listes de révocation de ces autorités, en PEM ou en DER')
    .map((path) => from(folder, path));

/** Without `implicitTls`, TLS is asked by STARTTLS on the plain port (digest 3.1). */
function readPlace(part: ConfigReader, port: number): { host: string; port: number; implicitTls?: boolean } {
  const implicitTls = part.optionalFlag('implicitTls', 'true si le port parle TLS d’emblée');
  const read = {
    host: part.text('host', 'le nom du serveur de l’opérateur', (host) => !isHere(host)),
    port: part.optionalNumber('port', 'un numéro de port, de 1 à 65535', 1, 65_535) ?? port,
    ...(implicitTls !== undefined && { implicitTls }),
  };
  part.refuseOthers();
  return read;
}

const isDomain = (text: string): boolean => /^([a-z\d]([a-z\d-]*[a-z\d])?\.)+[a-z]{2,}$/.test(text);
