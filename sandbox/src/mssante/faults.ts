import { setTimeout as wait } from 'node:timers/promises';
import type { Socket } from 'node:net';
import type { Town } from '../service.ts';
import { faultNames } from '../town/faults.ts';
import type { Fault, FaultKind } from '../town/faults.ts';

/** The two doors of the operator, each with its own switchboard. */
export const smtpKey = 'mssante-smtp';
export const imapKey = 'mssante-imap';

export const smtpFaults: readonly FaultKind[] = [
  'slow',
  'down',
  'rubbish',
  'refusal',
  'cut',
  'unacknowledged',
  'greylisting',
  'full',
];

/** The fault in place when it is one of these; counts it as used, and tells it. */
export function takeFault(
  town: Town,
  service: string,
  kinds: readonly FaultKind[],
  received: string,
): Fault | undefined {
  const inPlace = town.faults.on(service);
  if (!inPlace || !kinds.includes(inPlace.kind)) return undefined;
  const fault = town.faults.take(service);
  if (!fault) return undefined;
  town.journal.record({
    service,
    asked: `Panne voulue : ${faultNames[fault.kind]}`,
    received,
    answered: fault.kind === 'slow' ? `Réponse retardée de ${fault.delayMs} ms.` : faultNames[fault.kind],
    fault: fault.kind,
  });
  return fault;
}

/** Waits as long as the fault says, then goes on. */
export const late = async (fault: Fault | undefined): Promise<void> => {
  if (fault?.kind === 'slow') await wait(fault.delayMs, undefined, { ref: false });
};

export const rubbish = '\u0007<<%PDF ]]> {"rien": ceci n’est la réponse de personne\r\n';

/** Closes at once, or answers what nobody can read. True when the connection is spoilt. */
export function spoiltAtTheDoor(town: Town, service: string, socket: Socket): boolean {
  const fault = takeFault(town, service, ['down', 'rubbish'], 'Connexion');
  if (fault?.kind === 'down') socket.destroy();
  if (fault?.kind === 'rubbish') socket.end(rubbish);
  return fault !== undefined;
}
