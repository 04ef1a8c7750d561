import type { Browser } from 'playwright-core';
import { openWorld } from '../stage/world.ts';
import { sentenceOf } from '../story.ts';
import type { Story } from '../story.ts';
import { openStage } from './open-stage.ts';
import type { StageOptions } from './open-stage.ts';
import { playStep } from './play-step.ts';

export interface RunOptions extends StageOptions {
  /** Folder for an image of every screen after each step and at a failure. */
  images?: string;
  heard?: (sentence: string) => void;
}

/** Plays a whole story in a world of its own. Throws StepFailed at the first step that fails. */
export async function runStory(
  story: Story,
  browser: Browser,
  { images, heard, ...options }: RunOptions = {},
): Promise<void> {
  const world = await openWorld();
  const stage = openStage(world, browser, options);
  try {
    for (const [index, step] of story.steps.entries()) {
      heard?.(sentenceOf(step));
      await playStep(step, stage, index + 1, images);
    }
  } finally {
    await stage.close();
    await world.end();
  }
}
