// The sandbox in a process of its own, as the national services are. It ends with the one who started it: its channel closes.
import { startSandbox } from '@liane/sandbox';
import type { RunningSandbox, SandboxOptions } from '@liane/sandbox';

/** What the supervisor asks for: plain values, since they cross a channel between processes. */
export type SandboxAsked = Omit<SandboxOptions, 'now'>;

/** What the supervisor hears once the sandbox answers, or cannot. */
export type SandboxSays =
  | ({ kind: 'ready' } & Pick<
      RunningSandbox,
      'url' | 'insiUrl' | 'dmp' | 'annuaire' | 'mssante' | 'mailPorts' | 'addresses' | 'certificates'
    >)
  | { kind: 'refused'; sentence: string };

// Ctrl-C reaches the whole group of a terminal; the supervisor decides when the sandbox ends.
process.on('SIGINT', () => undefined);

process.once('message', (asked: SandboxAsked) => {
  startSandbox(asked).then(
    (sandbox) => {
      const { url, insiUrl, dmp, annuaire, mssante, mailPorts, addresses, certificates } = sandbox;
      process.once('disconnect', () => void sandbox.close().finally(() => process.exit(0)));
      say({ kind: 'ready', url, insiUrl, dmp, annuaire, mssante, mailPorts, addresses, certificates });
    },
    (error: unknown) => {
      say({ kind: 'refused', sentence: error instanceof Error ? error.message : String(error) });
      process.exitCode = 1;
      process.disconnect();
    },
  );
});

const say = (said: SandboxSays): void => void process.send?.(said);
