import { CliRefusal } from '../refusals.ts';

export class SamplesNotWritten extends CliRefusal {
  readonly code = 'samples-not-written';

  constructor(path: string, cause: unknown) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'cause inconnue';
    super(`Le document ${path} ne peut pas être écrit (${code}). Donnez un dossier où écrire par --out.`, { cause });
  }
}
