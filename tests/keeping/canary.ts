import { setTimeout as pause } from 'node:timers/promises';
import { applyEdits, type Edit } from '../../server/directory/apply-edits.ts';
import type { GraphStore } from '../../server/store/graph-store.ts';
import { clock, load } from '../directory/world.ts';
import type { TestApp } from '../support/seeded-app.ts';

/** What every form of the person's names has in it. */
export const CANARY = /kanariin|keltalin/iu;

const PERSON = 'p-aaaaaaaa';
const NAME = 'Kanariina Keltalintu';

const PROJECT_PAGE = `
entities:
  - { id: kotka, type: organisation, kind: municipality, names: { fi: Kotka } }
  - { id: linnut, type: project, kind: project, names: { fi: Linnut kuntaan }, descriptions: { fi: 'Yhteys: ${NAME}.' } }
  - { id: ${PERSON}, type: person, names: { fi: ${NAME} }, aliases: [Kanariina K.] }
  - { id: p-bbbbbbbb, type: person, names: { fi: Kanariina Entinen-Keltalintu } }
relations:
  - { from: ${PERSON}, role: project-manager, to: linnut, onBehalfOf: kotka, evidence: { quote: projektipäällikkö ${NAME} } }
  - { from: p-bbbbbbbb, role: speaker, to: linnut, evidence: { quote: puhui Kanariina Entinen-Keltalintu } }
`;
const REPORT = `
relations:
  - { from: kotka, role: lead, to: linnut, title: { fi: Kanariina Keltalinnun tiimi }, evidence: { quote: 'Kotka, KELTALINTU KANARIINA' } }
  - { from: kotka, role: partner, to: linnut, evidence: { quote: 'Kanariina Keltalinnulle, Kanariina K.', locator: '${NAME}' } }
facts:
  - { entity: linnut, field: text, value: 'Keltalintu, Kanariina aloitti', evidence: { quote: 'Kanariina Keltalinnun aloite' } }
`;

/** Where readers meet the person before the erasure. */
const PATHS = [
  `/api/v1/entities/${PERSON}`,
  '/api/v1/entities/p-bbbbbbbb',
  '/api/v1/entities/linnut',
  '/api/v1/entities/linnut/relations',
  '/api/v1/entities/linnut.jsonld',
  '/api/v1/entities/linnut.csv',
  '/api/v1/search?q=kanariina',
  '/api/v1/search?q=linnut',
  '/api/v1/search?q=kanariina&in=sentences',
  '/fi/haku?q=kanariina',
  '/api/v1/changes',
  '/api/v1/network?level=organisation',
  '/fi/hanke/linnut',
  '/sv/projekt/linnut',
];

/** Loads what names the person in many ways. */
export async function nameThem(app: TestApp): Promise<void> {
  const { store } = app;
  await loadAll(store, '1');
  const { items } = await store.relations({ audience: 'public', roles: ['partner'], limit: 1 });
  await editByThem(store, { edit: 'kotka', field: 'descriptions', value: { fi: `Kysy: ${NAME}` } });
  await editByThem(store, { hide: items[0]!.id });
  await editByThem(store, { merge: 'p-bbbbbbbb', into: PERSON });
  await untilCaughtUp(app);
}

export async function eraseThem(app: TestApp): Promise<void> {
  await editByThem(app.store, { erase: PERSON });
  await untilCaughtUp(app);
}

/** Loads again what named the person, the same and a newer version. */
export async function nameAgain(app: TestApp): Promise<void> {
  await loadAll(app.store, '1');
  await loadAll(app.store, '2');
  await editByThem(app.store, { edit: 'kotka', field: 'status', value: 'running' });
  await untilCaughtUp(app);
}

/** The answers that name the person. */
export async function answersNaming(app: TestApp): Promise<string[]> {
  const naming: string[] = [];
  for (const path of PATHS) {
    const text = await (await app.get(path)).text();
    // The answer repeats the question.
    const found = CANARY.exec(text.replaceAll('kanariina', ''));
    if (found) naming.push(`${path}: …${text.slice(Math.max(0, found.index - 40), found.index + 40)}…`);
  }
  return naming;
}

async function loadAll(store: GraphStore, version: string): Promise<void> {
  await load(store, 'hankesivu', version, PROJECT_PAGE);
  await load(store, 'raportti', version, version === '1' ? REPORT : REPORT.replace('aloitti', 'jatkoi'));
}

async function editByThem(store: GraphStore, edit: Edit): Promise<void> {
  const place = { file: 'edits.yaml', path: 'edits[0]', line: 1 };
  const by = { actor: `${NAME}, Kotka`, reason: `${NAME} pyysi` };
  await applyEdits(store, [{ edit, place }], by, clock);
}

/** What is computed follows the store within half a second. */
async function untilCaughtUp(app: TestApp): Promise<void> {
  const revision = await app.store.revision();
  while ((await app.json<{ revision: number }>('/api/v1/stats')).revision !== revision) await pause(20);
}
