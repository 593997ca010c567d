/** A word of a text: as it stands there, what it may be a form of, and of which parts it is compounded, first to last. */
export interface TextWord {
  readonly text: string;
  readonly stems: readonly string[];
  readonly parts: readonly (readonly string[])[];
}

/** A topic that texts may be tagged with. */
export interface TaggedTopic {
  readonly id: string;
  /** Its labels and synonyms in the texts' language, word by word; each word by the stems of its basic form. */
  readonly labels: readonly (readonly (readonly string[])[])[];
  /** Whether as the last part of a compound the label still means the topic: no "toimintakulttuuri" for culture. */
  readonly heads: boolean;
}

/** A topic and the words of the text that tell it. */
export interface Tag {
  readonly topic: string;
  readonly words: string;
}

interface Hit {
  readonly topic: string;
  readonly from: number;
  readonly to: number;
  /** The letters of the label: of two in the same words the longer says more. */
  readonly weight: number;
}

/**
 * Tells the topics of a text from its labels: a label in any of its forms, word by word, or a label of one word as the
 * first or last part of a compound. Of labels within the same words the longest counts, so that "maaseutumatkailu"
 * is not also "matkailu". Topics come in the order of the words, each once.
 */
export function textTagger(topics: readonly TaggedTopic[]): (words: readonly TextWord[]) => Tag[] {
  const byStem = new Map<string, Set<TaggedTopic>>();
  for (const topic of topics)
    for (const stem of topic.labels.flatMap(([first]) => first ?? []))
      byStem.set(stem, (byStem.get(stem) ?? new Set()).add(topic));
  return (words) => {
    const hits = words.flatMap((word, at) => {
      const begun = [...word.stems, ...word.parts.flat()].flatMap((stem) => [...(byStem.get(stem) ?? [])]);
      return [...new Set(begun)].flatMap((topic) => hitsAt(topic, words, at));
    });
    const outer = hits.filter((one) => !hits.some((other) => isWithin(one, other)));
    const first = new Map(outer.map((hit) => [hit.topic, hit] as const).reverse());
    return [...new Set(outer.map(({ topic }) => topic))].map((topic) => {
      const { from, to } = first.get(topic) as Hit;
      return {
        topic,
        words: words
          .slice(from, to)
          .map(({ text }) => text)
          .join(' '),
      };
    });
  };
}

function hitsAt({ id, labels, heads }: TaggedTopic, words: readonly TextWord[], at: number): Hit[] {
  return labels.flatMap((label) => {
    const [first] = label;
    const weight = label.reduce((sum, [stem = '']) => sum + stem.length, 0);
    const hit = (to: number): Hit => ({ topic: id, from: at, to, weight });
    if (label.every((stems, step) => shares(words[at + step]?.stems ?? [], stems)))
      return [hit(at + label.length)];
    if (label.length > 1 || !first) return [];
    const { parts } = words[at] as TextWord;
    const within = heads ? [parts[0], parts.at(-1)] : [parts[0]];
    return within.some((stems) => shares(stems ?? [], first)) ? [hit(at + 1)] : [];
  });
}

function shares(some: readonly string[], others: readonly string[]): boolean {
  return some.some((stem) => others.includes(stem));
}

function isWithin(one: Hit, other: Hit): boolean {
  return (
    one.topic !== other.topic && one.weight < other.weight && one.from >= other.from && one.to <= other.to
  );
}
