import type { Context } from 'hono';
import type { Problem } from '../contract/problem.ts';
import type { Assets } from '../http/assets.ts';
import { originOf } from '../http/origin.ts';
import { languageOf } from '../http/problem.ts';
import { wordsIn } from '../locales/words-in.ts';
import { pageAddress } from '../pages/addresses.ts';
import { html, type Html, type Words } from '../pages/parts/html.ts';
import { frameDocument } from './frame.ts';
import { lookOf } from './look.ts';
import { ATTRIBUTES, attributeNotes } from './unknown-attributes.ts';

/** An error in a frame: what happened, in a document that has no menu and whose links leave the frame. */
export async function errorFrame(
  c: Context,
  { problem, headers }: { problem: Problem; headers: Record<string, string> },
  { assets, publicUrl }: { assets: Assets; publicUrl: string | null },
): Promise<Response> {
  const lang = languageOf(c);
  const words = wordsIn(lang);
  const origin = originOf(c, publicUrl);
  const frame = await frameDocument(
    {
      lang,
      look: lookOf(c.req.query()),
      title: problem.errors ? words('embed.bad') : problem.title,
      href: origin + pageAddress('home', lang),
      oembed: null,
      homeHref: origin + pageAddress('home', lang),
      body: html`${attributeNotes(c.req.query(ATTRIBUTES), c.req.path, words)}
        <div class="frame-problem" role="alert">
          ${problem.errors ? slips(problem.errors, words) : html`<p>${problem.detail}</p>`}
        </div>`,
    },
    assets,
    words,
  );
  return new Response(String(frame).replaceAll('\0', '\uFFFD'), {
    status: problem.status,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Language': lang,
      'Cache-Control': 'no-store',
      Vary: 'Accept-Language',
      ...headers,
    },
  });
}

function slips(errors: NonNullable<Problem['errors']>, words: Words): Html {
  return html`<p><strong>${words('embed.bad.text')}</strong></p>
    <ul>
      ${errors.map(
        ({ pointer, value, detail }) =>
          html`<li><code>${pointer.split('/').at(-1)}${value ? `=${value}` : ''}</code>: ${detail}</li>`,
      )}
    </ul>`;
}
