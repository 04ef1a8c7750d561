import type { ServerConfig } from '@liane/server';
import { examineServer, readClock, type Line } from './address.ts';
import { ask, type Answered } from './ask.ts';
import { codeOf, Sheet, type Examination, type Finding } from './finding.ts';

const suffix = /\/\.well-known\/(wallet-)?openid-configuration$/;
const endpoints = ['authorization_endpoint', 'token_endpoint', 'userinfo_endpoint', 'jwks_uri', 'end_session_endpoint'];

/** Pro Santé Connect: its discovery document, the clock, and whether it knows this software by its secret. */
export async function examineProSanteConnect(
  config: ServerConfig['proSanteConnect'],
  exam: Examination,
): Promise<Finding[]> {
  const sheet = new Sheet('Pro Santé Connect');
  const url = URL.parse(config.discoveryUrl);
  if (!url) {
    sheet.fail('Adresse', 'absente ou illisible', 'Donnez proSanteConnect.discoveryUrl.');
    return sheet.findings;
  }
  const line = await examineServer(sheet, url, config, exam);
  if (!line) return sheet.findings;
  const tokenEndpoint = await discover(sheet, url, line, exam);
  if (!tokenEndpoint) return sheet.findings;
  // The document may send to another host (national digest 1.2).
  const there = tokenEndpoint.origin === url.origin ? line : await examineServer(sheet, tokenEndpoint, config, exam);
  if (there) await knock(sheet, tokenEndpoint, config, there, exam);
  return sheet.findings;
}

async function discover(sheet: Sheet, url: URL, { secured }: Line, exam: Examination): Promise<URL | undefined> {
  const todo = 'Relisez discoveryUrl : elle finit par /.well-known/wallet-openid-configuration.';
  let answer: Answered;
  try {
    answer = await ask(url, { method: 'GET' }, secured, exam);
  } catch (error) {
    sheet.fail(
      'Découverte',
      `sans réponse (${codeOf(error)})`,
      'Réessayez plus tard ; si cela dure, consultez l’état de Pro Santé Connect.',
    );
    return undefined;
  }
  readClock(sheet, answer);
  const said = jsonOf(answer.body);
  const missing = endpoints.filter((name) => typeof said[name] !== 'string');
  if (answer.status !== 200 || missing.length > 0) {
    sheet.fail(
      'Découverte',
      answer.status === 200 ? `il y manque ${missing.join(', ')}` : `HTTP ${answer.status}`,
      todo,
    );
    return undefined;
  }
  if (said['issuer'] !== url.href.replace(suffix, '')) {
    sheet.fail('Découverte', `l’émetteur annoncé est un autre (${String(said['issuer'])})`, todo);
    return undefined;
  }
  sheet.ok('Découverte', 'document complet, bon émetteur');
  return URL.parse(String(said['token_endpoint'])) ?? undefined;
}

/** A refresh token that never was: a known software hears `invalid_grant`, another `invalid_client` (RFC 6749 5.2). */
async function knock(
  sheet: Sheet,
  url: URL,
  { clientId, clientSecret }: ServerConfig['proSanteConnect'],
  { secured }: Line,
  exam: Examination,
): Promise<void> {
  const check = 'Identifiant et secret';
  try {
    const encoded = [clientId, clientSecret].map(encodeURIComponent).join(':');
    const answer = await ask(
      url,
      {
        method: 'POST',
        headers: {
          authorization: `Basic ${Buffer.from(encoded).toString('base64')}`,
          'content-type': 'application/x-www-form-urlencoded',
        },
        body: 'grant_type=refresh_token&refresh_token=liane-doctor',
      },
      secured,
      exam,
    );
    const error = jsonOf(answer.body)['error'];
    if (error === 'invalid_grant') sheet.ok(check, 'reconnus');
    else if (answer.status === 401 || error === 'invalid_client' || error === 'unauthorized_client')
      sheet.fail(
        check,
        `refusés (${typeof error === 'string' ? error : `HTTP ${answer.status}`})`,
        'Relisez clientId et clientSecret sur le portail des industriels ; le secret de test n’ouvre pas la production.',
      );
    else
      sheet.fail(
        check,
        `réponse inattendue (HTTP ${answer.status})`,
        'Réessayez plus tard ; si cela dure, consultez l’état de Pro Santé Connect.',
      );
  } catch (error) {
    sheet.fail(
      check,
      `sans réponse (${codeOf(error)})`,
      'Réessayez plus tard ; si cela dure, consultez l’état de Pro Santé Connect.',
    );
  }
}

function jsonOf(body: string): Record<string, unknown> {
  try {
    const said: unknown = JSON.parse(body);
    return typeof said === 'object' && said !== null && !Array.isArray(said) ? { ...said } : {};
  } catch {
    return {};
  }
}
