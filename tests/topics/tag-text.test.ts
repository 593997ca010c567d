import { describe, expect, it } from 'vitest';
import { textTagger, type TaggedTopic, type TextWord } from '../../server/topics/tag-text.ts';

function topic(id: string, label: string, heads = true): TaggedTopic {
  return { id, labels: [label.split(' ').map((word) => [word])], heads };
}

/** Words as they stand, `matkailun=matkailu` with the stem, `maa+seutu` as a compound. */
function words(text: string): TextWord[] {
  return text.split(' ').map((word) => {
    const [written = '', stem = written] = word.split('=');
    const parts = stem.split('+');
    return {
      text: written,
      stems: [parts.join('')],
      parts: parts.length > 1 ? parts.map((part) => [part]) : [],
    };
  });
}

describe('tagging a text', () => {
  const tag = textTagger([
    topic('matkailu', 'matkailu'),
    topic('maaseutumatkailu', 'maaseutumatkailu'),
    topic('kestava-kehitys', 'kestävä kehitys'),
    topic('kulttuuri', 'kulttuuri', false),
  ]);

  it('tells the words that caused each tag, in the order of the text', () => {
    expect(tag(words('kestävän=kestävä kehityksen=kehitys matkailuhanke=matkailu+hanke'))).toEqual([
      { topic: 'kestava-kehitys', words: 'kestävän kehityksen' },
      { topic: 'matkailu', words: 'matkailuhanke' },
    ]);
  });

  it('does not take a part of a label for it', () => {
    expect(tag(words('yrityksen kehitys'))).toEqual([]);
  });

  it('keeps the longest of labels in the same words', () => {
    expect(tag(words('maaseutumatkailu=maaseutu+matkailu')).map((one) => one.topic)).toEqual([
      'maaseutumatkailu',
    ]);
  });

  it('knows heads of compounds that mean something else', () => {
    expect(tag(words('toimintakulttuuri=toiminta+kulttuuri'))).toEqual([]);
    expect(tag(words('kulttuuritalo=kulttuuri+talo')).map((one) => one.topic)).toEqual(['kulttuuri']);
  });

  it('gives a topic once', () => {
    expect(tag(words('matkailu ja matkailuhanke=matkailu+hanke'))).toEqual([
      { topic: 'matkailu', words: 'matkailu' },
    ]);
  });
});
