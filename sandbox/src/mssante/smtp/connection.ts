import { SMTPConnection } from 'smtp-server/lib/smtp-connection.js';

/** Whether a certificate opens a mailbox; answers the mailbox, or nothing. */
export type OpensByCertificate = (session: SMTPConnection['session'], asked: string) => string | undefined;

/** A connection that also knows SASL EXTERNAL (RFC 4422 appendix A), which smtp-server does not. */
export class SubmissionConnection extends SMTPConnection {
  opens: OpensByCertificate = () => undefined;

  override handler_AUTH(command: string | Buffer, callback: () => void): void {
    const [, mechanism = '', initial] = command.toString().trim().split(/\s+/);
    if (mechanism.toUpperCase() !== 'EXTERNAL' || !this.secure || this.session.user)
      return super.handler_AUTH(command, callback);
    if (initial !== undefined) {
      this.#external(initial);
      return callback();
    }
    this._nextHandler = (answer, done) => {
      this.#external(answer.toString().trim());
      done();
    };
    this.send(334);
    return callback();
  }

  #external(answer: string): void {
    if (answer === '*') return this.send(501, '5.7.0 Authentication aborted');
    const asked = answer === '=' || answer === '' ? '' : Buffer.from(answer, 'base64').toString();
    const mailbox = this.opens(this.session, asked);
    if (mailbox === undefined) return this.send(535, '5.7.8 Ce certificat n’ouvre pas cette boîte aux lettres');
    this.session.user = mailbox;
    this.session.transmissionType = this._transmissionType();
    return this.send(235, '2.7.0 Authentication successful');
  }
}
