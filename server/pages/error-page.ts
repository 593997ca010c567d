import type { Context } from 'hono';
import type { Problem } from '../contract/problem.ts';
import type { Assets } from '../http/assets.ts';
import { languageOf } from '../http/problem.ts';
import { wordsIn } from '../locales/words-in.ts';
import { displayName, pagePath } from '../reading/entity-view.ts';
import { nearest } from '../search/nearest.ts';
import type { CurrentSnapshot, Snapshot } from '../snapshot.ts';
import { LANGUAGES, type Lang } from '../vocabulary/languages.ts';
import { PAGE_ADDRESSES, pageAddress, type PageName } from './addresses.ts';
import { renderInFrame, type PageFrame } from './page.ts';
import { html, type Html, type Words } from './parts/html.ts';
import { differingLetters, empty, notice, waysOn, type WayOn } from './parts/notices.ts';
import { openKnot } from './parts/wordmark.ts';
import { nameLink } from './parts/rows.ts';
import { shapeIcon } from './parts/shape-icon.ts';
import { namedEntity } from './views/named.ts';
import { shapedAs } from './views/shaped.ts';

/** What an error page is made with; `snapshots`, where the store answers, gives names to ids. */
export interface ErrorPageMeans {
  assets: Assets;
  publicUrl: string | null;
  snapshots?: CurrentSnapshot;
}

/** An error for people: status and headers of the problem, what happened in their language, nearest names, ways on. */
export async function errorPage(
  c: Context,
  { problem, headers }: { problem: Problem; headers: Record<string, string> },
  { assets, publicUrl, snapshots }: ErrorPageMeans,
): Promise<Response> {
  const lang = languageOf(c);
  const words = wordsIn(lang);
  const frame: PageFrame = { c, lang, words, assets, publicUrl };
  const body = problem.status === 404 ? await notFound(frame, problem, snapshots) : other(frame, problem);
  return renderInFrame(
    frame,
    {
      title: `${problem.status} ${problem.title}`,
      description: problem.detail,
      address: (next) => (problem.status === 404 ? pageAddress('home', next) : inLanguage(c, next)),
      body,
      noindex: true,
    },
    problem.status,
    { 'Cache-Control': 'no-store', Vary: 'Accept-Language', ...headers },
  );
}

/** The same address in another language; the router knows every page's words. */
function inLanguage(c: Context, lang: Lang): string {
  return c.req.path.replace(/^\/(fi|sv|en)(?=\/|$)/u, `/${lang}`);
}

async function notFound(
  { c, lang, words }: PageFrame,
  problem: Problem,
  snapshots: CurrentSnapshot | undefined,
): Promise<Html> {
  const asked = decoded(c.req.path).split('/').filter(Boolean).at(-1) ?? '';
  const snapshot = await snapshots?.get().catch(() => null);
  const near = [...nearEntity(problem, asked, snapshot ?? null, lang), ...nearPage(asked, lang)];
  return html`<section class="empty">
    <p class="over-title">404 <span>${decoded(c.req.path)}</span></p>
    <h1 class="long">${words('error.not-found')}</h1>
    ${
      near.length > 0
        ? html`<p class="lead">${words('error.near')}</p>
            <ul class="plain-list near">
              ${near}
            </ul>`
        : html`<p class="lead">${problem.title}.</p>`
    }
    ${waysOn(waysFrom(words, lang, asked))}
  </section>`;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** The entity whose id is nearest, with the letters that differ, and others that go by a like name. */
function nearEntity(problem: Problem, asked: string, snapshot: Snapshot | null, lang: Lang): Html[] {
  const id = problem.suggestion;
  if (id === undefined) return snapshot ? likeNames(snapshot, asked, lang, null) : [];
  const entity = snapshot?.projection.entity(id);
  if (!snapshot || !entity)
    return [html`<li><span></span><a href="/${lang}/x/${id}">${differingLetters(asked, id)}</a></li>`];
  const nearestOne = html`<li>
    ${shapeIcon(shapedAs(snapshot.projection, entity))}
    <span
      ><a href="${pagePath(entity, lang)}"
        >${differingLetters(asked, id)}, ${displayName(entity, lang).name}</a
      ></span
    >
  </li>`;
  return [nearestOne, ...likeNames(snapshot, id, lang, id)];
}

const MOST_LIKE = 3;

function likeNames(
  { search, projection }: Snapshot,
  asked: string,
  lang: Lang,
  except: string | null,
): Html[] {
  const isPublic = (id: string) => projection.entity(id)?.visibility === 'public';
  return search
    .search(asked.replaceAll('-', ' '), { limit: MOST_LIKE + 1, filter: isPublic })
    .filter(({ id }) => id !== except)
    .slice(0, MOST_LIKE)
    .flatMap(({ id }) => projection.entity(id) ?? [])
    .map(
      (entity) =>
        html`<li>
          ${shapeIcon(shapedAs(projection, entity))}<span
            >${nameLink(namedEntity(projection, entity, lang))}</span
          >
        </li>`,
    );
}

/** A page whose word is nearest to what was asked for. */
function nearPage(asked: string, lang: Lang): Html[] {
  const names = Object.keys(PAGE_ADDRESSES) as PageName[];
  const words = new Map(
    names.flatMap((name) => LANGUAGES.map((other) => [PAGE_ADDRESSES[name][other] as string, name])),
  );
  const word = nearest([...words.keys()].filter(Boolean), asked);
  const name = word === null ? undefined : words.get(word);
  if (!name || word === null) return [];
  return [
    html`<li>
      <span></span
      ><span><a href="${pageAddress(name as PageName, lang)}">${differingLetters(asked, word)}</a></span>
    </li>`,
  ];
}

function waysFrom(words: Words, lang: Lang, asked: string): WayOn[] {
  return [
    { label: words('error.search'), href: pageAddress('search', lang, { q: asked.replaceAll('-', ' ') }) },
    { label: words('error.home'), href: pageAddress('home', lang) },
  ];
}

/** The store is down, the request is wrong, or we failed. */
function other({ c, lang, words }: PageFrame, problem: Problem): Html {
  if (problem.status === 503)
    return html`<section class="empty">
      ${openKnot()}
      <h1 class="long">${problem.title}</h1>
      ${notice({ what: problem.detail, next: words('error.unavailable'), action: { label: words('error.retry'), href: c.req.path } })}
    </section>`;
  return html`${empty({
    heading: problem.title,
    text: problem.detail,
    ways: [{ label: words('error.home'), href: pageAddress('home', lang) }],
  })}
  ${
    problem.errors
      ? html`<ul class="bullets">
          ${problem.errors.map(({ pointer, detail }) => html`<li><code>${pointer}</code> ${detail}</li>`)}
        </ul>`
      : ''
  }`;
}
