import {
  oembedMarkup,
  elementLines,
  frameLine,
  heightLine,
  type Placed,
} from '../../../server/embed/snippets.ts';

/** A kind of site that shows a widget: what it sends along and what its page is made of. */
export interface Host {
  name: string;
  /** The body of its page. */
  body(placed: Placed): string;
  /** What its server sends, given Solmu's origin. */
  headers?(solmu: string): Record<string, string>;
  /** Whether the frame is given the height of its content; default: yes. */
  grows?: boolean;
  reader?: 'script-off' | 'no-storage' | 'asleep' | 'zoomed' | 'slow';
}

const frame = (placed: Placed) => frameLine(placed);
const growing = (placed: Placed) => `${frameLine(placed)}\n${heightLine(placed.origin)}`;

function policy(directives: string): (solmu: string) => Record<string, string> {
  return (solmu) => ({ 'Content-Security-Policy': directives.replaceAll('SOLMU', solmu) });
}

/** How WordPress shows a site that it does not know: its own sandbox, a secret, and a script that listens for heights. */
function wordpress(placed: Placed): string {
  const markup = oembedMarkup(placed, { width: 600, height: 400 })
    .replace(/sandbox="[^"]*"/, 'sandbox="allow-scripts" security="restricted" data-secret="s3cret"')
    .replace(/src="([^"]*)"/, 'src="$1#?secret=s3cret"');
  return `${markup}<script>addEventListener('message', ({ data, source }) => {
    const frame = document.querySelector('iframe[data-secret="' + data.secret + '"]');
    if (data.message === 'height' && frame && source === frame.contentWindow) frame.height = data.value;
  });</script>`;
}

/** Every kind of host that widgets promise to work in. */
export const HOSTS: readonly Host[] = [
  { name: 'WordPress', body: wordpress },
  {
    name: 'sandbox=""',
    grows: false,
    body: (placed) => frame(placed).replace('<iframe', '<iframe sandbox=""'),
  },
  {
    name: 'COEP require-corp',
    body: elementLines,
    headers: () => ({
      'Cross-Origin-Embedder-Policy': 'require-corp',
      'Cross-Origin-Opener-Policy': 'same-origin',
    }),
  },
  {
    name: 'COEP credentialless',
    body: elementLines,
    headers: () => ({ 'Cross-Origin-Embedder-Policy': 'credentialless' }),
  },
  {
    name: 'frame-src only',
    grows: false,
    body: frame,
    headers: policy("default-src 'none'; frame-src SOLMU"),
  },
  {
    name: 'style-src self',
    body: elementLines,
    headers: policy("default-src 'none'; script-src SOLMU; style-src 'self'; frame-src SOLMU"),
  },
  {
    name: 'Trusted Types none',
    body: elementLines,
    headers: policy("require-trusted-types-for 'script'; trusted-types 'none'"),
  },
  {
    name: 'Trusted Types lit-html',
    body: elementLines,
    headers: policy("require-trusted-types-for 'script'; trusted-types lit-html"),
  },
  { name: 'no-referrer', body: growing, headers: () => ({ 'Referrer-Policy': 'no-referrer' }) },
  { name: 'storage blocked', body: elementLines, reader: 'no-storage' },
  { name: 'script off', grows: false, body: frame, reader: 'script-off' },
  {
    name: 'nested frames',
    body: (placed) =>
      `<iframe title="outer" width="700" height="500" srcdoc="${growing(placed).replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"></iframe>`,
  },
  { name: 'hidden tab', body: elementLines, reader: 'asleep' },
  { name: '400 % zoom', body: growing, reader: 'zoomed' },
  { name: 'slow network', body: elementLines, reader: 'slow' },
];
