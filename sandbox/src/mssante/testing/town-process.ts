import { startSandbox } from '../../start.ts';

/** A town in a process of its own, for the tests that end it without warning. Argument: its data folder. */
const [, , dataDir = ''] = process.argv;
const { mailPorts, certificates } = await startSandbox({ port: 0, dataDir });
process.send?.({ mailPorts, certificates });
