import { capabilityStatement } from './capability.ts';
import { Refused } from './outcome.ts';
import { resourceTypes } from './resource.ts';
import type { Resource, ResourceType } from './resource.ts';
import type { Desk } from './search/bundle.ts';
import { readQuery } from './search/query.ts';

export interface Asked {
  method: string;
  /** After `/fhir/v2`, without the query: `/Practitioner/003-1`. */
  path: string;
  query: URLSearchParams;
  /** The form of a `_search`. */
  form?: URLSearchParams;
}

export interface Library {
  resources: readonly Resource[];
  desk: Desk;
  /** `[base]`. */
  base: string;
  now(): Date;
}

/** What the directory answers to who may ask: metadata, a page, one resource, a search. @throws Refused */
export function answerTo({ method, path, query, form }: Asked, library: Library): object {
  const [type = '', second, ...more] = path.split('/').filter(Boolean);
  if (more.length > 0) throw new Refused(404, 'not-found', 'Unknown path');
  if (method === 'POST' && second === '_search') return search(typeNamed(type), form ?? new URLSearchParams(), library);
  if (method !== 'GET') throw new Refused(405, 'not-supported', 'Only GET and POST _search are allowed');
  if (type === '') return nextPage(query, library);
  if (type === 'metadata') return capabilityStatement(library.base, library.now());
  return second === undefined ? search(typeNamed(type), query, library) : read(typeNamed(type), second, library);
}

const search = (type: ResourceType, asked: URLSearchParams, { desk, base }: Library): object =>
  desk.search(readQuery(type, asked), `${base}/${type}${asked.size > 0 ? `?${asked.toString()}` : ''}`);

function nextPage(query: URLSearchParams, { desk }: Library): object {
  const offset = query.get('_getpagesoffset') ?? '0';
  if (!query.has('_getpages') || !/^\d{1,9}$/.test(offset)) throw new Refused(400, 'processing', 'Unknown page');
  return desk.page(query.get('_getpages') ?? '', Number(offset));
}

function read(type: ResourceType, id: string, { resources }: Library): object {
  const found = resources.find((each) => each.resourceType === type && each.id === id);
  if (!found) throw new Refused(404, 'not-found', `Resource ${type}/${id.slice(0, 64)} is not known`);
  return found;
}

function typeNamed(name: string): ResourceType {
  const found = resourceTypes.find((each) => each === name);
  if (!found)
    throw new Refused(
      404,
      'processing',
      `Unknown resource type '${name.slice(0, 64)}' - Server knows how to handle: [${resourceTypes.join(', ')}]`,
    );
  return found;
}
