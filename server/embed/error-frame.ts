import type { Context } from 'hono';
import type { Problem } from '../contract/problem.ts';
import type { Assets } from '../http/assets.ts';
import { originOf } from '../http/origin.ts';
import { languageOf } from '../http/problem.ts';
import { wordsIn } from '../locales/words-in.ts';
import { pageAddress } from '../pages/addresses.ts';
import { html } from '../pages/parts/html.ts';
import { frameDocument } from './frame.ts';

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
      theme: null,
      title: problem.title,
      href: origin + pageAddress('network', lang),
      homeHref: origin + pageAddress('home', lang),
      body: html`<div class="frame-problem" role="alert"><p>${problem.detail}</p></div>`,
    },
    assets,
    words,
  );
  return new Response(String(frame), {
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
