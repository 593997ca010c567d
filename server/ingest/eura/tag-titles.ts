import { tokenise } from '../../search/tokenise.ts';
import { buildLexicon } from '../../search/lexicon.ts';
import { GUESSED_WORDS } from '../../search/finnish-words.ts';
import { textTagger, type Tag, type TaggedTopic, type TextWord } from '../../topics/tag-text.ts';
import type { Surroundings } from '../surroundings.ts';
import type { Tables } from './tables.ts';

/**
 * Tells the topics of Finnish titles, without a dictionary, so that the same titles have the same topics everywhere:
 * the titles' own words tell what a compound is made of.
 */
export function titleTagger(
  titles: readonly string[],
  tables: Tables,
  surroundings: Surroundings,
): (title: string) => Tag[] {
  const words = titles.flatMap((title) => tokenise(title).map(({ text }) => text));
  const lexicon = buildLexicon(
    [...words, ...labelsOf(tables, surroundings).flatMap(({ labels }) => labels)].map((text) => ({
      text,
      lang: 'fi',
    })),
  );
  const tag = textTagger(
    labelsOf(tables, surroundings).map(({ id, labels }): TaggedTopic => ({
      id,
      labels: labels.map((label) => tokenise(label).map(({ text }) => GUESSED_WORDS.basic(text))),
      heads: !tables.onlyFirst.has(id),
    })),
  );
  return (title) =>
    tag(
      tokenise(title).map(({ text, start, end }): TextWord => ({
        text: title.normalize('NFC').slice(start, end),
        stems: GUESSED_WORDS.stems(text),
        parts: (lexicon.split(text, 'fi') ?? []).map(({ stems }) => stems),
      })),
    );
}

function labelsOf({ known, topics }: Tables, surroundings: Surroundings): { id: string; labels: string[] }[] {
  return [
    ...known.map((id) => ({ id, labels: surroundings.topicLabels(id) })),
    ...topics.map(({ id, names, words }) => ({ id, labels: [names.fi ?? '', ...words].filter(Boolean) })),
  ];
}
