import type { MessageWithheld } from '@liane/connector-mssante';

/** What a screen says of a failure of the operator; undefined for what is no failure of theirs. The text of a server never reaches a screen. */
export function problemOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || !('worthRetrying' in error)) return undefined;
  if (isWithheld(error))
    return 'L’opérateur MSSanté ne donne pas le contenu d’un message. Il sera redemandé, puis mis de côté pour que les suivants arrivent.';
  return error.worthRetrying === true
    ? 'L’opérateur MSSanté ne répond pas. Les messages attendent chez lui ; la relève reprendra seule.'
    : 'L’opérateur MSSanté refuse d’ouvrir cette boîte. Vérifiez son adresse, ses titulaires et le certificat.';
}

/** The token of the holder opens nothing any more (ECO.1.2.6). */
export const isSignInRefused = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'mssante-sign-in-refused';

/** The operator shows a message and does not give it. */
export const isWithheld = (error: unknown): error is MessageWithheld =>
  error instanceof Error && 'code' in error && error.code === 'mssante-message-withheld';
