/**
 * Resolves when this process is asked to end: Ctrl-C, a signal, or its launcher gone (however it went).
 * A second Ctrl-C within two seconds is the same one, heard twice through the terminal and the launcher.
 */
export function endAsked(): Promise<void> {
  return new Promise((resolve) => {
    let firstAt: number | undefined;
    const ask = () => {
      const now = Date.now();
      if (firstAt !== undefined && now - firstAt > 2000) process.exit(1);
      firstAt ??= now;
      resolve();
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, ask);
    if (process.connected) process.once('disconnect', ask);
  });
}
