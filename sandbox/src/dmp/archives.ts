import type { FastifyInstance } from 'fastify';
import type { KeptRecord } from './state/record.ts';

/** For programs: what the DMP keeps of one person, every version and every lot, without leaving a trace. */
export async function mountArchives(app: FastifyInstance, kept: () => readonly KeptRecord[]): Promise<void> {
  app.get<{ Params: { matricule: string } }>('/sandbox/dmp/records/:matricule', async ({ params }, reply) => {
    const record = kept().find(({ ins }) => ins.matricule === params.matricule);
    if (!record)
      return reply
        .code(404)
        .send({ code: 'SANDBOX_UNKNOWN_RECORD', message: 'Le DMP ne connaît personne par ce matricule.' });
    return {
      state: record.state,
      lots: record.submissionSets.length,
      documents: record.documents.map(({ entry, content, superseded, keptAt }) => ({
        uniqueId: entry.uniqueId,
        title: entry.title,
        type: entry.typeCode.code,
        status: entry.availabilityStatus,
        confidentiality: entry.confidentiality.map(({ code }) => code),
        sha256: content,
        superseded,
        keptAt,
      })),
      traces: record.traces,
    };
  });
}
