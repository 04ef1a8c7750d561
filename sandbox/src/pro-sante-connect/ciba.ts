import { errors } from 'oidc-provider';
import type { BackchannelRequest, Context } from 'oidc-provider';
import type { Town } from '../service.ts';
import { subOf } from './claims.ts';
import { levelOrScopeRefusal } from './rules/authorization-request.ts';

/** One request shown on the phone of a professional, sent without a browser. */
export interface WaitingPhone {
  professionalKey: string;
  request: BackchannelRequest;
  digits: string;
  softwareName: string;
}

/** Phones with a request in front of them, by request identifier. */
export type WaitingPhones = Map<string, WaitingPhone>;

/** CIBA, poll mode: re-authentication from software without a browser (digest §1.8). */
export const cibaFeature = (town: Town, phones: WaitingPhones) => ({
  enabled: true,
  deliveryModes: ['poll'],
  processLoginHint: async (context: Context, hint: string) => {
    demandLevelAndScope(context);
    const professional = town.cast.professionals.find(({ psIdNat }) => psIdNat === hint);
    if (!professional || professional.eCps === 'none') throw new errors.UnknownUserId('no e-CPS for this login_hint');
    if (professional.eCps === 'expired') throw new errors.AccessDenied('e-CPS expired');
    return subOf(professional);
  },
  processLoginHintToken: async () => {
    throw new errors.InvalidRequest('login_hint_token is not supported');
  },
  validateBindingMessage: async (_context: Context, digits?: string) => {
    if (!/^\d{2}$/.test(digits ?? ''))
      throw new errors.InvalidBindingMessage('binding_message must be two digits, 00 to 99');
  },
  validateRequestContext: async () => undefined,
  verifyUserCode: async () => undefined,
  triggerAuthenticationDevice: async (
    context: Context,
    request: BackchannelRequest,
    account: { accountId: string },
    client: { clientId: string },
  ) => {
    const professional = town.cast.professionals.find((each) => subOf(each) === account.accountId);
    if (!professional) throw new errors.UnknownUserId('unknown professional');
    phones.set(request.jti, {
      professionalKey: professional.key,
      request,
      digits: context.oidc?.params?.binding_message ?? '',
      softwareName: client.clientId,
    });
  },
});

function demandLevelAndScope({ oidc }: Context): void {
  const { acr_values = '', scope = '' } = oidc?.params ?? {};
  const refused = levelOrScopeRefusal(new URLSearchParams({ acr_values, scope }));
  if (refused) throw new errors.CustomOIDCProviderError(refused.error, refused.error_description);
}
