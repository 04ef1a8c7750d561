import type { Screen } from '../stage/screen.ts';
import { nameOf, professional } from './names.ts';

/**
 * Signs in up to the moment when Pro Santé Connect sends the browser back, lets something happen, then comes back.
 * The redirections are followed one by one: nothing else can step in between the phone and our callback.
 */
export async function signInWith(screen: Screen, who: string, happening: () => Promise<void>): Promise<void> {
  const { page } = screen;
  await screen.follow('S’identifier avec Pro Santé Connect');
  await screen.press(new RegExp(`^${nameOf(professional(who))}`, 'i'));
  const approval = page.locator('form', { has: page.getByRole('button', { name: 'Approuver la connexion' }) });
  const action = new URL((await approval.getAttribute('action')) ?? '', page.url());
  const comingBack = await lastOf(screen, action);
  await happening();
  await page.goto(comingBack, { timeout: 60_000 });
}

/** The address of our callback, from the approval on the phone. */
async function lastOf({ page }: Screen, approval: URL): Promise<string> {
  const { request } = page.context();
  let answer = await request.post(approval.href, { maxRedirects: 0 });
  for (let url = approval; ;) {
    const place = answer.headers()['location'];
    if (place === undefined) throw new Error(`${url.pathname} answered ${answer.status()}.`);
    url = new URL(place, url);
    if (url.pathname.endsWith('/callback')) return url.href;
    answer = await request.get(url.href, { maxRedirects: 0 });
  }
}
