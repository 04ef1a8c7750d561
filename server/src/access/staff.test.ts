import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { uuidv7 } from '../platform/index.ts';
import { freshDatabase } from '../testing/database.ts';
import { closeStaff } from './close-staff.ts';
import { access } from './contract.ts';

import { LastAdministrator } from './refusals.ts';

import type { Browser } from './testing/browser.ts';
import {
  asDirector,
  asNurse,
  at,
  clairval,
  deuxRives,
  iris,
  openFrontDoor,
  passerelle,
  tilleuls,
  type FrontDoor,
} from './testing/front-door.ts';
import { actIn, administrator, comeIn, idOf } from './testing/people.ts';

let door: FrontDoor;
let drop: () => Promise<void>;
/** Administrators of the two organisations, each with a browser. */
let here: { id: string; browser: Browser };
let there: { id: string; browser: Browser };

beforeAll(async () => {
  const database = await freshDatabase(inject('postgres'), inject('template'));
  drop = () => database.drop();
  door = await openFrontDoor(database.url, 'http://127.0.0.1:1');
  here = await administrator(door, deuxRives.id, tilleuls);
  there = await administrator(door, clairval.id, iris);
});
afterAll(async () => {
  await door.close();
  await drop();
});

describe('the staff', () => {
  test('SC.SSI/GEN.16 an administrator alone holds no act on records', async () => {
    const session = await here.browser.session();
    expect(session.acts.toSorted()).toEqual(
      [
        'access.addStaff',
        'access.breakGlassToReview',
        'access.changeStaff',
        'access.closeStaff',
        'access.inviteAgain',
        'access.reviewBreakGlass',
        'access.searchTraces',
        'access.signInAttempts',
        'access.staff',
      ].toSorted(),
    );
  });

  test.each([
    [
      'a doctor without RPPS',
      { rpps: null, practices: [at(tilleuls, 'medecin', { professionCode: '10', genre: 'GENR01' })] },
      'rpps-needed',
    ],
    [
      'an RPPS with a wrong key',
      { rpps: '10199000019', practices: [at(tilleuls, 'infirmier', asNurse)] },
      'rpps-invalid',
    ],
    [
      'a head of service said to be a nurse',
      { rpps: '10199000026', practices: [at(tilleuls, 'infirmier', asDirector)] },
      'role-disagrees',
    ],
    [
      'a care assistant given as accompagnant',
      { rpps: null, practices: [at(tilleuls, 'accompagnant', { professionCode: '35', genre: 'GENR11' })] },
      'role-disagrees',
    ],
  ])('%s is not hired', async (_what, wrong, code) => {
    const hired = { id: uuidv7(), familyName: 'Faux', givenName: 'Pas', email: null, ...wrong };
    expect(await here.browser.ask('POST', access.addStaff.path, hired)).toMatchObject({ status: 409, body: { code } });
    const { rows } = await door.owner.query('select 1 from accounts where id = $1', [hired.id]);
    expect(rows).toEqual([]);
  });

  test.each([
    ['an empty name', { familyName: '   ' }],
    ['no practice', { practices: [] }],
    ['an invented role', { practices: [{ ...at(tilleuls, 'administratif'), role: 'root' }] }],
    ['an id that is none', { id: "'; drop table accounts; --" }],
    ['a name of 101 letters', { familyName: 'a'.repeat(101) }],
  ])('with %s the command is unreadable', async (_what, wrong) => {
    const hired = {
      id: uuidv7(),
      familyName: 'Faux',
      givenName: 'Pas',
      rpps: null,
      email: null,
      practices: [at(tilleuls, 'administratif')],
      ...wrong,
    };
    expect(await here.browser.ask('POST', access.addStaff.path, hired)).toMatchObject({
      status: 400,
      body: { kind: 'invalid' },
    });
  });

  test('hiring twice the same command is hiring once', async () => {
    const hired = {
      id: uuidv7(),
      familyName: 'Deux',
      givenName: 'Fois',
      rpps: null,
      email: null,
      practices: [at(tilleuls, 'administratif')],
    };
    const command = { 'x-command-id': uuidv7() };
    const first = await here.browser.ask('POST', access.addStaff.path, hired, command);
    expect(first.status).toBe(200);
    // The invitation it carried is a secret: it is shown once, and kept nowhere.
    expect(await here.browser.ask('POST', access.addStaff.path, hired, command)).toMatchObject({
      status: 409,
      body: { code: 'answer-shown-once' },
    });
    const { rows } = await door.owner.query(
      'select (select count(*) from members where account_id = $1) as members, (select count(*) from invitations where account_id = $1) as invitations',
      [hired.id],
    );
    expect(rows).toEqual([{ members: 1, invitations: 1 }]);
  });

  test('closing an account ends its sessions at once, and its passkey', async () => {
    const { invitationUrl, accountId } = await door.hire(deuxRives.id, { practices: [at(tilleuls, 'encadrement')] });
    const browser = door.browser();
    const { passkey } = await browser.acceptInvitation(invitationUrl);
    expect((await browser.ask('GET', access.breakGlassToReview.path)).status).toBe(200);
    const closed = await here.browser.ask('POST', idOf(access.closeStaff.path, accountId));
    expect(closed.body).toMatchObject({ signsInWith: 'closed', practices: [] });
    expect((await browser.ask('GET', access.breakGlassToReview.path)).status).toBe(401);
    expect((await door.browser().signInWith(passkey)).status).toBe(403);
  });

  test('the list tells the profession and the genre of each role: sent back unchanged, the role and its session go on', async () => {
    const care = at(tilleuls, 'soignant', { professionCode: '35', genre: 'GENR11' });
    const { invitationUrl, accountId } = await door.hire(deuxRives.id, { practices: [care] });
    const browser = door.browser();
    await browser.acceptInvitation(invitationUrl);
    const { body } = await here.browser.ask('GET', access.staff.path);
    const member = access.staff.reply.parse(body).find(({ id }) => id === accountId);
    expect(member?.practices).toMatchObject([care]);
    const practices = (member?.practices ?? []).map(
      ({ establishmentId, role, professionCode, genre, isAdministrator }) => ({
        establishmentId,
        role,
        professionCode,
        genre,
        isAdministrator,
      }),
    );
    await here.browser.ask('PUT', idOf(access.changeStaff.path, accountId), { practices });
    expect((await browser.session()).practice).toMatchObject({ id: member?.practices[0]?.id });
  });

  test('a role taken away is gone at the next click', async () => {
    const { browser, id } = await comeIn(door, 'encadrement');
    expect((await browser.ask('GET', access.breakGlassToReview.path)).status).toBe(200);
    await here.browser.ask('PUT', idOf(access.changeStaff.path, id), { practices: [at(tilleuls, 'administratif')] });
    expect((await browser.ask('GET', access.breakGlassToReview.path)).status).toBe(401);
  });

  test('SC.SSI/IE.34-35 inviting again revokes the passkey of before', async () => {
    const { invitationUrl, accountId } = await door.hire(deuxRives.id, { practices: [at(tilleuls, 'soignant')] });
    const { passkey } = await door.browser().acceptInvitation(invitationUrl);
    const { body } = await here.browser.ask('POST', idOf(access.inviteAgain.path, accountId));
    expect((await door.browser().signInWith(passkey)).status).toBe(403);
    const again = await door.browser().acceptInvitation((body as { invitationUrl: string }).invitationUrl);
    expect((await door.browser().signInWith(again.passkey)).status).toBe(200);
  });

  test('nobody changes their own rights', async () => {
    const practices = [at(tilleuls, 'encadrement', { isAdministrator: true })];
    expect(await here.browser.ask('PUT', idOf(access.changeStaff.path, here.id), { practices })).toMatchObject({
      status: 409,
      body: { code: 'own-rights' },
    });
  });

  test('the last administrator stays, even when two close each other at the same moment', async () => {
    const other = await administrator(door, deuxRives.id, passerelle);
    const close = (by: string, whom: string) =>
      door.platform.database.within(actIn(deuxRives.id, by), (tx) => closeStaff(tx, actIn(deuxRives.id, by), whom));
    const outcomes = await Promise.allSettled([close(here.id, other.id), close(other.id, here.id)]);
    const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as unknown] : []));
    expect(refused).toEqual([expect.any(LastAdministrator)]);
    const { rows } = await door.owner.query(
      'select count(*)::int as n from practices where organisation_id = $1 and is_administrator and ended_at is null',
      [deuxRives.id],
    );
    expect(rows).toEqual([{ n: 1 }]);
    if (outcomes[0]?.status === 'rejected') here = other;
  });

  test('SC.SSI/IAM.90 the attempts come out as CSV, for administrators, without a formula', async () => {
    await door
      .hire(deuxRives.id, {
        familyName: 'Formule',
        givenName: '=HYPERLINK("x")',
        practices: [at(tilleuls, 'soignant')],
      })
      .then(({ invitationUrl }) => door.browser().acceptInvitation(invitationUrl));
    const { status, body } = await here.browser.ask('GET', '/api/staff/sign-in-attempts.csv');
    expect(status).toBe(200);
    expect(body).toContain(`"'=HYPERLINK(""x"") Formule"`);
    expect(body).not.toContain(there.id);
    const { browser, id } = await comeIn(door, 'soignant');
    expect((await browser.ask('GET', '/api/staff/sign-in-attempts.csv')).status).toBe(403);
    const { rows } = await door.owner.query('select act, refused from traces where account_id = $1', [id]);
    expect(rows).toEqual([{ act: 'access.signInAttempts', refused: 'access.signInAttempts' }]);
  });
});
