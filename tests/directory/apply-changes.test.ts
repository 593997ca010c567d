import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { applyStatements } from '../../server/directory/apply-changes.ts';
import { StatementsRefusedError } from '../../server/directory/statement-problem.ts';
import { StaleRevisionError } from '../../server/store/errors.ts';
import type { GraphStore } from '../../server/store/graph-store.ts';
import { openSqliteStore } from '../../server/store/sqlite/store.ts';
import { clock, edit, entityOf, load, relationsOf, says, stateOf } from './world.ts';

let store: GraphStore;
beforeEach(() => void (store = openSqliteStore(':memory:')));
afterEach(() => store.close());

const ACTORS = `
entities:
  - { id: metropolia, type: organisation, kind: university-of-applied-sciences, names: { fi: Metropolia } }
  - { id: hanke, type: project, kind: project, names: { fi: Musiikki elämään } }
`;
const LEADS = `
relations:
  - { from: metropolia, role: lead, to: hanke, evidence: { quote: Metropolia johtaa } }
`;

describe('what a source says', () => {
  it('is in the directory, dated, with its author and source', async () => {
    const report = await load(store, 'esite', '1', ACTORS + LEADS);
    expect(report).toEqual({
      revision: 1,
      written: { entities: 2, relations: 1, facts: 0 },
      retracted: { entities: 0, relations: 0, facts: 0 },
      erased: [],
    });
    expect(await relationsOf(store, 'hanke')).toEqual(['metropolia lead hanke']);
    expect(await store.changes(0, 1)).toMatchObject([
      {
        actor: 'seed',
        reason: 'koe',
        source: 'esite',
        sourceVersion: '1',
        at: '2026-03-01T10:00:00.000Z',
      },
    ]);
  });

  it('said twice changes nothing, not even the revision', async () => {
    await load(store, 'esite', '1', ACTORS + LEADS);
    const again = await load(store, 'esite', '1', ACTORS + LEADS);
    expect(again).toMatchObject({ revision: 1, written: { entities: 0, relations: 0, facts: 0 } });
  });

  it('in a newer version takes the place of what it said, and of nothing else', async () => {
    await load(store, 'esite', '1', ACTORS + LEADS);
    await load(
      store,
      'raportti',
      '1',
      `
entities: [{ id: kotka, type: organisation, kind: municipality, names: { fi: Kotka } }]
relations: [{ from: kotka, role: partner, to: hanke, evidence: { quote: Kotka mukana } }]
facts: [{ entity: hanke, field: support, value: apuraha, evidence: { quote: apuraha } }]
`,
    );
    const report = await load(
      store,
      'esite',
      '2',
      `${ACTORS}
relations:
  - { from: metropolia, role: coordinator, to: hanke, evidence: { quote: koordinoi } }
`,
    );
    expect(report.retracted).toEqual({ entities: 0, relations: 1, facts: 0 });
    expect(await relationsOf(store, 'hanke')).toEqual([
      'metropolia coordinator hanke',
      'kotka partner hanke',
    ]);
    expect(await store.facts({ audience: 'public' })).toHaveLength(1);
    expect((await store.sources(['esite']))[0]?.version).toBe('2');
  });

  it('is retracted when the source no longer says it, and its entity goes when nobody speaks of it', async () => {
    await load(store, 'esite', '1', ACTORS + LEADS);
    await load(store, 'esite', '2', 'entities: []');
    expect(await stateOf(store, 'metropolia')).toBe('unknown');
    expect((await store.relations({ audience: 'editor', limit: 10 })).total).toBe(0);
  });

  it('about an entity that others speak of leaves the entity when it goes', async () => {
    await load(store, 'esite', '1', ACTORS);
    await load(store, 'raportti', '1', LEADS);
    await load(store, 'esite', '2', 'entities: []');
    expect(await relationsOf(store, 'metropolia')).toEqual(['metropolia lead hanke']);
    expect(await stateOf(store, 'metropolia')).toBe('found');
  });

  it('may speak of an entity that it describes no longer', async () => {
    await load(store, 'esite', '1', ACTORS);
    await load(store, 'esite', '2', LEADS);
    expect(await relationsOf(store, 'hanke')).toEqual(['metropolia lead hanke']);
  });

  it('and another source says too is one relation with the evidence of both, until one retracts', async () => {
    await load(store, 'esite', '1', ACTORS + LEADS);
    await load(store, 'raportti', '1', LEADS);
    const evidence = async () =>
      (await store.relations({ audience: 'public', limit: 10 })).items.map((one) =>
        one.evidence.map(({ source }) => source),
      );
    expect(await evidence()).toEqual([['esite', 'raportti']]);
    await load(store, 'esite', '2', ACTORS);
    expect(await evidence()).toEqual([['raportti']]);
  });

  it('stands beside a claim with another title, scope or start', async () => {
    const relation = (rest: string) =>
      `  - { from: metropolia, role: lead, to: hanke${rest}, evidence: { quote: johtaa } }\n`;
    await load(
      store,
      'esite',
      '1',
      `${ACTORS}  - { id: alue, type: region, kind: named-area, names: { fi: Alue } }
relations:
${relation('')}${relation(', scope: alue')}${relation(', title: { fi: vetäjä }')}${relation(', period: { from: 2010 }')}`,
    );
    expect((await store.relations({ audience: 'public', limit: 10 })).total).toBe(4);
  });

  it('of a value stands beside another source’s other value', async () => {
    await load(store, 'esite', '1', ACTORS);
    const fact = (value: number) =>
      `facts: [{ entity: hanke, field: count, value: ${value}, evidence: { quote: 'n' } }]`;
    await load(store, 'a', '1', fact(6));
    await load(store, 'b', '1', fact(7));
    expect((await store.facts({ audience: 'public' })).map(({ value }) => value).sort()).toEqual([6, 7]);
  });
});

describe('an editor’s word', () => {
  const name = async () => (await entityOf(store, 'metropolia')).names.fi;

  it('wins over the source, also over its next version, until it is withdrawn', async () => {
    await load(store, 'esite', '1', ACTORS);
    const { done } = await edit(store, {
      edit: 'metropolia',
      field: 'names',
      value: { fi: 'Metropolia Ammattikorkeakoulu' },
    });
    expect(await name()).toBe('Metropolia Ammattikorkeakoulu');
    const newer = ACTORS.replace('{ fi: Metropolia }', '{ fi: Metropolia AMK }');
    await load(store, 'esite', '2', newer);
    expect(await name()).toBe('Metropolia Ammattikorkeakoulu');
    await edit(store, { withdraw: done[0]?.id as string, of: 'metropolia' });
    expect(await name()).toBe('Metropolia AMK');
  });

  it('hides a relation from all but editors, though the source says it again', async () => {
    await load(store, 'esite', '1', ACTORS + LEADS);
    const [relation] = (await store.relations({ audience: 'public', limit: 1 })).items;
    const { done } = await edit(store, { hide: relation!.id });
    await load(store, 'esite', '2', ACTORS + LEADS);
    expect(await relationsOf(store, 'hanke')).toEqual([]);
    expect((await store.relations({ audience: 'editor', limit: 1 })).items).toMatchObject([
      { suppressed: true },
    ]);
    await edit(store, { withdraw: done[0]?.id as string, of: relation!.id });
    expect(await relationsOf(store, 'hanke')).toEqual(['metropolia lead hanke']);
  });

  it('of erasure holds when the source speaks of the person again', async () => {
    const person = `${ACTORS}  - { id: p-7k3m9q2x, type: person, names: { fi: Maija Meikäläinen } }
relations:
  - { from: p-7k3m9q2x, role: project-manager, to: hanke, evidence: { quote: projektipäällikkö } }
facts:
  - { entity: p-7k3m9q2x, field: text, value: esittely, evidence: { quote: esittely } }
`;
    await load(store, 'esite', '1', person);
    await edit(store, { erase: 'p-7k3m9q2x' });
    const report = await load(store, 'esite', '2', person);
    expect(report.erased).toEqual(['p-7k3m9q2x']);
    expect(await stateOf(store, 'p-7k3m9q2x')).toBe('erased');
    expect(await relationsOf(store, 'hanke')).toEqual([]);
    expect(JSON.stringify(await store.statementsOf('esite'))).not.toContain('Meikäläinen');
  });
});

describe('a merged entity', () => {
  const TWO = `${ACTORS}  - { id: stadia, type: organisation, kind: university-of-applied-sciences, names: { fi: Stadia } }
`;
  const PARTNERS = `relations:
  - { from: stadia, role: partner, to: hanke, evidence: { quote: Stadia kumppanina } }
  - { from: stadia, role: unit-of, to: metropolia, evidence: { quote: yksikkö } }
`;
  beforeEach(async () => {
    await load(store, 'esite', '1', TWO + PARTNERS);
    await edit(store, { merge: 'stadia', into: 'metropolia' });
  });

  it('is not undone by the source, for which saying the same again changes nothing', async () => {
    const before = await store.revision();
    expect((await load(store, 'esite', '1', TWO + PARTNERS)).revision).toBe(before);
    expect(await stateOf(store, 'stadia')).toBe('merged');
    expect(await relationsOf(store, 'metropolia')).toEqual(['metropolia partner hanke']);
  });

  it('is the heir where any source speaks of it', async () => {
    await load(
      store,
      'raportti',
      '1',
      'relations: [{ from: stadia, role: lead, to: hanke, evidence: { quote: johtaa } }]',
    );
    expect(await relationsOf(store, 'metropolia')).toEqual([
      'metropolia lead hanke',
      'metropolia partner hanke',
    ]);
  });

  it('leads to its heir also when its source has forgotten it', async () => {
    await load(store, 'esite', '2', ACTORS);
    expect(await store.resolve(['stadia'], 'public')).toMatchObject([
      { state: 'merged', into: 'metropolia' },
    ]);
  });

  it('is what its heir is: a person where a person is asked for', async () => {
    const people = `entities:
  - { id: p-aaaaaaaa, type: person, names: { fi: Maija M. } }
  - { id: p-bbbbbbbb, type: person, names: { fi: Maija Meikäläinen } }
`;
    await load(store, 'henkilot', '1', people);
    await edit(store, { merge: 'p-aaaaaaaa', into: 'p-bbbbbbbb' });
    await load(
      store,
      'raportti',
      '1',
      'relations: [{ from: p-aaaaaaaa, role: project-manager, to: hanke, evidence: { quote: pp } }]',
    );
    expect(await relationsOf(store, 'p-bbbbbbbb')).toEqual(['p-bbbbbbbb project-manager hanke']);
  });
});

describe('statements that do not fit', () => {
  const problemsOf = async (rest: string) => {
    const error: unknown = await load(store, 'esite', '1', rest).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(StatementsRefusedError);
    expect(await store.revision()).toBe(0);
    return (error as StatementsRefusedError).problems;
  };

  it('are told with file, line, field, value and reason, all of them, and nothing is written', async () => {
    const problems = await problemsOf(`${ACTORS}relations:
  - { from: metropola, role: lead, to: hanke, evidence: { quote: johtaa } }
  - { from: metropolia, role: lead, to: hanke, scope: oulun-alue, evidence: { quote: johtaa } }
facts:
  - { entity: hankkeet, field: count, value: 1, evidence: { quote: yksi } }
`);
    expect(problems).toMatchObject([
      { file: 'esite.yaml', line: 7, path: 'relations[0].from', value: 'metropola' },
      { file: 'esite.yaml', line: 8, path: 'relations[1].scope', value: 'oulun-alue' },
      { file: 'esite.yaml', line: 10, path: 'facts[0].entity', value: 'hankkeet' },
    ]);
    expect(problems.every(({ reason }) => reason.includes('no entity has this id'))).toBe(true);
  });

  it.each([
    [
      'a role that does not join these types',
      `${ACTORS}  - { id: ohjelma, type: programme }
relations: [{ from: hanke, role: lead, to: ohjelma, evidence: { quote: johtaa } }]`,
      { path: 'relations[0].from', value: 'hanke (project)' },
    ],
    [
      'a placeholder of a type that the role does not take',
      `${ACTORS}relations:
  - { from: metropolia, role: lead, to: { placeholder: { type: region, count: 6 } }, evidence: { quote: j } }`,
      { path: 'relations[0].to', value: 'placeholder region' },
    ],
    [
      'a relation of a thing to itself',
      `${ACTORS}relations: [{ from: hanke, role: part-of, to: hanke, evidence: { quote: sama } }]`,
      { path: 'relations[0]', value: 'hanke', reason: 'a relation joins two different things' },
    ],
    [
      'a kind of another type',
      'entities: [{ id: a, type: project, kind: municipality }]',
      { path: 'entities[0].kind', value: 'municipality' },
    ],
    [
      'a kind of a type that has none',
      'entities: [{ id: p-aaaaaaaa, type: person, kind: municipality }]',
      { path: 'entities[0].kind', reason: 'a person has no kinds' },
    ],
    [
      'an id that stands twice',
      'entities: [{ id: a, type: programme }, { id: a, type: programme }]',
      { path: 'entities[1]', value: 'a' },
    ],
  ])('include %s', async (_what, rest, problem) => {
    expect(await problemsOf(rest)).toMatchObject([problem]);
  });
});

describe('a writer who comes second', () => {
  it('computes again from what the first one wrote', async () => {
    await load(store, 'esite', '1', ACTORS);
    let interrupted = 0;
    const racing: GraphStore = {
      ...store,
      apply: async (changes) => {
        interrupted += 1;
        if (interrupted <= 2) await load(store, `toinen-${interrupted}`, '1', LEADS);
        return store.apply(changes);
      },
    };
    const author = { actor: 'seed', reason: 'koe' };
    await applyStatements(racing, says('raportti', '1', LEADS), author, clock);
    const [relation] = (await store.relations({ audience: 'public', limit: 1 })).items;
    expect(relation?.evidence.map(({ source }) => source)).toEqual(['raportti', 'toinen-1', 'toinen-2']);
    expect(interrupted).toBe(3);
  });

  it('gives up when others never stop, saying why', async () => {
    const author = { actor: 'seed', reason: 'koe' };
    const busy: GraphStore = { ...store, apply: () => Promise.reject(new StaleRevisionError(1, 2)) };
    await expect(applyStatements(busy, says('esite', '1', ACTORS), author, clock)).rejects.toThrow(
      StaleRevisionError,
    );
  });
});

describe('an editor’s word about what its source drops and says again', () => {
  const described = (name: string) =>
    `entities: [{ id: vellamo, type: organisation, kind: museum, names: ${name} }]`;

  it('still counts: a correction', async () => {
    await load(store, 'sivu', '1', described('Vellamo'));
    await edit(store, { edit: 'vellamo', field: 'homepage', value: 'https://vellamo.example/' });
    await load(store, 'sivu', '2', 'entities: []');
    expect((await store.resolve(['vellamo'], 'public'))[0]?.state).toBe('unknown');
    await load(store, 'sivu', '3', described('Merikeskus Vellamo'));
    expect(await entityOf(store, 'vellamo')).toMatchObject({
      names: { fi: 'Merikeskus Vellamo' },
      homepage: 'https://vellamo.example/',
      visibility: 'public',
    });
  });

  it('is forgotten when it is withdrawn meanwhile', async () => {
    await load(store, 'sivu', '1', described('Vellamo'));
    const { done } = await edit(store, {
      edit: 'vellamo',
      field: 'homepage',
      value: 'https://vellamo.example/',
    });
    await load(store, 'sivu', '2', 'entities: []');
    await edit(store, { withdraw: done[0]!.id!, of: 'vellamo' });
    expect(await stateOf(store, 'vellamo')).toBe('unknown');
    await load(store, 'sivu', '3', described('Vellamo'));
    expect((await entityOf(store, 'vellamo')).homepage).toBeNull();
  });

  it('still counts: a hiding', async () => {
    const world = `entities:
  - { id: vellamo, type: organisation, kind: museum, names: Vellamo }
  - { id: hanke, type: project, kind: project, names: Hanke }`;
    const claim =
      'relations: [{ from: vellamo, role: lead, to: hanke, evidence: { quote: johtaa, locator: alku } }]';
    await load(store, 'alku', '1', world);
    await load(store, 'sivu', '1', claim);
    const { items } = await store.relations({ audience: 'public', of: ['hanke'], limit: 9 });
    const { done } = await edit(store, { hide: items[0]!.id });
    await load(store, 'sivu', '2', 'relations: []');
    await load(store, 'sivu', '3', claim);
    expect(await relationsOf(store, 'hanke')).toEqual([]);
    await edit(store, { withdraw: done[0]!.id!, of: items[0]!.id });
    expect(await relationsOf(store, 'hanke')).toEqual(['vellamo lead hanke']);
  });
});

describe('what a source says anew of a merged entity', () => {
  it('reaches the heir, and leaves it when the source forgets it', async () => {
    await load(
      store,
      'sivu',
      '1',
      `entities:
  - { id: vellamo, type: organisation, kind: museum, names: Vellamo }
  - { id: merikeskus, type: organisation, kind: museum, names: Merikeskus Vellamo }`,
    );
    await load(
      store,
      'esite',
      '1',
      'entities: [{ id: vellamo, type: organisation, kind: museum, names: Velamo }]',
    );
    await edit(store, { merge: 'vellamo', into: 'merikeskus' });
    const aliases = async () => (await entityOf(store, 'merikeskus')).aliases.map(({ text }) => text);
    expect(await aliases()).toContain('Velamo');
    await load(
      store,
      'esite',
      '2',
      'entities: [{ id: vellamo, type: organisation, kind: museum, names: Kotkan Vellamo, homepage: "https://v.example/" }]',
    );
    expect(await aliases()).toContain('Kotkan Vellamo');
    expect((await entityOf(store, 'merikeskus')).homepage).toBe('https://v.example/');
    await load(store, 'esite', '3', 'entities: []');
    expect((await entityOf(store, 'merikeskus')).homepage).toBeNull();
    expect(await stateOf(store, 'vellamo')).toBe('merged');
  });
});
