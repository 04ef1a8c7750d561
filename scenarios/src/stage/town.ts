import { z } from 'zod';

const Entries = z.object({
  entries: z.array(
    z.object({
      id: z.number(),
      at: z.string(),
      asked: z.string(),
      received: z.string(),
      answered: z.string(),
      status: z.number().optional(),
      fault: z.string().optional(),
    }),
  ),
});

/** One exchange a national service of the sandbox had. */
export type Exchange = z.infer<typeof Entries>['entries'][number];

/** The sandbox of a world, by HTTP: what its services received, and how they are made to fail. */
export interface Town {
  /** Newest first. */
  journal(service: string): Promise<Exchange[]>;
  spoil(service: string, fault: Record<string, unknown>): Promise<void>;
  repair(service: string): Promise<void>;
}

export function townAt(url: () => string): Town {
  const ask = async (method: string, path: string, body?: unknown): Promise<Response> => {
    const answer = await fetch(`${url()}${path}`, {
      method,
      headers: { accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path} on the sandbox: ${answer.status} ${await answer.text()}`);
    return answer;
  };
  return {
    journal: async (service) => Entries.parse(await (await ask('GET', `/sandbox/journal/${service}`)).json()).entries,
    spoil: async (service, fault) => void (await ask('PUT', `/sandbox/faults/${service}`, fault)),
    repair: async (service) => void (await ask('DELETE', `/sandbox/faults/${service}`)),
  };
}
