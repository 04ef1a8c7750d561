/** The part of oidc-provider the town uses; the package ships no types. */
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  export interface Context {
    method: string;
    path: string;
    status: number;
    type: string;
    body: unknown;
    req: IncomingMessage;
    response: { get(header: string): string };
    oidc?: OidcContext;
  }

  export interface OidcContext {
    route: string;
    params?: Record<string, string | undefined>;
    body?: Record<string, string | undefined>;
    client?: { clientId: string };
    entities: Record<string, Stored | undefined>;
  }

  export interface Stored {
    kind?: string;
    accountId?: string;
    sessionUid?: string;
    sid?: string;
    nonce?: string;
    acr?: string;
    iiat?: number;
    iat?: number;
    authTime?: number;
    loginTs?: number;
    save(ttl: number): Promise<string>;
  }

  export interface Grant {
    addOIDCScope(scope: string): void;
    save(): Promise<string>;
  }

  export interface Interaction {
    uid: string;
    returnTo: string;
    params: Record<string, string | undefined>;
    prompt: { name: string; reasons: string[] };
  }

  export interface BackchannelRequest {
    jti: string;
    accountId: string;
    clientId: string;
    params: Record<string, string | undefined>;
    scope?: string;
  }

  export type Middleware = (context: Context, next: () => Promise<void>) => Promise<void>;

  export namespace errors {
    class OIDCProviderError extends Error {
      error: string;
      error_description?: string;
      status: number;
    }
    class CustomOIDCProviderError extends OIDCProviderError {
      constructor(error: string, description: string);
    }
    class AccessDenied extends OIDCProviderError {
      constructor(description?: string);
    }
    class InvalidBindingMessage extends OIDCProviderError {
      constructor(description?: string);
    }
    class UnknownUserId extends OIDCProviderError {
      constructor(description?: string);
    }
    class InvalidRequest extends OIDCProviderError {
      constructor(description?: string);
    }
    class SessionNotFound extends OIDCProviderError {}
  }

  export class Provider {
    constructor(issuer: string, configuration: Record<string, unknown>);
    registerGrantType(name: string, handler: unknown, ...rest: unknown[]): void;
    use(middleware: Middleware): void;
    callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>;
    interactionDetails(request: IncomingMessage, response: ServerResponse): Promise<Interaction>;
    interactionResult(
      request: IncomingMessage,
      response: ServerResponse,
      result: Record<string, unknown>,
    ): Promise<string>;
    backchannelResult(
      request: BackchannelRequest,
      result: Grant | string | errors.OIDCProviderError,
      options?: { acr?: string; amr?: string[]; authTime?: number },
    ): Promise<void>;
    readonly Grant: new (properties: { accountId: string; clientId: string }) => Grant;
    readonly Session: { findByUid(uid: string): Promise<Stored | undefined> };
    on(event: string, listener: (...told: unknown[]) => void): this;
  }
}
