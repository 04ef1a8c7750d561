import { Dialogue } from './dialogue.ts';
import { codeOf, Sheet, type Examination } from './finding.ts';
import { shakeHands, type Secured } from './handshake.ts';
import * as imap from './imap.ts';
import { reach } from './reach.ts';
import * as smtp from './smtp.ts';

/** One server of an operator, and the mailboxes our certificate should open there. */
export interface MailServer {
  place: { host: string; port: number; implicitTls?: boolean };
  secured: Secured;
  /** Applicative mailboxes; none when there is no certificate to show. */
  mailboxes: readonly string[];
}

const operatorTodo = 'Relisez le nom et le port donnés par l’opérateur ; s’ils sont justes, prévenez-le.';
const refusedTodo = 'Demandez à l’opérateur que cette boîte soit ouverte au certificat de la structure (son OU).';

/** Reading: IMAP with STARTTLS or TLS at once, what it accepts, and each mailbox opened by our certificate (MSSanté digest 3.1). */
export async function examineImap(sheet: Sheet, server: MailServer, exam: Examination): Promise<void> {
  const clear = await enter(sheet, server, exam, async (dialogue) => {
    await imap.greeting(dialogue);
    if (!(await imap.capabilities(dialogue, 'a1')).has('STARTTLS')) return false;
    await imap.startTls(dialogue, 'a2');
    return true;
  });
  if (!clear) return;
  const { dialogue } = clear;
  await during(sheet, 'IMAP', dialogue, async () => {
    if (clear.isNew) await imap.greeting(dialogue);
    const can = await imap.capabilities(dialogue, 'a3');
    tellMechanisms(
      sheet,
      'IMAP',
      new Set([...can].flatMap((each) => (each.startsWith('AUTH=') ? [each.slice(5)] : []))),
      server,
    );
    const [mailbox, ...others] = server.mailboxes;
    if (mailbox === undefined) return;
    tellOpened(sheet, mailbox, await imap.authenticateExternal(dialogue, 'a4', mailbox));
    for (const other of others) await reopen(sheet, server, exam, other);
  });
}

/** A session signs in once: the other mailboxes have theirs, on a way already told above. */
async function reopen(sheet: Sheet, server: MailServer, exam: Examination, mailbox: string): Promise<void> {
  const told = new Sheet('');
  const clear = await enter(told, server, exam, async (dialogue) => {
    await imap.greeting(dialogue);
    await imap.startTls(dialogue, 'b1');
    return true;
  });
  const check = `Boîte ${mailbox}`;
  if (!clear) {
    const [last] = told.findings.slice(-1);
    sheet.fail(check, last?.said ?? 'injoignable', last?.todo ?? operatorTodo);
    return;
  }
  await during(sheet, check, clear.dialogue, async () => {
    if (clear.isNew) await imap.greeting(clear.dialogue);
    tellOpened(sheet, mailbox, await imap.authenticateExternal(clear.dialogue, 'b2', mailbox));
  });
}

/** Sending: SMTP submission, its mechanisms, the size it takes, and our certificate as the sender. */
export async function examineSmtp(sheet: Sheet, server: MailServer, exam: Examination): Promise<void> {
  const clear = await enter(sheet, server, exam, async (dialogue) => {
    await smtp.greeting(dialogue);
    if (!(await smtp.ehlo(dialogue)).startTls) return false;
    await smtp.startTls(dialogue);
    return true;
  });
  if (!clear) return;
  const { dialogue } = clear;
  await during(sheet, 'SMTP', dialogue, async () => {
    if (clear.isNew) await smtp.greeting(dialogue);
    const { auth, size } = await smtp.ehlo(dialogue);
    tellMechanisms(sheet, 'SMTP', auth, server);
    if (size === null)
      sheet.warn('Taille', 'aucune limite annoncée', 'Demandez à l’opérateur la taille des messages qu’il accepte.');
    else sheet.ok('Taille', `messages jusqu’à ${Math.floor(size / 1024 / 1024)} Mo`);
    const [mailbox] = server.mailboxes;
    if (mailbox === undefined) return;
    const refusal = await smtp.authenticateExternal(dialogue, mailbox);
    if (refusal === null) sheet.ok('Envoi', `ouvert à ${mailbox}`);
    else sheet.fail('Envoi', `refusé à ${mailbox} (${refusal.slice(0, 80)})`, refusedTodo);
  });
}

/** Down to a conversation over TLS. `isNew`: the server has not greeted yet. */
async function enter(
  sheet: Sheet,
  { place, secured }: MailServer,
  exam: Examination,
  startTls: (dialogue: Dialogue) => Promise<boolean>,
): Promise<{ dialogue: Dialogue; isNew: boolean } | undefined> {
  const socket = await reach(sheet, place, exam);
  if (!socket) return undefined;
  if (!place.implicitTls) {
    const clear = new Dialogue(socket, exam.patience);
    try {
      if (!(await startTls(clear))) {
        sheet.fail('STARTTLS', 'n’est pas proposé', 'Si ce port parle TLS d’emblée, écrivez implicitTls: true.');
        clear.end();
        return undefined;
      }
      sheet.ok('STARTTLS', 'accepté');
    } catch (error) {
      sheet.fail(
        'STARTTLS',
        `n’a pas abouti (${codeOf(error)})`,
        `Si ce port parle TLS d’emblée, écrivez implicitTls: true. ${operatorTodo}`,
      );
      clear.end();
      return undefined;
    }
    clear.leave();
  }
  const secure = await shakeHands(sheet, socket, secured, exam);
  return secure && { dialogue: new Dialogue(secure, exam.patience), isNew: place.implicitTls === true };
}

async function during(sheet: Sheet, check: string, dialogue: Dialogue, talk: () => Promise<void>): Promise<void> {
  try {
    await talk();
  } catch (error) {
    sheet.fail(
      check,
      `la conversation s’est interrompue (${codeOf(error)})`,
      'Si un certificat est montré, vérifiez que l’opérateur l’accepte ; sinon, prévenez l’opérateur.',
    );
  } finally {
    dialogue.end();
  }
}

function tellMechanisms(sheet: Sheet, what: string, can: ReadonlySet<string>, { mailboxes }: MailServer): void {
  const missing = ['XOAUTH2', ...(mailboxes.length > 0 ? ['EXTERNAL'] : [])].filter((each) => !can.has(each));
  const check = `${what}, connexion`;
  const said = [...can].join(', ') || 'aucune';
  if (missing.length === 0) sheet.ok(check, `propose ${said}`);
  else
    sheet.fail(
      check,
      `propose ${said}, sans ${missing.join(' ni ')}`,
      'Demandez à l’opérateur le raccordement par Pro Santé Connect (XOAUTH2) et, pour les boîtes applicatives, par certificat (EXTERNAL).',
    );
}

function tellOpened(sheet: Sheet, mailbox: string, refusal: string | null): void {
  if (refusal === null) sheet.ok(`Boîte ${mailbox}`, 'ouverte par notre certificat');
  else sheet.fail(`Boîte ${mailbox}`, `refusée (${refusal.slice(0, 80)})`, refusedTodo);
}
