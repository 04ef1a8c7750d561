import { createHash } from 'node:crypto';
import { isInsOid } from '@liane/vocabulary';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { DmpRecordState, DmpRecords } from '../dmp/index.ts';
import type { Town } from '../service.ts';
import type { Html } from '../town/html.ts';
import type { Post } from './mailbox/post.ts';
import type { Actor } from './people.ts';

/** A mailbox on the desk of a party. */
export interface Box {
  key: string;
  label: string;
  address: string;
}

/** A house of the town where somebody works, and those a trainer may play there. */
export interface Party {
  /** `/urgences` */
  base: string;
  name: string;
  /** One sentence: what is done here. */
  does: string;
  actors: readonly [Actor, ...Actor[]];
  boxes: readonly [Box, ...Box[]];
}

/** A party seen from its screens that write no letter. */
export type House = Omit<Party, 'boxes'>;

/** What the screens of the other parties lean on. */
export interface Desk {
  town: Town;
  records: DmpRecords;
  post: Post;
  /** What was opened or sent since the town was put back; forgotten with it. */
  memory: Memory;
}

export interface Memory {
  /** Records opened by somebody: `actor person` → why. */
  opened: Map<string, 'normal' | 'bris_de_glace'>;
  /** What came of each act of sending, by its id. */
  sent: Map<string, Html>;
}

/** The name of somebody or something in an address: nothing of them can be read in it. */
export const handleOf = (...words: string[]): string =>
  createHash('sha256')
    .update(`town\n${words.join('\n')}`)
    .digest('base64url')
    .slice(0, 16);

export const personHandle = ({ ins }: DmpRecordState): string => handleOf('person', ins.oid, ins.matricule);

/** Somebody the DMP has heard of, by the name they have in addresses. */
export const personOf = ({ records }: Desk, handle: string): DmpRecordState | undefined =>
  records.everybody().find((state) => isInsOid(state.ins.oid) && personHandle(state) === handle);

/** Who the trainer plays in that party: their last choice, kept by the browser. */
export function actorIn({ base, actors }: Pick<Party, 'base' | 'actors'>, request: FastifyRequest): Actor {
  const [, chosen] = new RegExp(`(?:^|; )${cookieOf(base)}=([\\w-]+)`).exec(request.headers.cookie ?? '') ?? [];
  return actors.find(({ key }) => key === chosen) ?? actors[0];
}

export const cookieOf = (base: string): string => `joue-${base.slice(1)}`;

/** A page of the town; never kept by a browser. */
export const show = (reply: FastifyReply, page: Html, status = 200): FastifyReply =>
  reply.code(status).type('text/html; charset=utf-8').header('cache-control', 'no-store').send(page.text);

/** The fields of a form; a repeated field keeps all its values with `all`. */
export function fieldsOf({ body }: FastifyRequest) {
  const form = body instanceof URLSearchParams ? body : new URLSearchParams();
  return {
    /** Trimmed; empty when absent. Line ends as `\n`. */
    one: (name: string): string => (form.get(name) ?? '').replaceAll('\r\n', '\n').trim(),
    all: (name: string): string[] => form.getAll(name),
    has: (name: string): boolean => form.has(name),
  };
}

export type Fields = ReturnType<typeof fieldsOf>;

/** Lets a scope read forms with their repeated fields. */
export const acceptPartyForms = (app: FastifyInstance): void => {
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: 256 * 1024 },
    (_request, body, done) => done(null, new URLSearchParams(String(body))),
  );
};
