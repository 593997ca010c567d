import { openSqliteStore } from '../../server/store/sqlite/store.ts';
import { load } from '../directory/world.ts';
import { appOver, type TestApp } from './seeded-app.ts';

/** Events around the day on which tests live, 24 November 2026, and a project; ids say when. */
const EVENTS = `
entities:
  - { id: jatkuva, type: event, kind: workshop, names: { fi: Jatkuva paja }, period: { from: 2025-09, open: true } }
  - { id: tanaan, type: event, kind: seminar, names: { fi: Tämän päivän seminaari }, period: { from: 2026-11-24, to: 2026-11-24 } }
  - { id: talvella, type: event, kind: webinar, names: { fi: Talven webinaari }, period: { from: 2026-24, to: 2026-24 } }
  - { id: ensi-vuonna-b, type: event, kind: seminar, names: { fi: Aamuseminaari }, period: { from: 2027, to: 2027 } }
  - { id: ensi-vuonna-a, type: event, kind: seminar, names: { fi: Yöseminaari }, period: { from: 2027, to: 2027 } }
  - { id: eilen, type: event, kind: seminar, names: { fi: Eilinen seminaari }, period: { from: 2026-11-23, to: 2026-11-23 } }
  - { id: vanha, type: event, kind: visit, names: { fi: Vanha vierailu }, period: { from: 2011-03 } }
  - { id: peruttu, type: event, kind: visit, names: { fi: Peruttu vierailu }, status: ended, period: { from: 2026-12-01, to: 2026-12-01 } }
  - { id: joskus, type: event, kind: survey, names: { fi: Joskus }, status: planned }
  - { id: hanke, type: project, kind: project, names: { fi: Seminaarien hanke }, period: { from: 2024, to: 2027 } }
`;

/** The app over a directory of a few dated things. */
export async function datedApp(): Promise<TestApp> {
  const store = openSqliteStore(':memory:');
  await load(store, 'ohjelma', '1', EVENTS);
  return appOver(store);
}
