import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { answered, unanswered } from '../client/connection.ts';
import { intersects } from '../client/use-act.ts';

/** Listens to `/api/live`: each piece of news names topics, and the answers that depend on them are asked again. */
export function useLive(): void {
  const queries = useQueryClient();
  useEffect(() => {
    const source = new EventSource('/api/live');
    let cut = false;
    source.addEventListener('open', () => {
      answered();
      // What happened while the line was cut was not told.
      if (cut) void queries.invalidateQueries();
      cut = false;
    });
    source.addEventListener('error', () => {
      cut = true;
      if (!navigator.onLine) unanswered();
    });
    source.addEventListener('message', (event: MessageEvent<string>) => {
      const topics = topicsIn(event.data);
      if (topics.length > 0)
        void queries.invalidateQueries({ predicate: ({ meta }) => intersects(meta?.['topics'], topics) });
    });
    return () => source.close();
  }, [queries]);
}

/** Topics of one piece of news; anything else is ignored. */
export function topicsIn(data: string): string[] {
  try {
    const news: unknown = JSON.parse(data);
    if (typeof news !== 'object' || news === null || !('topics' in news) || !Array.isArray(news.topics)) return [];
    return news.topics.filter((topic: unknown): topic is string => typeof topic === 'string');
  } catch {
    return [];
  }
}
