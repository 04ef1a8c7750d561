import type { World } from '../stage/world.ts';

/** What the emergency doctor fills, by the names of its fields. */
export type ReturnForm = Readonly<Record<string, string>>;

/**
 * Signs the return of somebody as the page of the emergency department does: finds her by her matricule, then posts the form.
 * The act bears its own identifier: sent again, it is the same one. Throws with the status when the page refuses.
 */
export async function sendBackFromEmergency(world: World, matricule: string, form: ReturnForm): Promise<true> {
  const found = await posted(world, '/urgences/recherche', { qui: matricule });
  const person = /href="(\/urgences\/personnes\/[^"/]+)"/.exec(found)?.[1];
  if (person === undefined) throw new Error('the emergency department does not find her');
  const sent = await posted(world, `${person}/retour`, form);
  if (!sent.includes('C’est envoyé')) throw new Error('the return was not sent');
  return true;
}

/** The page that a form leads to. */
async function posted(world: World, path: string, form: ReturnForm): Promise<string> {
  const answer = await fetch(new URL(path, world.sandboxUrl), { method: 'POST', body: new URLSearchParams(form) });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
  return answer.text();
}
