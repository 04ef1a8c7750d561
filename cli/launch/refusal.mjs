/** What stops the launch, said in one French sentence. */
export class Refusal extends Error {}
