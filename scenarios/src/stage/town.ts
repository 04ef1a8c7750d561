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

const Letters = z.object({
  messages: z.array(
    z.object({
      from: z.string().nullable(),
      subject: z
        .string()
        .nullable()
        .transform((subject) => subject ?? ''),
      messageId: z.string().nullable(),
      archive: z.boolean(),
      /** What the operator’s own rules find wrong in it. */
      breaches: z.array(z.string()),
    }),
  ),
});

/** A message in a mailbox of somebody else. */
export type Letter = z.infer<typeof Letters>['messages'][number];

/** One exchange a national service of the sandbox had. */
export type Exchange = z.infer<typeof Entries>['entries'][number];

/** The sandbox of a world, by HTTP: what its services received, and how they are made to fail. */
export interface Town {
  /** Newest first. */
  journal(service: string): Promise<Exchange[]>;
  spoil(service: string, fault: Record<string, unknown>): Promise<void>;
  repair(service: string): Promise<void>;
  /** What a mailbox of the town holds. */
  lettersOf(address: string): Promise<Letter[]>;
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
    lettersOf: async (address) =>
      Letters.parse(
        await (await ask('GET', `/sandbox/mssante/mailboxes/${encodeURIComponent(address)}/messages`)).json(),
      ).messages,
    spoil: async (service, fault) => void (await ask('PUT', `/sandbox/faults/${service}`, fault)),
    repair: async (service) => void (await ask('DELETE', `/sandbox/faults/${service}`)),
  };
}
