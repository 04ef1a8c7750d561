import { QueryClient } from '@tanstack/react-query';
import { NetworkAway } from './problems.ts';

/** Live news say when an answer is old; only silence is worth asking again by itself. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      gcTime: 10 * 60_000,
      networkMode: 'always',
      // Reading a record leaves a trace: the page asks again on news, never for having been looked at.
      refetchOnWindowFocus: false,
      refetchOnReconnect: true,
      retry: (failures, error) => error instanceof NetworkAway && failures < 2,
      retryDelay: (failures) => 600 * 2 ** failures,
    },
    mutations: { networkMode: 'always', retry: false },
  },
});
