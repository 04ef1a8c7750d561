import { AnnuaireUnreadable } from './errors.ts';
import { call } from './line.ts';
import type { Line } from './line.ts';
import { listOf, member, textOf } from './read.ts';

/** A resource as it came, its type and id read. */
export interface Resource {
  type: string;
  id: string;
  content: unknown;
}

/** Pages followed at most: nobody reads further in a list of names. */
const mostPages = 4;

/**
 * A search and its following pages.
 * @throws AnnuaireUnreadable when the links loop, or lead elsewhere than to the service: the key would go with them.
 */
export async function search(
  line: Line,
  type: string,
  parameters: readonly (readonly [name: string, value: string])[],
  deadline: AbortSignal,
): Promise<Resource[]> {
  const { base } = line.settings;
  const found = new Map<string, Resource>();
  const visited = new Set<string>();
  let next: URL | undefined = new URL(
    `${base}/${type}?${new URLSearchParams(parameters.map(([name, value]): [string, string] => [name, value])).toString()}`,
  );
  for (let page = 0; next !== undefined && page < mostPages; page++) {
    visited.add(next.href);
    const bundle = await call(line, next, deadline);
    if (member(bundle, 'resourceType') !== 'Bundle') throw new AnnuaireUnreadable('not a Bundle');
    for (const resource of resourcesIn(bundle)) found.set(`${resource.type}/${resource.id}`, resource);
    next = nextOf(bundle, base);
    if (next !== undefined && visited.has(next.href)) throw new AnnuaireUnreadable('the pages loop');
  }
  return [...found.values()];
}

function resourcesIn(bundle: unknown): Resource[] {
  return listOf(bundle, 'entry').flatMap((entry) => {
    const content = member(entry, 'resource');
    const type = textOf(member(content, 'resourceType'));
    // An OperationOutcome comes among the entries when part of the question was ignored.
    if (type === 'OperationOutcome') return [];
    const id = textOf(member(content, 'id'));
    if (type === undefined || id === undefined) throw new AnnuaireUnreadable('an entry without type or id');
    return [{ type, id, content }];
  });
}

function nextOf(bundle: unknown, base: string): URL | undefined {
  const link = listOf(bundle, 'link').find((each) => member(each, 'relation') === 'next');
  if (link === undefined) return undefined;
  const said = member(link, 'url');
  const url = typeof said === 'string' && said.length <= 8_000 ? URL.parse(said, `${base}/`) : null;
  const here = new URL(base);
  if (url === null || url.origin !== here.origin || !`${url.pathname}/`.startsWith(`${here.pathname}/`))
    throw new AnnuaireUnreadable('the next page is elsewhere');
  return url;
}
