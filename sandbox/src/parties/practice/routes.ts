import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { DmpRecordState } from '../../dmp/index.ts';
import { html } from '../../town/html.ts';
import type { Html } from '../../town/html.ts';
import { deposit } from '../deposit.ts';
import { asArchive } from '../mailbox/write.ts';
import { errorPage, done, partyPage, refused } from '../page.ts';
import { healthOf } from '../papers/health.ts';
import { actorIn, fieldsOf, handleOf, personHandle, personOf, show } from '../party.ts';
import type { Desk, Fields, Party } from '../party.ts';
import { homeOf } from '../people.ts';
import { fullName, personHead } from '../web-ps/pages.ts';
import type { Beside } from '../web-ps/routes.ts';
import { depositKinds, titles, writeDeposit } from './papers.ts';
import type { Deposit, DepositKind } from './papers.ts';
import { biologist, laboratoryMailbox } from './party.ts';

interface At {
  Params: { person: string };
}

/** On the page of a person: the way to put something in their DMP. */
export const wayToDeposit =
  ({ base }: Party): Beside =>
  (state) =>
    html`<p class="acts">
      <a class="button" href="${base}/personnes/${personHandle(state)}/depot">Déposer un document</a>
    </p>`;

/** What a practice puts in the DMP: the synthesis, a prescription, and for its laboratory a report. */
export function mountDeposits(app: FastifyInstance, party: Party, desk: Desk): void {
  const { records, post, town } = desk;
  const at = `${party.base}/personnes/:person/depot`;

  app.get<At>(at, async (request, reply) => {
    const state = personOf(desk, request.params.person);
    return state ? show(reply, page(request, state)) : missing(request, reply);
  });

  app.post<At>(at, async (request, reply) => {
    const state = personOf(desk, request.params.person);
    if (!state) return missing(request, reply);
    const fields = fieldsOf(request);
    const asked = readDeposit(fields);
    if ('missing' in asked) return show(reply, page(request, state, { why: asked.missing }), 400);
    const actor = actorIn(party, request);
    const paper = await writeDeposit(asked, state, actor, town.now());
    const { refused: why } = deposit(records, state, paper, asked.kind === 'biology' ? biologist : actor);
    if (why) return show(reply, page(request, state, { why: `Le DMP refuse : ${why}` }), 409);
    const told = [`${titles[asked.kind]} : c’est dans le DMP.`];
    if (fields.has('mss')) {
      const to = (homeOf(state.ins)?.mailboxes ?? []).map(({ address }) => address);
      const from = asked.kind === 'biology' ? laboratoryMailbox : party.boxes[0];
      const { subject, cdaCodes, files } = asArchive([paper], { id: asked.id, at: town.now(), contact: from.label });
      const posted = await post.send({
        from: { address: from.address, label: from.label },
        to,
        subject,
        cdaCodes,
        files,
        text: `Bonjour,\n\nVoici un document : ${paper.head.title}.\n\n${from.label}`,
        messageId: `<${handleOf('message', asked.id, asked.kind)}@parties.sandbox>`,
        at: town.now(),
        asksReading: true,
      });
      told.push(...posted.map(({ address, refused: no }) => `${address} : ${no ? `non remis, ${no}` : 'remis'}.`));
    }
    return show(reply, page(request, state, { told: told.join(' ') }));
  });

  const missing = (request: FastifyRequest, reply: FastifyReply) =>
    show(reply, errorPage(party, actorIn(party, request), 'Introuvable', 'Cette personne n’est pas connue.'), 404);

  function page(
    request: FastifyRequest<At>,
    state: DmpRecordState,
    { why, told }: { why?: string; told?: string } = {},
  ): Html {
    const action = `${party.base}/personnes/${personHandle(state)}/depot`;
    return partyPage(
      party,
      actorIn(party, request),
      'Déposer un document',
      [
        done(told),
        refused(why),
        personHead(state),
        card(
          action,
          'synthesis',
          'Ce que le médecin traitant sait : problèmes, antécédents, allergies, traitements, dispositifs.',
        ),
        card(action, 'prescription', 'Un médicament par ligne, sa posologie après deux-points.', prescription(state)),
        card(action, 'biology', 'Signé par le laboratoire de la ville : créatinine, potassium, CRP, hémoglobine.'),
      ],
      [[fullName(state), `${party.base}/personnes/${personHandle(state)}`]],
    );
  }
}

const prescription = (state: DmpRecordState): Html =>
  html`<label
    >Médicaments<textarea name="lignes" rows="6">
${healthOf(state.ins)
        .treatments.map(({ medicine, posology }) => `${medicine} : ${posology}`)
        .join('\n')}</textarea>
  </label>`;

const headings: Record<DepositKind, string> = {
  synthesis: 'Synthèse médicale',
  prescription: 'Ordonnance',
  biology: 'Biologie',
};

const buttons: Record<DepositKind, string> = {
  synthesis: 'Déposer la synthèse médicale (VSM)',
  prescription: 'Déposer l’ordonnance',
  biology: 'Déposer le compte rendu de biologie',
};

const card = (action: string, kind: DepositKind, words: string, content: Html = html``): Html =>
  html`<form method="post" action="${action}" class="card fields">
    <h2>${headings[kind]}</h2>
    <p>${words}</p>
    <input type="hidden" name="id" value="${randomUUID()}" /><input type="hidden" name="quoi" value="${kind}" />
    ${content}
    <label class="check"><input type="checkbox" name="mss" /> L’envoyer aussi par MSSanté à son lieu de vie</label>
    <p><button>${buttons[kind]}</button></p>
  </form>`;

/** What was asked, or what is missing, in French. */
function readDeposit({ one }: Fields): Deposit | { missing: string } {
  const kind = depositKinds.find((each) => each === one('quoi'));
  if (!kind || !/^[\w-]{20,60}$/.test(one('id'))) return { missing: 'Rouvrez cette page : elle a vieilli.' };
  const lines = one('lignes')
    .slice(0, 8000)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (kind === 'prescription' && lines.length === 0) return { missing: 'Écrivez au moins un médicament.' };
  return { kind, id: one('id'), lines };
}
