// Writes the pages of docs/stories from the stories: `node scenarios/src/print.ts`.
import { writeFile } from 'node:fs/promises';
import { printStory } from './print-story.ts';
import { pageOf } from './page-of.ts';
import { stories } from './stories/index.ts';

for (const story of stories) await writeFile(pageOf(story), printStory(story));
