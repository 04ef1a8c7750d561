import type { FastifyInstance } from 'fastify';
import { html } from '../town/html.ts';
import type { Html } from '../town/html.ts';
import { letterList } from './mailbox/pages.ts';
import { done, partyPage } from './page.ts';
import { actorIn, cookieOf, fieldsOf, show } from './party.ts';
import type { Desk, Party } from './party.ts';
import type { Actor } from './people.ts';
import { searchForm } from './web-ps/pages.ts';

/** The desk of a party: its mailboxes, the search, and who is played. */
export function mountHome(app: FastifyInstance, party: Party, { post }: Desk): void {
  app.get<{ Querystring: { fait?: string } }>(party.base, async (request, reply) => {
    const actor = actorIn(party, request);
    const boxes = await Promise.all(
      party.boxes.map(async (box) => letterList(party, box, await post.letters(box.address))),
    );
    return show(
      reply,
      partyPage(party, actor, party.name, [
        done(request.query.fait === 'place' ? `Vous jouez maintenant ${actor.name}.` : undefined),
        html`<h1>${party.name}</h1>
          <p>${party.does}</p>`,
        searchForm(party.base),
        html`<div class="boxes">${boxes}</div>`,
        party.actors.length > 1 ? others(party, actor) : html``,
      ]),
    );
  });

  app.post(`${party.base}/place`, async (request, reply) => {
    const chosen = party.actors.find(({ key }) => key === fieldsOf(request).one('qui'));
    if (!chosen) return reply.redirect(party.base, 303);
    return reply
      .header('set-cookie', `${cookieOf(party.base)}=${chosen.key}; Path=${party.base}; HttpOnly; SameSite=Lax`)
      .redirect(`${party.base}?fait=place`, 303);
  });
}

const others = ({ base, actors }: Party, played: Actor): Html =>
  html`<section class="card" aria-labelledby="place">
    <h2 id="place">Jouer quelqu’un d’autre</h2>
    ${actors
      .filter(({ key }) => key !== played.key)
      .map(
        ({ key, name, job }) =>
          html`<form method="post" action="${base}/place">
            <input type="hidden" name="qui" value="${key}" /><button class="plain">
              Prendre la place de ${name}, ${job}
            </button>
          </form>`,
      )}
  </section>`;
