import type { X509Certificate } from 'node:crypto';
import type { Socket } from 'node:net';
import { connect, type ConnectionOptions, type TLSSocket } from 'node:tls';
import { checkDates } from './expiry.ts';
import { codeOf, silence, type Examination, type Sheet } from './finding.ts';

/** What TLS is spoken with. */
export interface Secured {
  /** PEM; those of the system when absent. */
  authorities?: string;
  /** PEM; a certificate that is in none of them is refused too when its authority has no list here. */
  revocationLists?: readonly string[];
  /** Shown to a server that asks who we are; PEM. */
  certificate?: string;
  key?: string;
  servername: string;
}

/** TLS over an open socket: its version, who the server is, who vouches for it, until when. Nothing when the server may not be trusted. */
export async function shakeHands(
  sheet: Sheet,
  socket: Socket,
  secured: Secured,
  { now, patience }: Examination,
): Promise<TLSSocket | undefined> {
  let secure: TLSSocket;
  try {
    secure = await secureOver(socket, optionsOf(secured), patience);
  } catch (error) {
    sheet.fail('TLS', saidOf(error), toDoAbout(error));
    socket.destroy();
    return undefined;
  }
  sheet.ok('TLS', `${secure.getProtocol()?.replace('TLSv', 'TLS ') ?? ''}, ${secure.getCipher().standardName}`);
  const certificate = secure.getPeerX509Certificate();
  if (!checkServer(sheet, secure, certificate, now())) {
    secure.destroy();
    return undefined;
  }
  return secure;
}

/** The server is judged here, line by line, and not by Node: a connection to one that fails goes no further. */
export const optionsOf = ({
  authorities,
  revocationLists = [],
  certificate,
  key,
  servername,
}: Secured): ConnectionOptions => ({
  minVersion: 'TLSv1.2',
  rejectUnauthorized: false,
  // Over a socket already open, Node would compare the certificate with « localhost ».
  host: servername,
  ...(/^[\d.]+$|:/.test(servername) ? {} : { servername }),
  ...(authorities === undefined ? {} : { ca: authorities }),
  ...(revocationLists.length === 0 ? {} : { crl: [...revocationLists] }),
  ...(certificate === undefined || key === undefined ? {} : { cert: certificate, key }),
});

function secureOver(socket: Socket, options: ConnectionOptions, patience: number): Promise<TLSSocket> {
  return new Promise((resolve, reject) => {
    const secure = connect({ ...options, socket });
    const late = setTimeout(
      () => reject(Object.assign(new Error('no handshake'), { code: silence(patience) })),
      patience,
    );
    const failed = (error: Error) => {
      clearTimeout(late);
      reject(error);
    };
    secure.once('error', failed);
    secure.once('close', () => failed(Object.assign(new Error('closed'), { code: 'ECONNRESET' })));
    secure.once('secureConnect', () => {
      clearTimeout(late);
      secure.removeAllListeners('close');
      secure.removeListener('error', failed);
      secure.on('error', () => undefined);
      resolve(secure);
    });
  });
}

function checkServer(sheet: Sheet, secure: TLSSocket, certificate: X509Certificate | undefined, now: Date): boolean {
  if (!certificate) {
    sheet.fail('Certificat du serveur', 'absent', 'Prévenez l’exploitant du service.');
    return false;
  }
  const reason = secure.authorized ? undefined : codeOf(secure.authorizationError) || String(secure.authorizationError);
  const expired = reason === 'CERT_HAS_EXPIRED' || reason === 'CERT_NOT_YET_VALID';
  if (reason === undefined || expired)
    sheet.ok('Certificat du serveur', `${commonNameOf(certificate.subject)}, garanti par ${issuerOf(certificate)}`);
  else sheet.fail('Certificat du serveur', ...distrust(reason, certificate));
  checkDates(sheet, 'Certificat du serveur, dates', certificate, {
    now,
    todo: 'Prévenez l’exploitant du service : c’est à lui de le renouveler.',
  });
  return reason === undefined && new Date(certificate.validTo) >= now;
}

function distrust(reason: string, certificate: X509Certificate): [said: string, todo: string] {
  if (reason === 'ERR_TLS_CERT_ALTNAME_INVALID')
    return [
      `ne porte pas ce nom de serveur (${commonNameOf(certificate.subject)})`,
      'Relisez l’adresse dans la configuration ; ne contournez pas ce refus.',
    ];
  if (reason === 'DEPTH_ZERO_SELF_SIGNED_CERT')
    return [
      'auto-signé : personne ne le garantit',
      'Ne vous y connectez pas : vérifiez l’adresse, puis prévenez l’exploitant.',
    ];
  if (reason === 'CERT_REVOKED')
    return [
      `révoqué par son autorité (${issuerOf(certificate)})`,
      'N’y envoyez rien : prévenez l’exploitant, lui seul peut présenter un autre certificat.',
    ];
  if (/\bCRL\b/.test(reason.replaceAll('_', ' ')))
    return [
      `la liste de révocation de son autorité manque, est périmée ou n’est pas d’elle (${reason})`,
      'Téléchargez la dernière liste de chaque autorité de la chaîne à la place des fichiers de revocationFiles.',
    ];
  return [
    `garanti par une autorité inconnue (${issuerOf(certificate)} ; ${reason})`,
    'Vérifiez que le fichier des autorités contient la chaîne IGC-Santé complète de ce service, et que l’adresse est la bonne.',
  ];
}

const saidOf = (error: unknown): string => `la connexion chiffrée n’a pas pu s’établir (${codeOf(error)})`;

function toDoAbout(error: unknown): string {
  const code = codeOf(error);
  if (/PROTOCOL_VERSION|UNSUPPORTED_PROTOCOL|NO_PROTOCOLS/.test(code))
    return 'Le service ne parle pas TLS 1.2 : prévenez son exploitant, rien ne partira en dessous.';
  if (/WRONG_VERSION_NUMBER|PACKET_LENGTH/.test(code))
    return 'Ce port ne parle pas TLS d’emblée : relisez le port, ou retirez implicitTls.';
  if (/ALERT|CERTIFICATE/.test(code))
    return 'Le service refuse notre certificat : vérifiez son type, ses dates et sa chaîne.';
  return 'Vérifiez le port ; un mandataire peut aussi couper la connexion.';
}

const commonNameOf = (name: string): string => /^CN=(.+)$/m.exec(name)?.[1] ?? name.replaceAll('\n', ', ');
const issuerOf = ({ issuer }: X509Certificate): string => commonNameOf(issuer);
