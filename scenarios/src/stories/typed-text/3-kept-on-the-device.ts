import { holds, same } from '../../stage/expect.ts';
import { until } from '../../stage/until.ts';
import type { Step } from '../../story.ts';
import { nameOf, professional } from '../../verbs/names.ts';
import { approveOnPhone, signIn } from '../../verbs/sign-in.ts';
import { openedByWhoIsHere, whatTheDeviceKeeps } from '../../verbs/device.ts';
import { findsItBack, isOnTheServer, nurse, secretary, typedOffline } from './words.ts';

export const networkFalls: Step = {
  who: 'Le réseau',
  does: 'tombe pendant qu’elle écrit',
  async act(stage) {
    const screen = await stage.screenOf(secretary);
    await findsItBack(stage);
    await screen.page.context().setOffline(true);
    await screen.write(typedOffline.label, typedOffline.text);
    await screen.reads(/gardée? sur cet appareil/);
  },
  checks: [
    {
      claim: 'l’appareil garde ce qu’elle écrit, et rien de ce qu’il garde n’est lisible',
      async holds(stage) {
        const kept = await whatTheDeviceKeeps((await stage.screenOf(secretary)).page);
        holds(kept.rows > 0, kept);
        same(kept.everything.includes(typedOffline.text), false);
      },
    },
  ],
};

export const anotherPersonComes: Step = {
  who: 'L’infirmière',
  does: 'prend le même appareil après elle, sans que rien n’ait été envoyé',
  async act(stage) {
    const screen = await stage.screenOf(secretary);
    // The tab is shut before the network is back: nothing could be sent.
    await screen.page.goto('about:blank');
    await screen.reopen();
    await screen.page.context().setOffline(false);
    await screen.open(`${stage.world.url}/connexion`);
    await approveOnPhone(screen, nurse);
    await screen.sees('button', new RegExp(`^${nameOf(professional(nurse))} :`, 'i'));
    await screen.open(`${stage.world.url}/admettre`);
  },
  checks: [
    {
      claim: 'elle ne voit rien de ce que la secrétaire écrivait',
      async holds(stage) {
        const screen = await stage.screenOf(secretary);
        await screen.holds(typedOffline.label, '');
        same((await screen.spoken()).includes(typedOffline.text), false);
      },
    },
    {
      claim: 'ce que l’appareil garde encore ne s’ouvre pas avec sa clé à elle',
      async holds(stage) {
        const { page } = await stage.screenOf(secretary);
        const kept = await whatTheDeviceKeeps(page);
        holds(kept.rows > 0, kept);
        same(kept.everything.includes(typedOffline.text), false);
        same(await openedByWhoIsHere(page), 0);
      },
    },
  ],
};

export const secretaryComesBack: Step = {
  who: 'La secrétaire',
  does: 'revient sur l’appareil',
  async act(stage) {
    const screen = await stage.screenOf(secretary);
    await screen.reopen();
    await signIn(stage, secretary);
    await screen.open(`${stage.world.url}/admettre`);
  },
  checks: [
    {
      claim: 'ce qu’elle avait écrit sans réseau est à l’écran',
      holds: async (stage) => (await stage.screenOf(secretary)).holds(typedOffline.label, typedOffline.text),
    },
    {
      claim: 'le serveur l’a reçu, et l’appareil n’en garde plus rien',
      async holds(stage) {
        const { page } = await stage.screenOf(secretary);
        await until(async () => (await whatTheDeviceKeeps(page)).rows === 0, 'the device keeps nothing');
        await isOnTheServer(stage, typedOffline.text);
      },
    },
  ],
};
