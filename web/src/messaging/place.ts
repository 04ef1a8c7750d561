import type { BodyOf } from '@liane/server/contract/platform';
import type { messaging } from '@liane/server/contract/messaging';

/** Which list is shown; its name in the address is French, as everything people read. */
export const lists = ['tous', 'a-lire', 'a-classer', 'mis-de-cote', 'envoyes'] as const;
export type List = (typeof lists)[number];

/** Where one is in the messages: kept in the address, so that going back goes back. */
export interface Place {
  boite?: string;
  liste?: List;
  message?: string;
}

export function readPlace(search: Record<string, unknown>): Place {
  const { boite, liste, message } = search;
  const list = lists.find((one) => one === liste);
  return {
    ...(typeof boite === 'string' && { boite }),
    ...(list !== undefined && { liste: list }),
    ...(typeof message === 'string' && { message }),
  };
}

export interface Writing {
  /** The message answered. */
  repond?: string;
  /** The person it is about. */
  personne?: string;
}

export const readWriting = ({ repond, personne }: Record<string, unknown>): Writing => ({
  ...(typeof repond === 'string' && { repond }),
  ...(typeof personne === 'string' && { personne }),
});

export const listWords: Record<List, string> = {
  tous: 'Tous',
  'a-lire': 'À lire',
  'a-classer': 'À classer',
  'mis-de-cote': 'Mis de côté',
  envoyes: 'Envoyés',
};

type Which = BodyOf<typeof messaging.messages>['which'];

export const whichOf: Record<Exclude<List, 'envoyes'>, Which> = {
  tous: 'all',
  'a-lire': 'to-read',
  'a-classer': 'to-file',
  'mis-de-cote': 'aside',
};
