import {
  CertificateRefused,
  EncryptionRefused,
  MessageRefused,
  MessageTooLarge,
  MssanteError,
  OperatorBusy,
  OperatorTimedOut,
  OperatorUnreachable,
  OperatorUnreadable,
  RecipientRefused,
  RevocationListRefused,
  SenderRefused,
  SignInRefused,
} from '../errors.ts';
import { isCertificateFailure, isRevocationListFailure, textOf } from '../failures.ts';

/** What nodemailer tells of a failure; none of it is promised. */
export interface SmtpFailure {
  code: string;
  command: string;
  response: string;
  status: number;
  recipients: { address: string; response: string }[];
}

/** Names what the session met. `sending` once the message was handed over. */
export function nameSmtpFailure(failure: unknown, bytes: number, sending: boolean): MssanteError {
  if (failure instanceof MssanteError) return failure;
  const said = toldBy(failure);
  const { code, command, response, status } = said;
  if (code === 'EMESSAGE' && command === 'MAIL FROM') return new MessageTooLarge(bytes, announced(failure), failure);
  if (code === 'EENVELOPE' && command === 'MAIL FROM') {
    if (status >= 500 && isSize(response)) return new MessageTooLarge(bytes, null, failure);
    return status >= 500 ? new SenderRefused(response, failure) : new OperatorBusy(response, failure);
  }
  if (code === 'EENVELOPE' && command === 'RCPT TO') return new RecipientRefused(refusedOf(said.recipients), failure);
  if (code === 'EENVELOPE' || code === 'EMESSAGE') {
    if (isSize(response)) return new MessageTooLarge(bytes, null, failure);
    return status >= 500 ? new MessageRefused(response, failure) : new OperatorBusy(response, failure);
  }
  if (code === 'EAUTH') return signIn(said, failure);
  if (isRevocationListFailure(failure)) return new RevocationListRefused(failure);
  if (isCertificateFailure(failure)) return new CertificateRefused(failure);
  if (code === 'ETLS' || code === 'EPROTO' || /ssl|tls/i.test(textOf(failure))) return new EncryptionRefused(failure);
  if (code === 'ETIMEDOUT') return new OperatorTimedOut(failure, sending);
  if (code === 'EPROTOCOL' && status < 400) return new OperatorUnreadable(failure);
  if (status >= 400 && status < 500) return new OperatorBusy(response, failure);
  return new OperatorUnreachable(failure, sending);
}

function signIn({ status, response }: SmtpFailure, failure: unknown): MssanteError {
  return status >= 400 && status < 500 ? new OperatorBusy(response, failure) : new SignInRefused(failure);
}

/** `550 5.1.1 …` per recipient. */
export const refusedOf = (recipients: SmtpFailure['recipients']): RecipientRefused['refused'] =>
  recipients.map(({ address, response }) => ({ address, code: response.slice(0, 3), said: response }));

export function toldBy(failure: unknown): SmtpFailure {
  const field = (name: string): unknown =>
    typeof failure === 'object' && failure !== null ? Reflect.get(failure, name) : undefined;
  const text = (name: string): string => {
    const value = field(name);
    return typeof value === 'string' ? value : '';
  };
  const status = field('responseCode') ?? field('status');
  const errors = field('rejectedErrors');
  return {
    code: text('code'),
    command: text('command'),
    response: text('response'),
    status: typeof status === 'number' ? status : 0,
    recipients: (Array.isArray(errors) ? errors : []).map((each: unknown) => ({
      address: stringOf(each, 'recipient'),
      response: stringOf(each, 'response'),
    })),
  };
}

const stringOf = (value: unknown, name: string): string => {
  const found: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
  return typeof found === 'string' ? found : '';
};

/** RFC 1870: 552 5.3.4. */
const isSize = (response: string): boolean =>
  /^552\b/.test(response) && /\b5\.3\.4\b|size|taille|dépasse/i.test(response);

const announced = (failure: unknown): number | null => {
  const found = /allowed (\d+)/.exec(textOf(failure))?.[1];
  return found === undefined ? null : Number(found);
};
