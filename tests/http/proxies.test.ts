import { describe, expect, it } from 'vitest';
import { clientOf, isHost, quotaKey, readProxies, type ProxyTrust } from '../../server/http/proxies.ts';

function trust(setting: string, header: ProxyTrust['header'] = 'x-forwarded-for'): ProxyTrust {
  const proxies = readProxies(setting);
  if (proxies === null) throw new Error(`${setting} is no setting`);
  return { proxies, header };
}

function address(peer: string, forwardedFor: string, setting: string): string {
  return clientOf(peer, { 'x-forwarded-for': forwardedFor }, trust(setting)).address;
}

describe('the client behind a proxy', () => {
  it('is the other end of the connection while nobody is trusted', () => {
    expect(address('203.0.113.9', '198.51.100.1', '')).toBe('203.0.113.9');
    expect(clientOf('203.0.113.9', { 'x-forwarded-host': 'evil.example' }, trust('')).host).toBeNull();
  });

  it('is whom a trusted proxy names', () => {
    expect(address('10.0.0.1', '198.51.100.1', '10.0.0.0/8')).toBe('198.51.100.1');
    expect(address('::ffff:10.0.0.1', '198.51.100.1', '10.0.0.0/8')).toBe('198.51.100.1');
    expect(address('::1', '2001:db8::7', '::1')).toBe('2001:db8::7');
  });

  it('is not whom the client itself put before that', () => {
    expect(address('10.0.0.1', '1.1.1.1, 198.51.100.1', '10.0.0.0/8')).toBe('198.51.100.1');
    expect(address('10.0.0.1', '10.0.0.7, 1.1.1.1, 198.51.100.1, 10.0.0.2', '10.0.0.0/8')).toBe(
      '198.51.100.1',
    );
  });

  it('is not named by an untrusted peer', () => {
    expect(address('203.0.113.9', '198.51.100.1', '10.0.0.0/8')).toBe('203.0.113.9');
  });

  it('is found at most so many hops away', () => {
    expect(address('203.0.113.9', '1.1.1.1, 198.51.100.1', '1')).toBe('198.51.100.1');
    expect(address('203.0.113.9', '1.1.1.1, 198.51.100.1', '2')).toBe('1.1.1.1');
    expect(address('203.0.113.9', '198.51.100.1', '3')).toBe('198.51.100.1');
    expect(address('203.0.113.9', '198.51.100.1', '0')).toBe('203.0.113.9');
  });

  it.each(['unknown', '_hidden', 'nonsense', '', '999.1.1.1', '<script>'])(
    'is the proxy where it names nobody: %o',
    (word) => {
      expect(address('10.0.0.1', word, '10.0.0.0/8')).toBe('10.0.0.1');
    },
  );

  it('may come with a port', () => {
    expect(address('10.0.0.1', '198.51.100.1:4711', '10.0.0.1')).toBe('198.51.100.1');
    expect(address('10.0.0.1', '[2001:db8::1]:4711', '10.0.0.1')).toBe('2001:db8::1');
  });

  it('used the scheme and host that the proxy says, when they can be ones', () => {
    const headers = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'solmu.example' };
    expect(clientOf('10.0.0.1', headers, trust('10.0.0.1'))).toMatchObject({
      proxied: true,
      proto: 'https',
      host: 'solmu.example',
    });
    const odd = { 'x-forwarded-proto': 'javascript', 'x-forwarded-host': 'a"b' };
    expect(clientOf('10.0.0.1', odd, trust('10.0.0.1'))).toMatchObject({ proto: null, host: null });
  });

  it('is read from Forwarded only where the proxies write that', () => {
    const headers = {
      forwarded: 'for=1.1.1.1;host="x, y", for="[2001:db8::1]:47";proto=https;host=solmu.example',
      'x-forwarded-for': '9.9.9.9',
      'x-forwarded-host': 'evil.example',
    };
    expect(clientOf('10.0.0.1', headers, trust('10.0.0.1', 'forwarded'))).toEqual({
      address: '2001:db8::1',
      proxied: true,
      proto: 'https',
      host: 'solmu.example',
    });
    expect(clientOf('10.0.0.1', headers, trust('10.0.0.1')).address).toBe('9.9.9.9');
  });
});

describe('the setting for proxies', () => {
  it.each(['10.0.0.0/33', 'proxy.example', '10.0.0.1/8/9', '10.0.0.0/x', '::1/129'])(
    'refuses %s',
    (setting) => {
      expect(readProxies(setting)).toBeNull();
    },
  );
});

describe('what a quota is counted by', () => {
  it('is an IPv4 address, and the /64 of an IPv6 address', () => {
    expect(quotaKey('198.51.100.1')).toBe('198.51.100.1');
    expect(quotaKey('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2::/64');
    expect(quotaKey('2001:0db8:1:2::9')).toBe(quotaKey('2001:db8:1:2:ffff::'));
    expect(quotaKey('2001:db8:1:3::9')).not.toBe(quotaKey('2001:db8:1:2::9'));
    expect(quotaKey('::1')).toBe('0:0:0:0::/64');
  });
});

describe('a host', () => {
  it('is a name or an address, perhaps with a port', () => {
    for (const host of ['solmu.example', 'localhost:3000', '[::1]:3000', '127.0.0.1'])
      expect(isHost(host)).toBe(true);
    for (const host of ['', 'a b', 'a/b', 'u@h', 'a:b', 'a:', 'x'.repeat(300), 'a"b'])
      expect(isHost(host)).toBe(false);
  });
});
