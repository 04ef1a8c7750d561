import { MessageTooLarge, MssanteError, openMssante, RecipientRefused, type Mssante } from '@liane/connector-mssante';
import { mssanteConnectorOf } from '../directory/index.ts';
import type { MssanteConfig } from '../platform/index.ts';
import type { Burden } from './burden.ts';
import { ofTheInstallation } from './contract.ts';
import { citizenAddress, letterOf } from './letter.ts';
import { gone, held, type Outcome } from './outcome.ts';

/** MSSanté as configured, opened once at the first call. That call throws MssanteMisconfigured. */
export function openMssanteLine(mssante: MssanteConfig): () => Mssante {
  let opened: Mssante | undefined;
  return () => (opened ??= openMssante(mssanteConnectorOf(mssante)));
}

interface Mailing {
  mssante: () => Pick<Mssante, 'send'>;
  citizenDomain: string;
  sourceId: string;
  now: Date;
}

/** One message to one recipient from the applicative mailbox. Never throws what the operator or the wire did. */
export async function postMessage(burden: Burden, mailing: Mailing): Promise<Outcome> {
  const { sending, mailbox, address } = burden;
  const to = sending.channel === 'citizen' ? citizenAddress(burden, mailing.citizenDomain) : address;
  if (mailbox === null || to === null) return held('no-address', 'L’adresse MSSanté n’est pas connue.', null);
  try {
    const { message, insQualified } = letterOf(burden, { from: mailbox, to, ...mailing });
    const { takenBefore } = await mailing.mssante().send(message, { kind: 'certificate' });
    return gone(insQualified, takenBefore ? 'L’envoi précédent était déjà parti : il n’a pas été répété.' : null);
  } catch (error) {
    return outcomeOfMssante(error);
  }
}

const ofTheService = new Set(['mssante-operator-unreachable', 'mssante-operator-timed-out']);

/** A failure of the connector as an outcome; anything else is a fault of ours and passes. */
function outcomeOfMssante(error: unknown): Outcome {
  if (!(error instanceof MssanteError)) throw error;
  const { code, message } = error;
  if (error.worthRetrying)
    return { kind: 'again', code, said: message, isDown: ofTheService.has(code), unsure: error.mayHaveLeft };
  if (ofTheInstallation.includes(code)) return held(code, message, 'Prévenez votre administrateur.');
  if (error instanceof RecipientRefused)
    return {
      kind: 'refused',
      code: error.refused[0]?.code ?? code,
      said: 'La messagerie ne connaît pas ce destinataire, ou le refuse.',
      todo: 'Vérifiez son adresse MSSanté dans son entourage, puis réessayez.',
    };
  return {
    kind: 'refused',
    code,
    said: message,
    todo:
      error instanceof MessageTooLarge
        ? 'Transmettez ce document autrement, ou remplacez-le par une version plus légère.'
        : 'Vérifiez l’adresse et le document, puis réessayez.',
  };
}
