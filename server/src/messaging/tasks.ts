import type { Task } from '../platform/index.ts';
import { fetchesMailbox, fetchMailbox } from './fetch-mailbox.ts';
import { fetchesWithheld, fetchWithheld } from './fetch-withheld.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { readsWaiting, readWaiting } from './read-waiting.ts';
import { sendAnswers, sendsAnswers } from './send-answers.ts';
import { sendLetters, sendsLetters } from './send-letters.ts';
import { tick, ticks } from './tick.ts';
import type { Workshop } from './workshop.ts';

export const messagingSchedule = `* * * * * ${ticks} ?max=1`;

export const messagingTasks = (workshop: Workshop): Record<string, Task> => ({
  [ticks]: tick(workshop),
  [fetchesMailbox]: oneAtATime(workshop, fetchesMailbox, 'fetch', fetchMailbox(workshop)),
  [fetchesWithheld]: oneAtATime(workshop, fetchesWithheld, 'withheld', fetchWithheld(workshop)),
  [readsWaiting]: oneAtATime(workshop, readsWaiting, 'read', readWaiting(workshop)),
  [sendsLetters]: sendLetters(workshop),
  [sendsAnswers]: sendAnswers(workshop),
});
