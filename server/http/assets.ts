import { existsSync, readFileSync } from 'node:fs';
import { extname, join, normalize, sep } from 'node:path';
import type { MiddlewareHandler } from 'hono';

interface ManifestEntry {
  file: string;
  css?: string[];
  imports?: string[];
}

/** The built files of the web part: where each entry's script and styles are served. */
export interface Assets {
  /** The address of an entry's script. Throws when the web part was not built. */
  script(entry: string): string;
  /** The addresses of an entry's styles, in order. */
  styles(entry: string): string[];
  /** The address of a built file by its source path, such as a font. */
  file(source: string): string;
  /** The text of an entry's script, for scripts that are served at an address of their own. */
  text(entry: string): string;
  /** Serves the built files, which carry their content's hash in their names. */
  serve: MiddlewareHandler;
}

/** The web part has not been built. */
export class AssetsMissingError extends Error {
  override name = 'AssetsMissingError';
}

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
};

/** Reads the build in `folder`. Throws AssetsMissingError where there is none. */
export function readAssets(folder: string): Assets {
  const path = join(folder, '.vite', 'manifest.json');
  if (!existsSync(path))
    throw new AssetsMissingError(`The web part is not built: ${path} is missing. Run "npm run build".`);
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as Record<string, ManifestEntry>;
  const entryOf = (name: string) => {
    const entry = manifest[name];
    if (!entry)
      throw new AssetsMissingError(`The build in ${folder} has no entry ${name}. Run "npm run build" again.`);
    return entry;
  };
  const known = new Map<string, Buffer>();
  return {
    script: (name) => `/${entryOf(name).file}`,
    styles: (name) => (entryOf(name).css ?? [entryOf(name).file]).map((file) => `/${file}`),
    file: (source) => `/${entryOf(source).file}`,
    text: (name) => readFileSync(join(folder, entryOf(name).file), 'utf8'),
    serve: async (c, next) => {
      const name = normalize(c.req.path).replace(/^[/\\]+/, '');
      const type = TYPES[extname(name)];
      if (!type || name.includes('..') || name.split(sep)[0] !== 'assets') return next();
      const body = known.get(name) ?? readIfThere(join(folder, name));
      if (!body) return next();
      known.set(name, body);
      return c.body(new Uint8Array(body), 200, {
        'Content-Type': type,
        'Cache-Control': 'public, max-age=31536000, immutable',
        'Access-Control-Allow-Origin': '*',
        'Cross-Origin-Resource-Policy': 'cross-origin',
      });
    },
  };
}

function readIfThere(path: string): Buffer | undefined {
  return existsSync(path) ? readFileSync(path) : undefined;
}
