import { connectToProSanteConnect } from '@liane/connector-pro-sante-connect';
import type { Platform } from '../platform/index.ts';
import { cookiesOf } from './cookies.ts';
import { tokenKey } from './keys.ts';
import type { AccessConfig, AccessNeeds, Entrance } from './needs.ts';
import { connectorConfig } from './pro-sante-connect.ts';

export function entranceOf(platform: Platform, config: AccessConfig, needs: AccessNeeds): Entrance {
  let key: Buffer | undefined;
  return {
    platform,
    config,
    needs,
    cookies: cookiesOf(config),
    proSanteConnect: connectToProSanteConnect(connectorConfig(config)),
    refreshing: new Map(),
    tokenKey: () => (key ??= tokenKey(config.dataDir)),
  };
}
