/** Every format that an answer may come in, with its media type. The name is the suffix and the `format` parameter. */
export const FORMATS = {
  json: 'application/json',
  jsonld: 'application/ld+json',
  csv: 'text/csv',
  graphml: 'application/graphml+xml',
  gexf: 'application/gexf+xml',
  svg: 'image/svg+xml',
} as const satisfies Record<string, string>;

export type Format = keyof typeof FORMATS;

/**
 * The format that an Accept header asks for among those `offered`, the first of them winning ties; null where it accepts
 * none. Without a header anything goes. RFC 9110, section 12.5.1: the most specific range decides each type's quality.
 */
export function acceptedFormat(accept: string | undefined, offered: readonly Format[]): Format | null {
  const ranges = rangesOf(accept?.trim() || '*/*');
  const rated = offered.map((format) => ({ format, quality: qualityOf(FORMATS[format], ranges) }));
  const best = Math.max(...rated.map(({ quality }) => quality));
  return best > 0 ? (rated.find(({ quality }) => quality === best)?.format ?? null) : null;
}

interface Range {
  type: string;
  quality: number;
}

function rangesOf(header: string): Range[] {
  return header.split(',').map((part) => {
    const [type = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase());
    const quality = parameters
      .map((parameter) => /^q=([01](?:\.\d{0,3})?)$/.exec(parameter)?.[1])
      .find(Boolean);
    return { type, quality: Math.min(1, Number(quality ?? 1)) };
  });
}

function qualityOf(type: string, ranges: readonly Range[]): number {
  const [main] = type.split('/');
  const specific = [type, `${main}/*`, '*/*']
    .map((wanted) => ranges.find((range) => range.type === wanted))
    .find(Boolean);
  return specific?.quality ?? 0;
}
