/** What can be made to go wrong around a service, whatever it is. */
export const faultKinds = ['slow', 'down', 'rubbish', 'refusal', 'cut'] as const;
/** What only some services know; each says which (`SandboxService.faultKinds`). */
export const ownFaultKinds = ['unacknowledged', 'greylisting', 'full', 'code', 'truncated', 'altered'] as const;
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
  code: 'refus choisi',
  truncated: 'réponse tronquée',
  altered: 'document altéré',
};

export const defaultDelayMs = 10_000;
const longestDelayMs = 120_000;

export interface Fault {
  kind: FaultKind;
  /** Waiting time before the normal answer, in milliseconds; only read by `slow`. */
  delayMs: number;
  /** Number of requests still to be spoilt; absent: until someone repairs it. */
  remaining?: number;
  /** Code to refuse with; only read by `code`. */
  code?: string;
  /** The one operation it touches, as the service names it; every one when absent. Only read by the faults of one service. */
  operation?: string;
}

/** The switchboard: at most one fault a service. */
export interface Faults {
  set(service: string, fault: Pick<Fault, 'kind'> & Partial<Fault>): Fault;
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
    set(service, { kind, delayMs = defaultDelayMs, remaining, code, operation }) {
      if (!(kind in faultNames))
        throw new ImpossibleFault(`Panne inconnue. Pannes possibles : ${Object.keys(faultNames).join(', ')}.`);
      if (!isWhole(delayMs, 0, longestDelayMs))
        throw new ImpossibleFault(`Le délai doit être un nombre entier de 0 à ${longestDelayMs} ms.`);
      if (remaining !== undefined && !isWhole(remaining, 1, 1_000_000))
        throw new ImpossibleFault('Le nombre de requêtes touchées doit être un entier supérieur à zéro.');
      for (const name of [code, operation])
        if (name !== undefined && !/^[\w.-]{1,60}$/.test(name))
          throw new ImpossibleFault('Le code et l’opération s’écrivent en lettres, chiffres, points et tirets.');
      const fault: Fault = {
        kind,
        delayMs,
        ...(remaining === undefined ? {} : { remaining }),
        ...(code === undefined ? {} : { code }),
        ...(operation === undefined ? {} : { operation }),
      };
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
