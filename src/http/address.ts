import ipaddr from 'ipaddr.js';
import { keyedHash } from '../secrets/subkeys.ts';

/**
 * What is stored of an address: a hash under the service's own key, another one on every site. An
 * IPv4-mapped address counts as its IPv4 one, and an IPv6 one as its /64, the least a provider hands out.
 */
export function hashAddress(subkey: Uint8Array, site: string, address: string): string {
  const parsed = ipaddr.process(address);
  const counted =
    parsed instanceof ipaddr.IPv6
      ? parsed.parts
          .slice(0, 4)
          .map((part) => part.toString(16))
          .join(':')
      : parsed.toString();
  return keyedHash(subkey, `${site}\n${counted}`);
}
