import { CliRefusal } from '../refusals.ts';

export class SamplesNotWritten extends CliRefusal {
  readonly code = 'samples-not-written';

  constructor(path: string, cause: unknown) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'cause inconnue';
    super(`Le document ${path} ne peut pas être écrit (${code}). Donnez un dossier où écrire par --out.`, { cause });
  }
}

/** The town of the samples did not take a message that it should take. */
export class ExchangeCutShort extends CliRefusal {
  readonly code = 'exchange-cut-short';

  constructor(person: string, because: string) {
    super(
      `Un message d’exemple (${person}) n’est pas parti : ${because}. Relancez la commande ; rien d’autre n’est touché.`,
    );
  }
}
