import type { Settings } from './config.ts';
import type { InsOf, WebPage } from './messages.ts';

/** TD0.9 and TD0.10 (digest §3.10): `https://<host>/AccesDirect/<page>[/<INS>]`. Only `TableauDeBord` opens without a DMP. */
export function webAddress({ web }: Settings, page: WebPage, ins?: InsOf): string {
  const base = web.href.replace(/[?#].*$/, '').replace(/\/+$/, '');
  const direct = base.endsWith('/AccesDirect') ? base : `${base}/AccesDirect`;
  return `${direct}/${page}${ins === undefined ? '' : `/${encodeURIComponent(ins.matricule)}`}`;
}
