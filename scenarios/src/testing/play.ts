import { expect, test } from 'vitest';
import { runStory } from '../run/run-story.ts';
import { openBrowser } from '../stage/browser.ts';
import { sentenceOf } from '../story.ts';
import type { Story } from '../story.ts';

/** A test that plays a story in a real browser; skipped, saying why, where none runs. STORY_IMAGES names a folder for images of each step.
 * Long enough for the official judge, when CI_SIS_DIR names it. */
export function play(story: Story): void {
  const { id, title, proves, steps } = story;
  test(`${title} [${proves.join(', ')}]`, { timeout: 600_000 }, async ({ skip }) => {
    const browser = await openBrowser();
    if (typeof browser === 'string') {
      skip(browser);
      return;
    }
    const images = process.env['STORY_IMAGES'];
    const told: string[] = [];
    try {
      await runStory(story, browser, {
        heard: (sentence) => told.push(sentence),
        ...(images === undefined ? {} : { images: `${images}/${id}` }),
      });
    } finally {
      await browser.close();
    }
    expect(told).toEqual(steps.map(sentenceOf));
  });
}
