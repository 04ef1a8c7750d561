import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type {
  SMTPConnectionCustomAuthContext,
  SMTPConnectionSendInfo,
  SMTPEnvelope,
} from 'nodemailer/lib/smtp-connection';
import { tlsOf } from '../config.ts';
import type { Settings } from '../config.ts';
import { Deadline } from '../deadline.ts';
import type { Key, OperatorConfig } from '../messages.ts';
import { xoauth2 } from '../xoauth2.ts';
import { nameSmtpFailure } from './failures.ts';

/** Where and as whom a message is submitted. */
export interface Submitter {
  operator: OperatorConfig;
  mailbox: string;
  key: Key;
}

/** One session: connect, STARTTLS, sign in, submit, leave. @throws MssanteError and nothing else */
export async function submit(
  { operator, mailbox, key }: Submitter,
  envelope: SMTPEnvelope,
  bytes: Buffer,
  { timeout, onExchange }: Settings,
): Promise<SMTPConnectionSendInfo> {
  const connection = new SMTPConnection({
    host: operator.smtp.host,
    port: operator.smtp.port,
    secure: operator.smtp.implicitTls === true,
    requireTLS: operator.smtp.implicitTls !== true,
    tls: tlsOf(operator, key),
    ...(operator.servername === undefined ? {} : { servername: operator.servername }),
    connectionTimeout: timeout,
    greetingTimeout: timeout,
    socketTimeout: timeout,
    dnsTimeout: timeout,
    maxResponseSize: 64 * 1024,
    logger: false,
    customAuth: {
      XOAUTH2: (context) => answer(context, xoauth2(mailbox, key)),
      EXTERNAL: (context) => answer(context, mailbox),
    },
  });
  const stage = { dataSent: false };
  let fail: (failure: Error) => void = () => undefined;
  const failed = new Promise<never>((_resolve, reject) => void (fail = reject));
  failed.catch(() => undefined);
  const deadline = new Deadline(6 * timeout, () => fail(Object.assign(new Error('deadline'), { code: 'ETIMEDOUT' })));
  try {
    connection.on('error', fail);
    const step = <Result>(start: (done: (error?: Error | null, result?: Result) => void) => void) =>
      Promise.race([failed, settled(start)]);
    await step((done) => connection.connect(done));
    const method = methodFor(key, connection.lastServerResponse || '');
    if (method !== null)
      await step((done) => connection.login({ type: 'custom', method, user: mailbox, pass: '-' }, done));
    stage.dataSent = true;
    deadline.allow(bytes.length);
    const info = await step<SMTPConnectionSendInfo>((done) =>
      connection.send({ ...envelope, size: bytes.length, use8BitMime: bytes.some((byte) => byte > 127) }, bytes, done),
    );
    if (info === undefined) throw new Error('no answer');
    connection.quit();
    onExchange({ direction: 'sent', mailbox, to: info.accepted, bytes });
    return info;
  } catch (failure) {
    connection.close();
    throw nameSmtpFailure(failure, bytes.length, stage.dataSent);
  } finally {
    deadline.lift();
  }
}

/** Null: an operator that does not announce EXTERNAL knows the structure by the certificate of the TLS session alone (digest 3.1). */
function methodFor(key: Key, greeted: string): 'XOAUTH2' | 'EXTERNAL' | null {
  if (key.kind === 'token') return 'XOAUTH2';
  return /^250[ -]AUTH\b.*\bEXTERNAL\b/im.test(greeted) ? 'EXTERNAL' : null;
}

const settled = <Result>(
  start: (done: (error?: Error | null, result?: Result) => void) => void,
): Promise<Result | undefined> =>
  new Promise((resolve, reject) => {
    start((error, result) => {
      if (error) reject(error);
      else resolve(result);
    });
  });

/** SASL with an initial response; a challenge only comes to say no, and is answered by an empty line (digest 3.1). */
async function answer(context: SMTPConnectionCustomAuthContext, initial: string): Promise<void> {
  const response = Buffer.from(initial).toString('base64');
  let reply = await context.sendCommand(`AUTH ${context.method} ${response}`);
  if (reply.status === 334) reply = await context.sendCommand('');
  if (reply.status === 235) return context.resolve();
  context.reject(Object.assign(new Error('sign in refused'), { status: reply.status }));
}
