import { afterAll, beforeAll } from 'vitest';
import { seededApp, type TestApp } from '../support/seeded-app.ts';
import { builderClaims } from './claims/builder.ts';
import { corpusClaims } from './claims/corpus.ts';
import { docsClaims } from './claims/docs.ts';
import { feedClaims } from './claims/feeds.ts';
import { frameClaims } from './claims/frames.ts';
import { networkFrameClaims } from './claims/network-frame.ts';
import { oembedClaims } from './claims/oembed.ts';

/** What other sites show, over one app: filling a store with all that ships takes seconds. */
let app: TestApp;
beforeAll(async () => {
  app = await seededApp();
});
afterAll(async () => app.close());

const filled = () => app;
networkFrameClaims(filled);
frameClaims(filled);
oembedClaims(filled);
builderClaims(filled);
feedClaims(filled);
corpusClaims(filled);
docsClaims(filled);
