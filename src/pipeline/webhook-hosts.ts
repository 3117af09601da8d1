import ipaddr from 'ipaddr.js';

/**
 * Names of hosts, addresses and networks that are the newsroom's own (HAKAM_WEBHOOK_HOSTS): webhooks may go there though
 * they are private, by http too.
 */
export type OwnHosts = readonly string[];

/** The host of a URL as others take it: an IPv6 address without its brackets. */
export const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[(.*)\]$/, '$1');

/** Whether a host is named as the newsroom's own, or is an address of such a network; no name is looked up for it. */
export const isOwnHost = (host: string, own: OwnHosts): boolean =>
  own.some((each) => each.toLowerCase() === host.toLowerCase() || isWithin(host, each));

/**
 * Whether a webhook may go to an address, which is what its host stands for: an own one, or a public one. What only means
 * another address (mapped, translated, tunnelled) is as private as that, or refused.
 */
export const maySendTo = (address: string, own: OwnHosts): boolean =>
  isOwnHost(address, own) || isPublic(address);

/** Why no webhook may have this URL, in plain words; null where it may, as far as can be told without looking its host up. */
export function urlFault(text: string, own: OwnHosts): string | null {
  if (!URL.canParse(text)) return 'it is no address';
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') return 'it has a user name or a password';
  const host = hostOf(url);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isOwnHost(host, own))) return HTTPS;
  if ((ipaddr.isValid(host) && !maySendTo(host, own)) || (isLocalName(host) && !isOwnHost(host, own)))
    return PRIVATE;
  return null;
}

/** What is said of a host that is refused; not to which address its name leads. */
export const PRIVATE = 'its host is a private address; HAKAM_WEBHOOK_HOSTS can name it as your own';

/** What is said where a request would go unprotected. */
export const HTTPS = 'it has to begin with https://, unless HAKAM_WEBHOOK_HOSTS names its host as your own';

/** Names that mean this machine or this network to whoever looks them up: RFC 6761, 6762, 8375 and ICANN's `internal`. */
const isLocalName = (host: string): boolean =>
  /(^|\.)(localhost|local|internal|home\.arpa)\.?$/i.test(host) || /^[^.:]+\.?$/.test(host);

const GLOBAL_IPV6 = ipaddr.IPv6.parseCIDR('2000::/3');

function isPublic(text: string): boolean {
  if (!ipaddr.isValid(text)) return false;
  const address = ipaddr.process(text);
  const isGlobal = address instanceof ipaddr.IPv4 || address.match(GLOBAL_IPV6);
  return address.range() === 'unicast' && isGlobal;
}

function isWithin(text: string, network: string): boolean {
  if (!ipaddr.isValid(text)) return false;
  const address = ipaddr.process(text);
  if (ipaddr.isValid(network)) return ipaddr.process(network).toString() === address.toString();
  if (!ipaddr.isValidCIDR(network)) return false;
  const [base, bits] = ipaddr.parseCIDR(network);
  return base.kind() === address.kind() && address.match(base, bits);
}
