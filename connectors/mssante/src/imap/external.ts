import { ImapFlow } from 'imapflow';
import type { ImapFlowOptions } from 'imapflow';

/** What is used of the inside of imapflow: its own `authenticate` does the same for the mechanisms it knows. */
interface Inside {
  capabilities: Map<string, unknown>;
  authenticated: string | boolean;
  exec(
    command: string,
    attributes: { type: 'ATOM'; value: string; sensitive?: boolean }[],
    options: { onPlusTag: () => Promise<void> },
  ): Promise<{ next(): void }>;
  write(line: string): void;
  setAuthenticationState(): Promise<void>;
  expectCapabilityUpdate: boolean;
}

/** imapflow 2.1 has no SASL EXTERNAL (RFC 4422): the certificate of the TLS session is who signs in, this only says so. */
export class ImapByCertificate extends ImapFlow {
  readonly #mailbox: string;

  constructor(options: ImapFlowOptions, mailbox: string) {
    super({ ...options, auth: { user: mailbox } });
    this.#mailbox = mailbox;
  }

  /** Called by imapflow once the session is encrypted. */
  async authenticate(): Promise<true> {
    const inside = this as unknown as Inside;
    const identity = Buffer.from(this.#mailbox).toString('base64');
    const initial = inside.capabilities.has('SASL-IR');
    inside.expectCapabilityUpdate = true;
    const response = await inside
      .exec(
        'AUTHENTICATE',
        [
          { type: 'ATOM', value: 'EXTERNAL' },
          ...(initial ? [{ type: 'ATOM' as const, value: identity, sensitive: true }] : []),
        ],
        { onPlusTag: async () => inside.write(initial ? '' : identity) },
      )
      .catch((failure: unknown) => {
        throw withCode(failure);
      });
    response.next();
    inside.authenticated = this.#mailbox;
    await inside.setAuthenticationState();
    return true;
  }
}

/** imapflow tells the code of RFC 5530 in `serverResponseCode` for its own mechanisms: « come back later » is no refusal. */
function withCode(failure: unknown): unknown {
  if (!(failure instanceof Error)) return failure;
  const response: unknown = Reflect.get(failure, 'response');
  const [, code] = /"section":\[\{[^{}]*"value":"([A-Z-]+)"/i.exec(JSON.stringify(response) ?? '') ?? [];
  return code === undefined ? failure : Object.assign(failure, { serverResponseCode: code.toUpperCase() });
}
