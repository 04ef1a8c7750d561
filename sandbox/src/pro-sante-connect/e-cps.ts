import { randomInt } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { errors } from 'oidc-provider';
import type { Provider } from 'oidc-provider';
import type { TownProfessional } from '../cast.ts';
import type { Town } from '../service.ts';
import { acceptForms } from '../town/forms.ts';
import type { Html } from '../town/html.ts';
import { returnedAcr, returnedAmr } from './answers.ts';
import { subOf } from './claims.ts';
import { choosePage, errorPage, expiredPage, matching, noECpsPage } from './pages.ts';
import { eCpsPath } from './paths.ts';
import { phonePage } from './phone-pages.ts';

/** Who was asked on the phone, and with which digits, for each sign-in under way. */
export type AskedOnPhone = Map<string, { professionalKey: string; digits: string }>;

interface Ask {
  Params: { uid: string };
  Querystring: { q?: string; autre?: string };
  Body: { professional?: string };
}

/** The e-CPS on a phone: choose who holds it, see the two digits, approve or refuse. */
export async function mountECps(
  app: FastifyInstance,
  town: Town,
  provider: Provider,
  asked: AskedOnPhone,
): Promise<void> {
  await app.register(async (scope) => {
    acceptForms(scope);
    const { professionals } = town.cast;

    scope.get<Ask>(eCpsPath(':uid'), async (request, reply) => {
      const { uid, params } = await provider.interactionDetails(request.raw, reply.raw);
      const { q = '', autre } = request.query;
      if (autre !== undefined) asked.delete(uid);
      const onPhone = asked.get(uid);
      const professional = professionals.find(({ key }) => key === onPhone?.professionalKey);
      if (onPhone && professional)
        return send(reply, phonePage(eCpsPath(uid), softwareOf(params, town), professional, onPhone.digits));
      return send(reply, choosePage(eCpsPath(uid), softwareOf(params, town), matching(professionals, q), q));
    });

    scope.post<Ask>(`${eCpsPath(':uid')}/choose`, async (request, reply) => {
      const { uid } = await provider.interactionDetails(request.raw, reply.raw);
      const professional = professionals.find(({ key }) => key === request.body?.professional);
      if (!professional) return reply.redirect(eCpsPath(uid), 303);
      const refused = refusalPage(uid, professional);
      if (refused) return send(reply.code(403), refused);
      asked.set(uid, { professionalKey: professional.key, digits: String(randomInt(100)).padStart(2, '0') });
      return reply.redirect(eCpsPath(uid), 303);
    });

    scope.post<Ask>(`${eCpsPath(':uid')}/approve`, async (request, reply) => {
      const { uid } = await provider.interactionDetails(request.raw, reply.raw);
      const onPhone = asked.get(uid);
      const professional = professionals.find(({ key }) => key === onPhone?.professionalKey);
      if (!professional) return reply.redirect(eCpsPath(uid), 303);
      asked.delete(uid);
      return finish(request, reply, { login: { accountId: subOf(professional), acr: returnedAcr, amr: returnedAmr } });
    });

    scope.post<Ask>(`${eCpsPath(':uid')}/refuse`, async (request, reply) => {
      const { uid } = await provider.interactionDetails(request.raw, reply.raw);
      asked.delete(uid);
      return finish(request, reply, { error: 'access_denied', error_description: 'refused on the phone' });
    });

    scope.setErrorHandler(async (error, _request, reply) => {
      const gone = error instanceof errors.SessionNotFound;
      return send(
        reply.code(gone ? 400 : 500),
        errorPage(gone ? 'session_not_found' : 'server_error', undefined, gone),
      );
    });

    const finish = async (request: FastifyRequest, reply: FastifyReply, result: Record<string, unknown>) =>
      reply.redirect(await provider.interactionResult(request.raw, reply.raw, result), 303);
  });
}

function refusalPage(uid: string, professional: TownProfessional): Html | undefined {
  if (professional.eCps === 'expired') return expiredPage(uid, professional);
  if (professional.eCps === 'none') return noECpsPage(uid, professional);
  return undefined;
}

function softwareOf({ client_id: id }: Record<string, string | undefined>, { clients }: Town): string {
  const client = clients.find(({ clientId }) => clientId === id);
  return client?.clientName ?? id ?? 'Un logiciel';
}

const send = (reply: FastifyReply, page: Html) =>
  reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(page.text);
