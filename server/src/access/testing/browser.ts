import type { FastifyInstance, InjectOptions } from 'fastify';
import { uuidv7 } from '../../platform/index.ts';
import type { Session } from '../contract.ts';
import { Passkey } from './passkey.ts';

export interface Answer {
  status: number;
  body: unknown;
  location: string | undefined;
}

/** A browser on our pages: keeps cookies, sends the CSRF token the session gave, names its commands. */
export class Browser {
  readonly cookies = new Map<string, string>();
  csrf: string | null = null;
  readonly #app: FastifyInstance;
  readonly #origin: string;

  constructor(app: FastifyInstance, origin: string) {
    this.#app = app;
    this.#origin = origin;
  }

  async ask(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    url: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const options: InjectOptions = {
      method,
      url,
      headers: {
        cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(method === 'GET'
          ? {}
          : { origin: this.#origin, 'x-liane-csrf': this.csrf ?? '', 'x-command-id': uuidv7() }),
        ...headers,
      },
      ...(body === undefined ? {} : { payload: body as Record<string, unknown> }),
    };
    const response = await this.#app.inject(options);
    for (const cookie of response.cookies)
      if (cookie.value === '') this.cookies.delete(cookie.name);
      else this.cookies.set(cookie.name, cookie.value);
    const json = response.headers['content-type']?.toString().includes('json') ?? false;
    const read = json ? (response.json() as unknown) : response.body;
    return { status: response.statusCode, body: read, location: response.headers.location?.toString() };
  }

  async session(): Promise<Session> {
    const { body } = await this.ask('GET', '/api/session');
    return this.#adopt(body);
  }

  async choose(practiceId: string): Promise<Session> {
    const { body } = await this.ask('POST', '/api/session/practice', { practiceId });
    return this.#adopt(body);
  }

  /** Makes a passkey with the invitation of this address, and comes in. */
  async acceptInvitation(invitationUrl: string | null): Promise<{ passkey: Passkey; session: Session }> {
    const token = new URL(invitationUrl ?? '').hash.slice(1);
    const look = await this.ask('POST', '/api/invitations/look', { token });
    const passkey = new Passkey(this.#origin);
    const credential = passkey.register(
      (look.body as { options: { challenge: string; user: { id: string } } }).options,
    );
    const { body } = await this.ask('POST', '/api/invitations/accept', { token, credential });
    return { passkey, session: this.#adopt(body) };
  }

  async signInWith(passkey: Passkey): Promise<Answer> {
    const { body } = await this.ask('POST', '/api/sign-in/passkey/options');
    const answer = await this.ask('POST', '/api/sign-in/passkey', passkey.sign(body as { challenge: string }));
    if (answer.status === 200) this.#adopt(answer.body);
    return answer;
  }

  #adopt(body: unknown): Session {
    const session = body as Session;
    this.csrf = session.csrf;
    return session;
  }
}
