import { randomUUID } from 'node:crypto';
import { Refused } from '../outcome.ts';
import type { Resource } from '../resource.ts';
import { includes } from '../rules/parameters.ts';
import { searchesKept } from '../rules/unverified.ts';
import { systems } from '../register/systems.ts';
import { matches } from './match.ts';
import type { Query } from './query.ts';

export interface Bundle {
  resourceType: 'Bundle';
  id: string;
  type: 'searchset';
  total?: number;
  link: { relation: string; url: string }[];
  entry?: { fullUrl: string; resource: object; search: { mode: 'match' | 'include' } }[];
}

export interface Desk {
  search(query: Query, self: string): Bundle;
  /** A following page, by the number of its search. @throws Refused (410) when it is no longer kept. */
  page(searchId: string, offset: number): Bundle;
  forget(): void;
}

/** Searches, and keeps the last ones so that their next pages can be read. @param base without trailing slash. */
export function openDesk(resources: readonly Resource[], base: string): Desk {
  const kept = new Map<string, { query: Query; found: readonly Resource[]; self: string }>();
  const byReference = new Map(resources.map((each) => [`${each.resourceType}/${each.id}`, each]));

  const page = (searchId: string, offset: number): Bundle => {
    const search = kept.get(searchId);
    if (!search) throw new Refused(410, 'not-found', 'Search ID does not exist and may have expired');
    const { query, found, self } = search;
    const onPage = found.slice(offset, offset + query.count);
    const next = offset + query.count;
    const nextUrl = `${base}?_getpages=${searchId}&_getpagesoffset=${next}&_count=${query.count}&_bundletype=searchset`;
    const entry = (mode: 'match' | 'include') => (resource: Resource) => ({
      fullUrl: `${base}/${resource.resourceType}/${resource.id}`,
      resource: query.elements === undefined ? resource : subset(resource, query.elements),
      search: { mode },
    });
    const entries = [
      ...onPage.map(entry('match')),
      ...brought(onPage, query, resources, byReference).map(entry('include')),
    ];
    return {
      resourceType: 'Bundle',
      id: searchId,
      type: 'searchset',
      ...(query.total && { total: found.length }),
      link: [{ relation: 'self', url: self }, ...(next < found.length ? [{ relation: 'next', url: nextUrl }] : [])],
      ...(entries.length > 0 && { entry: entries }),
    };
  };

  return {
    search(query, self) {
      const found = resources.filter(
        (resource) => resource.resourceType === query.type && matches(resource, query.criteria),
      );
      const searchId = randomUUID();
      kept.set(searchId, { query, found, self });
      const oldest = kept.keys().next().value;
      if (kept.size > searchesKept && oldest !== undefined) kept.delete(oldest);
      return page(searchId, 0);
    },
    page,
    forget: () => kept.clear(),
  };
}

/** What `_include` and `_revinclude` bring with a page, each once. */
function brought(
  onPage: readonly Resource[],
  query: Query,
  resources: readonly Resource[],
  byReference: ReadonlyMap<string, Resource>,
): Resource[] {
  const found = new Set<Resource>();
  for (const name of query.include)
    for (const resource of onPage) {
      const target = resource.resourceType === includes[name]?.from ? includes[name].read(resource) : undefined;
      const other = target === undefined ? undefined : byReference.get(target);
      if (other) found.add(other);
    }
  const references = new Set(onPage.map(({ resourceType, id }) => `${resourceType}/${id}`));
  for (const name of query.revinclude)
    for (const resource of resources) {
      const target = resource.resourceType === includes[name]?.from ? includes[name].read(resource) : undefined;
      if (target !== undefined && references.has(target)) found.add(resource);
    }
  return [...found].filter((resource) => !onPage.includes(resource));
}

/** `_elements`: the members asked, those that FHIR never leaves out, and the tag that says it is partial (digest 14). */
function subset(resource: Resource, elements: readonly string[]): object {
  const always = ['resourceType', 'id', 'identifier', 'active'];
  const kept = Object.entries(resource).filter(([name]) => always.includes(name) || elements.includes(name));
  return {
    ...Object.fromEntries(kept),
    meta: { ...resource.meta, tag: [{ system: systems.subsetted, code: 'SUBSETTED' }] },
  };
}
