import type { Label } from '../vocabulary/languages.ts';
import { EXPORT_WORDS } from './words-exports.ts';
import { EXPERT_WORDS } from './words-experts.ts';
import { LIST_WORDS } from './words-lists.ts';
import { NETWORK_ANSWER_WORDS } from './words-network-answers.ts';
import { NETWORK_QUERY_WORDS } from './words-network-query.ts';
import { NETWORK_WORDS } from './words-network.ts';
import { PAGE_WORDS } from './words-pages.ts';
import { PEER_WORDS } from './words-peers.ts';
import { SIMILAR_WORDS } from './words-similar.ts';
import { SUGGEST_WORDS } from './words-suggest.ts';
import { TOPIC_WORDS } from './words-topics.ts';
import { WIDGET_WORDS } from './words-widgets.ts';

/** Every word of the interface, by key, in each language: the compiler asks for all three. */
export const WORDS = {
  ...PAGE_WORDS,
  ...NETWORK_WORDS,
  ...NETWORK_QUERY_WORDS,
  ...NETWORK_ANSWER_WORDS,
  ...EXPERT_WORDS,
  ...PEER_WORDS,
  ...EXPORT_WORDS,
  ...SIMILAR_WORDS,
  ...LIST_WORDS,
  ...SUGGEST_WORDS,
  ...TOPIC_WORDS,
  ...WIDGET_WORDS,
} as const satisfies Record<string, Label>;
