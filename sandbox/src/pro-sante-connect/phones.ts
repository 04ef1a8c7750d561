import type { FastifyInstance } from 'fastify';
import { errors } from 'oidc-provider';
import type { Provider } from 'oidc-provider';
import type { Town } from '../service.ts';
import { acceptForms } from '../town/forms.ts';
import { returnedAcr, returnedAmr } from './answers.ts';
import type { WaitingPhones } from './ciba.ts';
import { answeredPage, lonePhonePage, phonesPage } from './phone-pages.ts';
import { phonesPath } from './paths.ts';

interface Answer {
  Params: { id: string };
}

/** The phones that ring without a browser: same two digits, same two answers. */
export async function mountPhones(
  app: FastifyInstance,
  town: Town,
  provider: Provider,
  phones: WaitingPhones,
): Promise<void> {
  await app.register(async (scope) => {
    acceptForms(scope);
    const whoHolds = (key: string) => town.cast.professionals.find((professional) => professional.key === key);

    scope.get(phonesPath, async (_request, reply) => {
      const waiting = [...phones].flatMap(([id, { professionalKey, softwareName }]) => {
        const professional = whoHolds(professionalKey);
        return professional ? [{ href: `${phonesPath}/${id}`, professional, softwareName }] : [];
      });
      return reply.type('text/html; charset=utf-8').send(phonesPage(waiting).text);
    });

    scope.get<Answer>(`${phonesPath}/:id`, async (request, reply) => {
      const phone = phones.get(request.params.id);
      const professional = phone && whoHolds(phone.professionalKey);
      if (!phone || !professional) return reply.redirect(phonesPath, 303);
      return reply
        .type('text/html; charset=utf-8')
        .send(lonePhonePage(`${phonesPath}/${request.params.id}`, phone.softwareName, professional, phone.digits).text);
    });

    for (const verb of ['approve', 'refuse'] as const)
      scope.post<Answer>(`${phonesPath}/:id/${verb}`, async (request, reply) => {
        const phone = phones.get(request.params.id);
        if (!phone) return reply.redirect(phonesPath, 303);
        phones.delete(request.params.id);
        if (verb === 'refuse')
          await provider.backchannelResult(phone.request, new errors.AccessDenied('refused on the phone'));
        else {
          const grant = new provider.Grant({ accountId: phone.request.accountId, clientId: phone.request.clientId });
          for (const scopeName of ['openid', 'scope_all']) grant.addOIDCScope(scopeName);
          await grant.save();
          await provider.backchannelResult(phone.request, grant, {
            acr: returnedAcr,
            amr: returnedAmr,
            authTime: Math.floor(Date.now() / 1000),
          });
        }
        return reply.type('text/html; charset=utf-8').send(answeredPage(verb === 'approve').text);
      });
  });
}
