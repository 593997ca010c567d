import type { RefusedValue } from '../http/errors.ts';
import type { Html, Words } from '../pages/parts/html.ts';
import type { Services } from '../services.ts';
import type { Snapshot } from '../snapshot.ts';
import type { Lang } from '../vocabulary/languages.ts';

/** What the content of a frame is made from. */
export interface FrameGround {
  services: Services;
  snapshot: Snapshot;
  lang: Lang;
  words: Words;
  /** Before every address: the frame may stand anywhere. */
  origin: string;
}

/** What a widget puts in its frame. */
export interface FrameContent {
  title: string;
  /** The same thing on our own page, in full; without the origin. */
  href: string;
  body: Html;
  /** Beside the title: what switches between views. */
  switch?: Html;
  /** At the beginning of the foot. */
  foot?: Html;
  /** The source of a script that makes the body livelier; it is whole without. */
  script?: string;
  /** The slips of the address, which the body tells: the frame answers 400. */
  refused?: readonly RefusedValue[];
  /** Set where publishing systems are not told of it: it stands for a person who has not consented. */
  standsIn?: boolean;
}
