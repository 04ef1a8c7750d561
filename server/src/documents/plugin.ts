import { displayHtml, readCda } from '@liane/cda';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { NotFound, RefusedByRight, SignedOut, type Act, type Door, type Platform, type Tx } from '../platform/index.ts';
import { mayReach } from '../stays/index.ts';
import { filePath } from './contract.ts';
import { stateOf, type Document, type FileKind } from './document.ts';
import { readFile } from './files.ts';
import { mayAct } from './policy.ts';
import { UnknownFile } from './refusals.ts';
import { renderDraftCda, renderDraftPdf } from './render.ts';
import { documentById } from './store.ts';
import { readKept } from './view.ts';
import { issueOf, openDraft, type Workshop } from './workshop.ts';

const extensions: Record<FileKind, string> = { n3: 'xml', n1: 'xml', cda: 'xml', pdf: 'pdf' };

/** No script, no frame of others, nothing loaded: what comes from outside is shown, never trusted. */
const fileHeaders = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'self'",
};
const previewPolicy =
  "sandbox allow-downloads; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'";

/** Bytes and pages of documents: paths of their own, under the right, the reach and the trace of `documents.view`. */
export function documentPlugin(app: FastifyInstance, door: Door, platform: Platform, workshop: Workshop): void {
  const guarded = (
    request: FastifyRequest,
    what: (tx: Tx, act: Act, document: Document) => Promise<Answer>,
  ): Promise<Answer> => looking(request, door, platform, workshop, what);

  app.get(filePath(':id', ':file'), async (request, reply) => {
    const { file } = z.object({ file: z.string() }).parse(request.params);
    if (!isFileKind(file)) throw new UnknownFile();
    const answer = await guarded(request, (tx, act, document) => fileAnswer(tx, act, document, file, workshop));
    const named = (request.query as Record<string, unknown>)['nom'] === undefined ? '' : nameFor(answer.fileName);
    return send(reply, answer, `attachment; filename="document.${extensions[file]}"${named}`);
  });

  app.get('/api/documents/:id/preview', async (request, reply) => {
    const answer = await guarded(request, (tx, act, document) => previewAnswer(tx, act, document, workshop));
    reply.header('content-security-policy', previewPolicy);
    return send(reply, answer, 'inline');
  });
}

interface Answer {
  body: Uint8Array | string;
  type: string;
  /** Name by the naming rule, for those who keep the file: it holds a name, hence only on demand (RFC 6266, RFC 8187). */
  fileName: string;
}

const isFileKind = (text: string): text is FileKind => Object.hasOwn(extensions, text);

const nameFor = (fileName: string): string =>
  fileName === '' ? '' : `; filename*=UTF-8''${encodeURIComponent(fileName)}`;

function send(reply: FastifyReply, { body, type }: Answer, disposition: string): FastifyReply {
  for (const [name, value] of Object.entries(fileHeaders)) if (!reply.hasHeader(name)) reply.header(name, value);
  return reply
    .type(type)
    .header('content-disposition', disposition)
    .send(typeof body === 'string' ? body : Buffer.from(body));
}

const viewed = 'documents.view';

async function looking(
  request: FastifyRequest,
  door: Door,
  platform: Platform,
  { needs: { doorkeeper } }: Workshop,
  what: (tx: Tx, act: Act, document: Document) => Promise<Answer>,
): Promise<Answer> {
  const act = await door.whoAsks(request);
  if (!act) throw new SignedOut();
  const { id } = request.params as { id: string };
  if (!z.uuid().safeParse(id).success) throw new NotFound('Ce document');
  let personId: string | null = null;
  try {
    return await platform.database.within(act, async (tx) => {
      mayAct(viewed, act);
      const document = await documentById(tx, act.organisationId, id);
      personId = document.personId;
      const allowed = await mayReach(tx, act, document.personId);
      const answer = await what(tx, act, document);
      await doorkeeper.trace(tx, act, viewed, { personId, ...(allowed ? { why: allowed.why } : {}) });
      return answer;
    });
  } catch (error) {
    if (error instanceof RefusedByRight) await doorkeeper.traceRefusal(act, viewed, { personId }, error);
    throw error;
  }
}

/** A draft has one file, for its author alone: its printed form, marked « Projet ». */
async function fileAnswer(tx: Tx, act: Act, document: Document, file: FileKind, workshop: Workshop): Promise<Answer> {
  if (stateOf(document) === 'draft') {
    if (file !== 'pdf') throw new UnknownFile();
    const open = await openDraft(tx, act, document.id, workshop);
    const body = await renderDraftPdf({
      ...open,
      changes: open.draft.changes,
      issue: await issueOf(tx, act, document),
    });
    return { body, type: 'application/pdf', fileName: '' };
  }
  const { bytes, mediaType } = await readFile(tx, act, document, file, workshop.contents);
  const fileName = document.validated?.fileName ?? '';
  return {
    body: bytes,
    type: mediaType,
    fileName: file === 'pdf' ? fileName : fileName.replace(/\.pdf$/, `_${file.toUpperCase()}.xml`),
  };
}

async function previewAnswer(tx: Tx, act: Act, document: Document, workshop: Workshop): Promise<Answer> {
  const body =
    stateOf(document) === 'draft'
      ? await draftPage(tx, act, document, workshop)
      : displayHtml((await readKept(tx, act, document, workshop)).read);
  return { body, type: 'text/html; charset=utf-8', fileName: '' };
}

async function draftPage(tx: Tx, act: Act, document: Document, workshop: Workshop): Promise<string> {
  const open = await openDraft(tx, act, document.id, workshop);
  const xml = renderDraftCda({
    ...open,
    changes: open.draft.changes,
    issue: await issueOf(tx, act, document),
    newId: workshop.newId,
  });
  if (xml === undefined) throw new UnknownFile();
  return displayHtml(readCda(xml));
}
