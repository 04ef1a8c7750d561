import { ask, type Answered } from './ask.ts';
import { checkClock } from './clock.ts';
import { codeOf, type Examination, type Sheet } from './finding.ts';
import { shakeHands, type Secured } from './handshake.ts';
import { reach } from './reach.ts';

/** How an address that was examined is spoken to. */
export type Line = { secured: Secured | undefined };

/** Name, port, TLS and certificate of the server behind an address; nothing when it may not be spoken to. */
export async function examineServer(
  sheet: Sheet,
  url: URL,
  { sandbox, ...secured }: Omit<Secured, 'servername'> & { sandbox: boolean },
  exam: Examination,
): Promise<Line | undefined> {
  const plain = url.protocol === 'http:';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const socket = await reach(sheet, { host, port: Number(url.port) || (plain ? 80 : 443) }, exam);
  if (!socket) return undefined;
  if (plain) {
    socket.destroy();
    if (sandbox) sheet.ok('TLS', 'aucun : permis au bac à sable seulement');
    else sheet.fail('TLS', 'aucun : l’adresse commence par http://', 'Donnez une adresse qui commence par https://.');
    return sandbox ? { secured: undefined } : undefined;
  }
  const whole = { ...secured, servername: host };
  const secure = await shakeHands(sheet, socket, whole, exam);
  secure?.destroy();
  return secure && { secured: whole };
}

/** A service of SOAP answers 404, 405 or 500 to who asks nothing; these say that it is down. */
const unavailable = new Set([502, 503, 504]);

/**
 * Does the service answer to us at this address. No transaction of the trade is made: only the door is tried, and with it our
 * certificate, which TLS 1.3 refuses after the handshake.
 */
export async function tryDoor(
  sheet: Sheet,
  check: string,
  url: URL,
  { secured }: Line,
  exam: Examination,
): Promise<Answered | undefined> {
  try {
    const answer = await ask(url, { method: 'HEAD' }, secured, exam);
    if (answer.status === 401 || answer.status === 403) {
      sheet.fail(
        check,
        `notre certificat est refusé (HTTP ${answer.status})`,
        'Vérifiez que ce certificat est déclaré au service, et que l’adresse est celle de votre raccordement.',
      );
      return answer;
    }
    if (unavailable.has(answer.status))
      sheet.warn(
        check,
        `répond, mais en panne (HTTP ${answer.status})`,
        'Réessayez plus tard ; si cela dure, prévenez l’exploitant.',
      );
    else sheet.ok(check, `répond à une visite sans question (HTTP ${answer.status})`);
    return answer;
  } catch (error) {
    sheet.fail(
      check,
      secured?.certificate === undefined
        ? `ne répond pas (${codeOf(error)})`
        : `coupe la connexion une fois notre certificat montré (${codeOf(error)})`,
      secured?.certificate === undefined
        ? 'Réessayez plus tard ; si cela dure, prévenez l’exploitant.'
        : 'Vérifiez que ce certificat est de la bonne autorité (test ou production), encore valable, et déclaré au service.',
    );
    return undefined;
  }
}

/** The clock told by an answer, when there is one. */
export const readClock = (sheet: Sheet, answer: Answered | undefined): void => {
  const date = answer?.headers['date'];
  if (answer) checkClock(sheet, Array.isArray(date) ? date[0] : date, answer.receivedAt);
};
