/** What can be made to go wrong around a service, whatever it is. */
export const faultKinds = ['slow', 'down', 'rubbish', 'refusal', 'cut'] as const;
/** What only some services know; each says which (`SandboxService.faultKinds`). */
export const ownFaultKinds = ['unacknowledged', 'greylisting', 'full'] as const;
export type CommonFaultKind = (typeof faultKinds)[number];
export type FaultKind = CommonFaultKind | (typeof ownFaultKinds)[number];

export const faultNames: Record<FaultKind, string> = {
  slow: 'lent',
  down: 'coupé',
  rubbish: 'réponse illisible',
  refusal: 'refus',
  cut: 'coupure en cours',
  unacknowledged: 'gardé sans accusé',
  greylisting: 'liste grise',
  full: 'boîte pleine',
};

export const defaultDelayMs = 10_000;
const longestDelayMs = 120_000;

export interface Fault {
  kind: FaultKind;
  /** Waiting time before the normal answer, in milliseconds; only read by `slow`. */
  delayMs: number;
  /** Number of requests still to be spoilt; absent: until someone repairs it. */
  remaining?: number;
}

/** The switchboard: at most one fault a service. */
export interface Faults {
  set(service: string, fault: { kind: FaultKind; delayMs?: number; remaining?: number }): Fault;
  clear(service: string): void;
  clearAll(): void;
  /** The fault in place, without using it. */
  on(service: string): Fault | undefined;
  /** The fault to apply to one request; counts down `remaining`. */
  take(service: string): Fault | undefined;
}

export class ImpossibleFault extends Error {
  readonly code = 'SANDBOX_IMPOSSIBLE_FAULT';
}

export function createFaults(): Faults {
  const inPlace = new Map<string, Fault>();
  return {
    set(service, { kind, delayMs = defaultDelayMs, remaining }) {
      if (!(kind in faultNames))
        throw new ImpossibleFault(`Panne inconnue. Pannes possibles : ${Object.keys(faultNames).join(', ')}.`);
      if (!isWhole(delayMs, 0, longestDelayMs))
        throw new ImpossibleFault(`Le délai doit être un nombre entier de 0 à ${longestDelayMs} ms.`);
      if (remaining !== undefined && !isWhole(remaining, 1, 1_000_000))
        throw new ImpossibleFault('Le nombre de requêtes touchées doit être un entier supérieur à zéro.');
      const fault: Fault = { kind, delayMs, ...(remaining === undefined ? {} : { remaining }) };
      inPlace.set(service, fault);
      return { ...fault };
    },
    clear: (service) => void inPlace.delete(service),
    clearAll: () => inPlace.clear(),
    on(service) {
      const fault = inPlace.get(service);
      return fault && { ...fault };
    },
    take(service) {
      const fault = inPlace.get(service);
      if (!fault) return undefined;
      const taken = { ...fault };
      if (fault.remaining !== undefined && --fault.remaining <= 0) inPlace.delete(service);
      return taken;
    },
  };
}

const isWhole = (value: unknown, least: number, most: number): boolean =>
  Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
