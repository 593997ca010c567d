import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { problemSchema } from '../../../server/contract/problem.ts';
import type { FuzzRequest, OpenApi } from './requests.ts';
import { CANARY } from './values.ts';

/** An answer, read to its end. */
export interface Answered {
  status: number;
  headers: Headers;
  body: string;
}

const METHODS = ['GET', 'HEAD', 'OPTIONS'];
const PAGE_STATUSES = [200, 301, 302, 304, 400, 403, 404, 405, 406, 410];
/** A stack or a path of the server's own. */
const INSIDE = /(?:\n|\\n)\s+at .+:\d+:\d+|\/server\/[\w/-]+\.ts/;

/** What is wrong with an answer to a request; nothing is wrong with most. */
export function faultFinder(document: OpenApi): (request: FuzzRequest, answered: Answered) => string[] {
  const validators = jsonValidators(document);
  return (request, answered) => {
    const { status, body } = answered;
    if (status >= 500) return [`answered ${status}: ${body.slice(0, 300)}`];
    return [
      ...statusFaults(document, request, answered),
      ...(INSIDE.test(body) ? [`tells of its inside: ${INSIDE.exec(body)?.[0]}`] : []),
      ...headerFaults(answered),
      ...(isApi(request) ? apiFaults(validators, request, answered) : pageFaults(answered)),
    ];
  };
}

function isApi({ target }: FuzzRequest): boolean {
  return /^\/(api|healthz|readyz|openapi\.json|assets)(\/|\?|$)/.test(target);
}

function statusFaults(document: OpenApi, request: FuzzRequest, answered: Answered): string[] {
  const { method, route } = request;
  const { status } = answered;
  const allowed = allowedStatuses(document, route, method, answered);
  if (!allowed.includes(status)) return [`answered ${status}, which is not among ${allowed.join(', ')}`];
  if (status === 304 && request.headers['if-none-match'] === undefined) return ['answered 304 unasked'];
  return [];
}

function allowedStatuses(
  document: OpenApi,
  route: string | null,
  method: string,
  { body }: Answered,
): readonly number[] {
  if (!METHODS.includes(method)) return [405];
  if (method === 'OPTIONS') return [204];
  if (route === null) return PAGE_STATUSES;
  const told = Object.keys(document.paths[route]?.get.responses ?? {}).map(Number);
  // A value in the path can make the address one that no route has, or the one of a file.
  const strayed =
    route.includes('{') && (body === '' || /"\/problems\/(no-route|not-acceptable)"/.test(body));
  return strayed ? [...told, 404, 406] : told;
}

function headerFaults({ headers }: Answered): string[] {
  return [
    ...(headers.get('x-content-type-options') === 'nosniff' ? [] : ['lacks nosniff']),
    ...(headers.get('set-cookie') === null ? [] : ['sets a cookie']),
  ];
}

type Validators = (route: string) => ValidateFunction | undefined;

/** A validator for the JSON of each route's 200, out of the document as it stands in docs/. */
function jsonValidators(document: OpenApi): Validators {
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: false });
  ajv.addSchema(document as object, 'openapi');
  return (route) => {
    const place = `openapi#/paths/${route.replaceAll('~', '~0').replaceAll('/', '~1')}/get/responses/200`;
    return ajv.getSchema(`${encodeURI(place)}/content/application~1json/schema`);
  };
}

function apiFaults(validators: Validators, request: FuzzRequest, answered: Answered): string[] {
  const { headers, status } = answered;
  const { method, target } = request;
  if (!target.startsWith('/assets') && headers.get('access-control-allow-origin') !== '*')
    return ['shuts out other origins'];
  if (method === 'HEAD' || status === 204 || status === 304)
    return answered.body === '' ? [] : [`has a body with ${method} ${status}`];
  return [...languageFaults(request, answered), ...bodyFaults(validators, request, answered)];
}

function languageFaults({ target, route }: FuzzRequest, { headers, status }: Answered): string[] {
  if (route === null && status === 200) return [];
  const told = headers.get('content-language') ?? '';
  if (!['fi', 'sv', 'en'].includes(told)) return [`names the language "${told}"`];
  const asked = [...target.matchAll(/[?&]lang=([^&]*)/g)].map((match) => match[1] as string);
  const [only] = asked;
  const isClear = asked.length === 1 && ['fi', 'sv', 'en'].includes(only as string);
  return isClear && only !== told ? [`answers in ${told}, not in ${only}`] : [];
}

function bodyFaults(validators: Validators, { route }: FuzzRequest, answered: Answered): string[] {
  const type = answered.headers.get('content-type') ?? '';
  if (answered.status !== 200) return problemFaults(type, answered);
  if (route === null || !type.startsWith('application/json'))
    return answered.body === '' || type.startsWith('text/html')
      ? [`answers ${type} of ${answered.body.length}`]
      : [];
  const validate = validators(route);
  if (!validate) return [`answers JSON though ${route} promises none`];
  if (validate(parsed(answered.body))) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message }) => `breaks its schema at ${instancePath}: ${message}`,
  );
}

function problemFaults(type: string, { status, body }: Answered): string[] {
  if (!type.startsWith('application/problem+json')) return [`tells ${status} as ${type}`];
  const { success, data, error } = problemSchema.safeParse(parsed(body));
  if (!success) return [`tells a problem badly: ${error.message}`];
  return data.status === status ? [] : [`tells ${status} as ${data.status}`];
}

/** What is no JSON fits no schema either. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Who cannot be shown a page is shown a page that says so. */
function pageFaults({ status, headers, body }: Answered): string[] {
  const type = headers.get('content-type') ?? '';
  const raw = [CANARY, '<script>canary'].filter((marker) => body.includes(marker));
  if (raw.length > 0) return [`gives back ${raw.join(' and ')} as it came`];
  const location = headers.get('location');
  if (location !== null && !/^\/(?!\/)/.test(location)) return [`leads elsewhere: ${location}`];
  if (status < 400 || body === '') return [];
  return type.startsWith('text/html') && /<html lang="(fi|sv|en)"/.test(body)
    ? []
    : [`tells ${status} as ${type}`];
}
