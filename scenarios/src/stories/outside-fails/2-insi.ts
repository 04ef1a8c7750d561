import { holds, only, same } from '../../stage/expect.ts';
import type { Stage } from '../../stage/stage.ts';
import type { Step } from '../../story.ts';
import { faults } from '../../verbs/faults.ts';
import type { Fault } from '../../verbs/faults.ts';
import { person } from '../../verbs/names.ts';
import { isStillThere, secretary } from './1-begin-to-type.ts';

/** Whose identity is asked while INSi goes wrong, and what the screen must say. */
const told: Record<Fault['kind'], { resident: string; says: RegExp }> = {
  slow: { resident: 'fernand', says: /INSi n’a pas répondu en 8 s/ },
  down: { resident: 'odile', says: /INSi est injoignable/ },
  rubbish: { resident: 'maria', says: /La réponse d’INSi est illisible et a été écartée/ },
  refusal: { resident: 'marieLouise', says: /INSi ne reconnaît pas le numéro d’autorisation/ },
  cut: { resident: 'jacquesMarechal', says: /INSi est injoignable|illisible/ },
};

async function recordOf({ books }: Stage, key: string): Promise<string> {
  const { birthFamilyName, firstBirthGivenName } = person(key).traits;
  const sql = 'select id from persons where birth_family_name = $1 and first_birth_given_name = $2';
  return only(await books.rows<{ id: string }>(sql, [birthFamilyName, firstBirthGivenName])).id;
}

/** One step a fault: asks INSi, reads what is said, goes on working. */
export const insiGoesWrong: Step[] = faults.map((fault): Step => {
  const { resident, says } = told[fault.kind];
  return {
    who: 'La secrétaire',
    does: `interroge INSi, qui ${fault.inFrench}, et continue son travail`,
    async act(stage) {
      await stage.town.spoil('insi', { kind: fault.kind, remaining: 1 });
      const screen = await stage.screenOf(secretary);
      await screen.open(`${stage.world.url}/personnes/${await recordOf(stage, resident)}/identite`);
      await screen.press('Interroger INSi');
      await screen.within('region', 'Ce qu’INSi répond').reads(/^Récupération du matricule demandée/);
    },
    checks: [
      { claim: 'l’écran reste utilisable, et ce qu’elle avait commencé à écrire est là', holds: isStillThere },
      {
        claim:
          fault.kind === 'refusal'
            ? 'l’écran dit ce qui est arrivé, ce qui est sûr, et qui prévenir'
            : 'l’écran dit ce qui est arrivé, ce qui est sûr, et quand un nouvel essai se fera sans elle',
        async holds(stage) {
          const screen = await stage.screenOf(secretary);
          await screen.open(`${stage.world.url}/personnes/${await recordOf(stage, resident)}/identite`);
          const answer = screen.within('region', 'Ce qu’INSi répond');
          await answer.reads(says);
          await answer.reads(/L’identité saisie est conservée/);
          await answer.reads(
            fault.kind === 'refusal' ? /Prévenez votre administrateur/ : /Nouvel essai, sans rien faire/,
          );
        },
      },
      {
        claim: 'l’identité n’a pas changé, et la question est gardée',
        async holds(stage) {
          const id = await recordOf(stage, resident);
          const sql = `select p.status, i.state, i.failure is not null as failed from persons p
                       join insi_inquiries i on i.person_id = p.id where p.id = $1`;
          const row = only(await stage.books.rows<{ status: string; state: string; failed: boolean }>(sql, [id]));
          same({ status: row.status, failed: row.failed }, { status: 'provisoire', failed: true });
          holds(row.state === 'waiting' || row.state === 'failed', row);
        },
      },
    ],
  };
});

export const insiIsRepaired: Step = {
  who: 'INSi',
  does: 'répond de nouveau : les questions restées en attente reçoivent leur réponse sans que personne ne redemande',
  async act(stage) {
    const screen = await stage.screenOf(secretary);
    await screen.open(`${stage.world.url}/personnes/${await recordOf(stage, told.cut.resident)}/identite`);
    await screen.patiently(90_000).sees('button', 'Accepter l’identité rendue');
  },
  checks: [
    {
      claim: 'chaque question est là une seule fois, avec sa réponse ; celle qui a été refusée dit qu’il faut prévenir',
      async holds({ books }) {
        const rows = await books.rows<{ state: string; resident: string }>(
          `select state, first_birth_given_name as resident from insi_inquiries
           join persons on persons.id = person_id order by 2`,
        );
        same(rows, [
          { state: 'found', resident: 'FERNAND' },
          { state: 'found', resident: 'JACQUES' },
          { state: 'found', resident: 'MARIA' },
          { state: 'failed', resident: 'MARIE-LOUISE' },
          { state: 'found', resident: 'ODILE' },
        ]);
      },
    },
  ],
};
