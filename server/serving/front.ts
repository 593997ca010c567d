import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Answer, Asked } from '../http/gate.ts';
import { negotiateLanguage } from '../http/language.ts';
import type { Answers, Wanted } from './answers.ts';
import type { Ask } from './ask-app.ts';
import { prepare, type Prepared } from './prepared.ts';
import type { Question } from './question.ts';
import { rememberTexts } from './remember-texts.ts';
import { wantedEncoding, writeAnswer } from './write-answer.ts';

interface Visit {
  incoming: IncomingMessage;
  outgoing: ServerResponse;
  asked: Asked;
}

/** The headers that an answer may depend on. */
const PASSED_ON = [
  'accept',
  'accept-language',
  'origin',
  'access-control-request-method',
  'access-control-request-headers',
];

const languageOf = rememberTexts((header) => negotiateLanguage(undefined, header));

/**
 * What stands between a server's requests and the app: it writes kept answers itself and has the others found. `ask`
 * answers what is neither GET nor HEAD; `publicUrl` is the address that people see, null where it is that of the request.
 */
export function createFront(
  answers: Answers,
  { ask, publicUrl }: { ask: Ask; publicUrl: string | null },
): Answer {
  const fixedOrigin = publicUrl === null ? null : new URL(publicUrl).origin;

  const write = ({ incoming, outgoing, asked }: Visit, prepared: Prepared) => {
    asked.bytes = writeAnswer(incoming, outgoing, prepared, asked.headers);
  };
  /** The form that this reader would like, where nobody has asked for it yet; null where it is there or not to be had. */
  const encode = ({ incoming }: Visit, wanted: Wanted, prepared: Prepared): Promise<void> | null => {
    const encoding = wantedEncoding(incoming, prepared);
    return encoding && !prepared.encoded.has(encoding) ? answers.encode(wanted, prepared, encoding) : null;
  };
  const questionOf = (incoming: IncomingMessage, { path, query, origin, requestId }: Asked): Question => ({
    method: incoming.method === 'HEAD' ? 'GET' : (incoming.method ?? 'GET'),
    target: query === '' ? path : `${path}?${query}`,
    origin: fixedOrigin ?? origin,
    headers: passedOn(incoming),
    requestId,
  });
  return (incoming, outgoing, asked) => {
    const { method } = incoming;
    if (method !== 'GET' && method !== 'HEAD') {
      ask(questionOf(incoming, asked)).then(
        (answer) => (asked.bytes = writeAnswer(incoming, outgoing, prepare(answer), asked.headers)),
        () => outgoing.destroy(),
      );
      return;
    }
    const wanted = wantedBy(incoming, asked, fixedOrigin === null);
    const kept = answers.kept(wanted);
    asked.cache = kept ? 'hit' : 'miss';
    const visit = { incoming, outgoing, asked };
    if (kept) {
      // Others wrote it before; this reader need not wait for the new form.
      void encode(visit, wanted, kept);
      return write(visit, kept);
    }
    const { prepared, leave } = answers.find(wanted, () => questionOf(incoming, asked));
    outgoing.once('close', leave);
    const writeWhenReady = async () => {
      const ready = await prepared;
      await encode(visit, wanted, ready);
      if (!outgoing.destroyed) write(visit, ready);
    };
    writeWhenReady().catch(() => outgoing.destroy());
  };
}

const LANGUAGE_IN_PATH = /^\/(?:fi|sv|en)(?:\/|$)/;

function wantedBy({ headers }: IncomingMessage, asked: Asked, byOrigin: boolean): Wanted {
  const { path, query, origin, cost } = asked;
  const lang = LANGUAGE_IN_PATH.test(path) ? '' : languageOf(headers['accept-language'] ?? '');
  const key = `${byOrigin ? origin : ''} ${lang} ${path}?${query}`;
  return { at: { key, accept: headers.accept ?? '' }, path, cost };
}

function passedOn({ headers }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    PASSED_ON.flatMap((name) => {
      const value = headers[name];
      return value === undefined ? [] : [[name, String(value)]];
    }),
  );
}
