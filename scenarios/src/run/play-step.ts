import { sentenceOf } from '../story.ts';
import type { Step } from '../story.ts';
import type { OpenStage } from './open-stage.ts';

/** A step that could not be done, or a claim that does not hold, with what was on the screens. */
export class StepFailed extends Error {
  constructor(what: string, cause: unknown, spoken: string, images: string[]) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super([`${what}: ${reason}`, ...images.map((path) => `image: ${path}`), 'on the screens:', spoken].join('\n'), {
      cause,
    });
  }
}

/** Plays one step, then checks its claims in order. Throws StepFailed. Images are kept when a folder is given. */
export async function playStep(step: Step, stage: OpenStage, number: number, images?: string): Promise<void> {
  await attempt(sentenceOf(step), () => step.act(stage));
  await attempt(`${sentenceOf(step)} → les écrans sont accessibles à tous`, () => stage.accessible());
  for (const { claim, holds } of step.checks) await attempt(`${sentenceOf(step)} → ${claim}`, () => holds(stage));
  if (images !== undefined) await stage.photograph(images, String(number).padStart(2, '0'));

  async function attempt(what: string, act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (error) {
      const kept = images === undefined ? [] : await stage.photograph(images, `failed-${number}`).catch(() => []);
      throw new StepFailed(what, error, await stage.spoken(), kept);
    }
  }
}
