import { startSandbox } from '@liane/sandbox';

/** A town of its own, to be killed: its folder is the argument; says how its DMP is reached, on one line. */
const town = await startSandbox({ port: 0, dataDir: process.argv[2] ?? '' });
process.stdout.write(`${JSON.stringify(town.dmp)}\n`);
