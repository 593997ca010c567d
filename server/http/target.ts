import type { ProblemName } from '../locales/problems.ts';

/** What a request line asks for, or why it cannot be asked. */
export type Target =
  | { path: string; query: string; host: string | null }
  | { refused: ProblemName; status: 400 | 414; values: Record<string, number> };

/** Reads a request target in origin form (`/fi?a=b`) or absolute form; dots are walked as a browser does. */
export function readTarget(url: string, limits: { maxUrl: number; maxParameters: number }): Target {
  if (url.length > limits.maxUrl)
    return { refused: 'url-too-long', status: 414, values: { most: limits.maxUrl } };
  const { path, query, host } = partsOf(url) ?? { path: null, query: '', host: null };
  if (path === null) return { refused: 'bad-target', status: 400, values: {} };
  if (query !== '' && query.split('&', limits.maxParameters + 1).length > limits.maxParameters)
    return { refused: 'too-many-parameters', status: 400, values: { most: limits.maxParameters } };
  return { path, query, host };
}

function partsOf(url: string): { path: string; query: string; host: string | null } | null {
  if (/^https?:\/\//i.test(url)) return absolute(url);
  if (!url.startsWith('/')) return null;
  const bare = url.split('#', 1)[0] as string;
  const mark = bare.indexOf('?');
  const path = mark < 0 ? bare : bare.slice(0, mark);
  const query = mark < 0 ? '' : bare.slice(mark + 1);
  if (!/\\|\/\.|%2e/i.test(path)) return { path, query, host: null };
  const walked = absolute(`http://localhost${path}`);
  return walked && { path: walked.path, query, host: null };
}

function absolute(url: string): { path: string; query: string; host: string | null } | null {
  if (!URL.canParse(url)) return null;
  const { pathname, search, host } = new URL(url);
  return { path: pathname, query: search.slice(1), host };
}
