import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { startSandboxProcess, type SupervisedSandbox } from './sandbox.ts';

const folder = mkdtempSync(join(tmpdir(), 'liane-supervised-'));
let sandbox: SupervisedSandbox;
afterAll(async () => {
  await sandbox.stop();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

/** The process of the sandbox, among the children of this one. */
function sandboxPid(): number | undefined {
  const children = readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8').split(' ').filter(Boolean);
  return children
    .map(Number)
    .find((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('sandbox-process.ts'));
}

async function answers(port: number): Promise<boolean> {
  const socket = connect(port, 'localhost');
  const open = await once(socket, 'connect').then(
    () => true,
    () => false,
  );
  socket.destroy();
  return open;
}

test('killed, the town comes back at every address the server was told, with the same certificates', async () => {
  const told = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  sandbox = await startSandboxProcess({ port: 0, dataDir: folder });
  const { dmp, mssante, mailPorts, certificates } = sandbox.ready;
  const ports = [
    ...Object.values(dmp.addresses).map((address) => Number(new URL(address).port)),
    ...mssante.operators.flatMap(({ imap, smtp }) => [imap.port, smtp.port]),
    mailPorts.imaps,
    mailPorts.smtps,
  ];
  const former = sandboxPid();
  expect(former).toBeDefined();
  process.kill(former ?? 0, 'SIGKILL');
  const all = async () => (await Promise.all([...new Set(ports)].map(answers))).every(Boolean);
  const isAnother = () => ![undefined, former].includes(sandboxPid());
  await expect.poll(async () => isAnother() && (await all()), { timeout: 60_000 }).toBe(true);
  expect(told).toHaveBeenCalledWith(expect.stringMatching(/^Le bac à sable s’est arrêté ; il redémarre\./));
  const kept = readFileSync(join(folder, 'certificates.json'), 'utf8');
  expect(kept).toContain(JSON.stringify(certificates.caPem));
  told.mockRestore();
});
