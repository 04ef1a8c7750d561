import type { FastifyRequest } from 'fastify';
import type { DmpRecordState, DmpTrace, PersonViewer, RepresentativeViewer } from '../../dmp/index.ts';
import { citizenAddress } from '../../mssante/seed.ts';
import { personHandle, personOf } from '../party.ts';
import type { Desk } from '../party.ts';
import { representativesOf } from '../people.ts';
import { fullName } from '../web-ps/pages.ts';

export const base = '/mon-espace-sante';

/** Whose space it is, and who is in front of it. */
export interface Space {
  state: DmpRecordState;
  viewer: PersonViewer | RepresentativeViewer;
  /** « Mauricette DELAUNAY (née LE GOFF) », or who represents them. */
  viewerName: string;
  href: string;
  /** Mailbox of the person, whoever reads it (MSSanté digest §11). */
  address: string;
}

export interface SpaceAt {
  Params: { person: string; who: string; document: string; rank: string; professional: string; uid: string };
  Querystring: { fait?: string };
}

/** Segments of the address: the person, or somebody who represents them. */
export const roles = { person: 'moi', representative: 'representant' } as const;

/** Somebody who helps when the cast names nobody. */
const anyone = 'Dominique LEROUX';

export const representativeOf = (state: DmpRecordState): string => representativesOf(state.ins)[0] ?? anyone;

/** The space an address names; undefined when there is none. */
export function spaceOf(desk: Desk, { params }: FastifyRequest<SpaceAt>): Space | undefined {
  const state = personOf(desk, params.person);
  if (!state || (params.who !== roles.person && params.who !== roles.representative)) return undefined;
  const asPerson = params.who === roles.person;
  const representative = representativeOf(state);
  return {
    state,
    viewer: asPerson ? { kind: 'person' } : { kind: 'representative', name: representative },
    viewerName: asPerson ? fullName(state) : representative,
    href: hrefOf(state, asPerson ? roles.person : roles.representative),
    address: citizenAddress(state.ins.matricule),
  };
}

export const hrefOf = (state: DmpRecordState, who: string): string => `${base}/${personHandle(state)}/${who}`;

/** What a person reads of their traces: what others did, and what they decided; not each time they came. */
export const tellingTraces = (traces: readonly DmpTrace[]): DmpTrace[] =>
  traces.filter(({ structureId, transaction }) => structureId !== null || !['TD3.1', 'TD3.2'].includes(transaction));

/** uniqueId of the documents this side has already opened. */
export const openedBy = (traces: readonly DmpTrace[], { kind }: Space['viewer']): Set<string> =>
  new Set(
    traces.flatMap(({ by, transaction, uniqueId }) =>
      uniqueId !== null && transaction === 'TD3.2' && by === (kind === 'person' ? 'la personne' : 'un représentant')
        ? [uniqueId]
        : [],
    ),
  );
