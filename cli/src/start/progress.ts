/** Says a step and how long it took, on one line: `Base de données… 0,8 s`. */
export async function step<T>(name: string, act: () => Promise<T>): Promise<T> {
  const startedAt = performance.now();
  const live = process.stdout.isTTY;
  if (live) process.stdout.write(`${name}…`);
  try {
    const result = await act();
    console.log(`${live ? '' : `${name}…`} ${seconds(performance.now() - startedAt)}`);
    return result;
  } catch (error) {
    if (live) process.stdout.write('\n');
    throw error;
  }
}

/** `1,4 s`. */
export const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1).replace('.', ',')} s`;
