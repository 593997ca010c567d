import type { IncomingHttpHeaders } from 'node:http';
import { BlockList, isIP } from 'node:net';

/** Which header the proxies in front write; the other one is anybody's word. */
export const PROXY_HEADERS = ['x-forwarded-for', 'forwarded'] as const;
export type ProxyHeader = (typeof PROXY_HEADERS)[number];

/** Whose word about the client is taken: these addresses', or that of so many hops; nobody's by default. */
export interface ProxyTrust {
  proxies: BlockList | number;
  header: ProxyHeader;
}

/** Who asks, as far as anybody who is believed has said. */
export interface Client {
  address: string;
  /** Whether the connection comes from a proxy that is believed. */
  proxied: boolean;
  /** The scheme and host that the client used, where the proxy said. */
  proto: 'http' | 'https' | null;
  host: string | null;
}

/** The proxies of a setting: addresses and networks (`10.0.0.0/8, ::1`) or a number of hops; null for a wrong one. */
export function readProxies(setting: string): BlockList | number | null {
  if (/^\d{1,2}$/.test(setting.trim())) return Number(setting);
  const list = new BlockList();
  for (const entry of setting.split(',').map((part) => part.trim())) {
    if (entry === '') continue;
    const [address = '', bits, ...rest] = entry.split('/');
    const family = familyOf(address);
    if (family === null || rest.length > 0) return null;
    if (bits === undefined) list.addAddress(address, family);
    else if (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 'ipv4' ? 32 : 128))
      list.addSubnet(address, Number(bits), family);
    else return null;
  }
  return list;
}

/**
 * The client behind `peer`, the other end of the connection. From the nearest proxy outwards each address is believed
 * that a trusted one reports; what stands before the first untrusted one is anybody's invention.
 */
export function clientOf(peer: string, headers: IncomingHttpHeaders, trust: ProxyTrust): Client {
  const start = plainAddress(peer) ?? peer;
  const trusted = trusts(trust.proxies);
  if (!trusted(start, 0)) return { address: start, proxied: false, proto: null, host: null };
  let address = start;
  let hops = 0;
  let { proto, host } = outerOrigin(headers, trust.header);
  for (const hop of hopsOf(headers, trust.header).toReversed()) {
    if (!trusted(address, hops) || hop.address === null) break;
    address = hop.address;
    hops += 1;
    proto = hop.proto ?? proto;
    host = hop.host ?? host;
  }
  return { address, proxied: true, proto, host };
}

function trusts(proxies: BlockList | number): (address: string, hops: number) => boolean {
  if (typeof proxies === 'number') return (_address, hops) => hops < proxies;
  return (address) => {
    const family = familyOf(address);
    return family !== null && proxies.check(address, family);
  };
}

/** What quotas are counted by: an IPv4 address, or the /64 network that one IPv6 subscriber has. */
export function quotaKey(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = '', tail] = address.split('::');
  const start = head === '' ? [] : head.split(':');
  const end = tail === undefined || tail === '' ? [] : tail.split(':');
  const groups = [...start, ...Array<string>(Math.max(0, 8 - start.length - end.length)).fill('0'), ...end];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}

/** A host and perhaps a port, as it may stand in an address that we write. */
export function isHost(text: string): boolean {
  return text.length <= 255 && /^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d{1,5})?$/i.test(text);
}

interface Hop {
  address: string | null;
  proto: Client['proto'];
  host: string | null;
}

function hopsOf(headers: IncomingHttpHeaders, header: ProxyHeader): Hop[] {
  const text = textOf(headers[header]);
  if (text === '') return [];
  if (header === 'x-forwarded-for')
    return text.split(',').map((part) => ({ address: plainAddress(part), proto: null, host: null }));
  return quotedSplit(text, ',').map((element) => {
    const pairs = new Map(quotedSplit(element, ';').map(parameterOf));
    return {
      address: plainAddress(pairs.get('for') ?? ''),
      proto: protoOf(pairs.get('proto')),
      host: hostOf(pairs.get('host')),
    };
  });
}

/** `X-Forwarded-Proto` and `-Host` go with `X-Forwarded-For`; of several the nearest proxy's word is the last. */
function outerOrigin(headers: IncomingHttpHeaders, header: ProxyHeader): Pick<Client, 'proto' | 'host'> {
  if (header === 'forwarded') return { proto: null, host: null };
  const last = (name: string) => textOf(headers[name]).split(',').at(-1)?.trim();
  return { proto: protoOf(last('x-forwarded-proto')), host: hostOf(last('x-forwarded-host')) };
}

function textOf(value: string | string[] | undefined): string {
  return (Array.isArray(value) ? value.join(',') : value) ?? '';
}

function protoOf(text: string | undefined): Client['proto'] {
  const proto = text?.toLowerCase();
  return proto === 'http' || proto === 'https' ? proto : null;
}

function hostOf(text: string | undefined): string | null {
  return text !== undefined && isHost(text) ? text : null;
}

/** `name=value` or `name="value"`, the name in lower case. */
function parameterOf(pair: string): [string, string] {
  const at = pair.indexOf('=');
  const value = pair.slice(at + 1).trim();
  const plain = value.startsWith('"') ? value.slice(1, -1).replace(/\\(.)/g, '$1') : value;
  return [pair.slice(0, Math.max(0, at)).trim().toLowerCase(), plain];
}

/** Splits at `mark` outside of quotes. */
function quotedSplit(text: string, mark: ',' | ';'): string[] {
  return text.match(mark === ',' ? /(?:"(?:\\.|[^"\\])*"|[^,"])+/g : /(?:"(?:\\.|[^"\\])*"|[^;"])+/g) ?? [];
}

/** The bare address of `1.2.3.4:5`, `[2001:db8::1]:5`, `::ffff:1.2.3.4`, `fe80::1%eth0`; null for what is none. */
function plainAddress(text: string): string | null {
  const trimmed = text.trim().toLowerCase();
  const bare =
    /^\[(.*)\](?::\d+)?$/.exec(trimmed)?.[1] ?? /^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(trimmed)?.[1] ?? trimmed;
  const address = bare.replace(/%.*$/, '').replace(/^::ffff:(?=\d+\.)/, '');
  return isIP(address) === 0 ? null : address;
}

function familyOf(address: string): 'ipv4' | 'ipv6' | null {
  const version = isIP(address);
  return version === 4 ? 'ipv4' : version === 6 ? 'ipv6' : null;
}
