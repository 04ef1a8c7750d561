import { lookup } from 'node:dns/promises';
import { connect, type Socket } from 'node:net';
import { codeOf, silence, type Examination, type Sheet } from './finding.ts';

/** A server, as the configuration names it. */
export interface Place {
  host: string;
  port: number;
}

/** Is the name known, does the port answer. The open socket, or nothing when one of both is not. */
export async function reach(
  sheet: Sheet,
  { host, port }: Place,
  { patience }: Pick<Examination, 'patience'>,
): Promise<Socket | undefined> {
  try {
    const [first] = await lookup(host, { all: true });
    sheet.ok(`Nom ${host}`, `connu (${first?.address ?? ''})`);
  } catch (error) {
    sheet.fail(
      `Nom ${host}`,
      `inconnu (${codeOf(error)})`,
      'Relisez l’adresse dans la configuration ; si elle est juste, vérifiez le DNS de cette machine.',
    );
    return undefined;
  }
  try {
    const socket = await opened(host, port, patience);
    sheet.ok(`Port ${port}`, 'ouvert');
    return socket;
  } catch (error) {
    const code = codeOf(error);
    sheet.fail(
      `Port ${port}`,
      code === 'ECONNREFUSED' ? 'fermé : rien n’écoute à cette adresse' : `sans réponse (${code})`,
      code === 'ECONNREFUSED'
        ? 'Relisez le port dans la configuration ; s’il est juste, le service est arrêté.'
        : 'Vérifiez que le pare-feu et le mandataire laissent sortir vers cette adresse.',
    );
    return undefined;
  }
}

function opened(host: string, port: number, patience: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port });
    const late = setTimeout(() => {
      socket.destroy();
      reject(Object.assign(new Error('no answer'), { code: silence(patience) }));
    }, patience);
    socket.once('error', (error) => {
      clearTimeout(late);
      reject(error);
    });
    socket.once('connect', () => {
      clearTimeout(late);
      socket.removeAllListeners('error');
      // Whoever uses it next hears the failures; nobody hears those of a socket already given up.
      socket.on('error', () => undefined);
      resolve(socket);
    });
  });
}
