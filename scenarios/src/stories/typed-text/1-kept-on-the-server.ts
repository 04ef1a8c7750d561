import type { Step } from '../../story.ts';
import { signIn, signOut } from '../../verbs/sign-in.ts';
import { findsItBack, isOnTheServer, secretary, typed } from './words.ts';

const isThere = { claim: 'ce qu’elle avait écrit est là', holds: findsItBack };

export const secretaryTypes: Step = {
  who: 'La secrétaire',
  does: 'commence à écrire une admission, et ne valide rien',
  async act(stage) {
    const screen = await signIn(stage, secretary);
    await screen.open(`${stage.world.url}/admettre`);
    await screen.write(typed.label, typed.text);
    await screen.reads(/Brouillon enregistré/);
  },
  checks: [{ claim: 'c’est un brouillon privé, sur le serveur', holds: (stage) => isOnTheServer(stage, typed.text) }],
};

export const pageIsReloaded: Step = {
  who: 'La secrétaire',
  does: 'recharge la page',
  act: async (stage) => void (await (await stage.screenOf(secretary)).page.reload()),
  checks: [isThere],
};

export const secretarySignsOut: Step = {
  who: 'La secrétaire',
  does: 'se déconnecte, puis revient',
  async act(stage) {
    const screen = await stage.screenOf(secretary);
    await signOut(screen, secretary);
    await screen.reopen();
    await signIn(stage, secretary);
  },
  checks: [isThere],
};

export const serverIsKilled: Step = {
  who: 'Le serveur',
  does: 'est tué sans prévenir, puis redémarre',
  act: ({ world }) => world.kill.server(),
  checks: [isThere],
};
