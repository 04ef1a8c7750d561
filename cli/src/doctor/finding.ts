import type { ServiceRecord } from '@liane/connector-mssante';

/** What one check says. A warning is told and fails nothing. */
export interface Finding {
  /** « DMP », « MSSanté (bruyeres.mssante.fr) »… */
  service: string;
  check: string;
  state: 'ok' | 'warning' | 'failed';
  said: string;
  /** What to do about it; absent when all is well. */
  todo?: string;
}

/** The findings of one service, in the order of its checks. */
export class Sheet {
  readonly findings: Finding[] = [];
  readonly #service: string;

  constructor(service: string) {
    this.#service = service;
  }

  ok(check: string, said: string): void {
    this.findings.push({ service: this.#service, check, state: 'ok', said });
  }

  warn(check: string, said: string, todo: string): void {
    this.findings.push({ service: this.#service, check, state: 'warning', said, todo });
  }

  fail(check: string, said: string, todo: string): void {
    this.findings.push({ service: this.#service, check, state: 'failed', said, todo });
  }
}

/** What every check is given. */
export interface Examination {
  now: () => Date;
  /** Milliseconds after which an outside that says nothing is told to say nothing. */
  patience: number;
  /** The SRV records of a name; throws when it has none. */
  lookUp: (name: string) => Promise<ServiceRecord[]>;
}

/** Code of a failure of the system or of OpenSSL: `ECONNREFUSED`, `CERT_HAS_EXPIRED`; empty when there is none. */
export const codeOf = (failure: unknown): string =>
  failure instanceof Error && 'code' in failure && typeof failure.code === 'string' ? failure.code : '';

/** In the place of a code, when nothing was said in time. */
export const silence = (patience: number): string => `rien en ${(patience / 1000).toLocaleString('fr-FR')} s`;
