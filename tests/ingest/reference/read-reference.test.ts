import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entityFieldsSchema } from '../../../server/contract/entity.ts';
import { sourceSchema, storedEvidenceSchema } from '../../../server/contract/evidence.ts';
import { idSchema } from '../../../server/contract/primitives.ts';
import { claimSchema, factClaimSchema } from '../../../server/contract/relation.ts';
import { applyStatements } from '../../../server/directory/apply-changes.ts';
import { readReference } from '../../../server/ingest/reference/read-reference.ts';
import type { GraphStore } from '../../../server/store/graph-store.ts';
import { openSqliteStore } from '../../../server/store/sqlite/store.ts';

const FOLDER = fileURLToPath(new URL('../../../seed/data/reference', import.meta.url));
const NOTHING = { entities: 0, relations: 0, facts: 0 };

const sources = readReference(FOLDER);
const entities = sources.flatMap((source) => source.entities);
const relations = sources.flatMap((source) => source.relations);
const facts = sources.flatMap((source) => source.facts);

function ofKind(kind: string) {
  return entities.filter(({ fields }) => fields.kind === kind);
}

/** What is said of the entity, by each source that speaks of it. */
function said(id: string) {
  const found = entities.filter((one) => one.id === id).map(({ fields }) => fields);
  if (found.length === 0) throw new Error(`no register describes ${id}`);
  return found;
}

function leaving(id: string, role: string) {
  return relations.filter(
    ({ claim }) => 'entity' in claim.from && claim.from.entity === id && claim.role === role,
  );
}

function targets(id: string, role: string): string[] {
  return leaving(id, role).flatMap(({ claim }) => ('entity' in claim.to ? [claim.to.entity] : []));
}

function factOf(id: string, field: string, from: string) {
  const found = facts.filter(
    ({ claim }) => claim.entity === id && claim.field === field && claim.period?.from?.date === from,
  );
  expect(found).toHaveLength(1);
  return found[0]!;
}

describe('the registers together', () => {
  it('keep the shapes of the contract', () => {
    for (const { source } of sources) expect(sourceSchema.parse(source)).toEqual(source);
    for (const { id, fields } of entities) {
      expect(idSchema.parse(id)).toBe(id);
      expect(entityFieldsSchema.parse(fields)).toEqual(fields);
    }
    for (const { claim } of relations) claimSchema.parse(claim);
    for (const { claim } of facts) factClaimSchema.parse(claim);
    for (const { evidence } of [...relations, ...facts])
      for (const piece of evidence) storedEvidenceSchema.parse(piece);
  });

  it('cite only themselves and one another', () => {
    const known = new Map(sources.map(({ source }) => [source.id, source.version]));
    for (const { evidence } of [...relations, ...facts])
      for (const piece of evidence) expect(known.get(piece.source)).toBe(piece.version);
  });

  it('describe an id once each, and only former names twice', () => {
    const again = entities.filter(({ id }, index) => entities.findIndex((one) => one.id === id) !== index);
    expect(again.map(({ id }) => id).sort()).toEqual(['centria', 'karelia', 'lut', 'oamk', 'savonia']);
    for (const { fields } of again) expect(fields.aliases.map(({ kind }) => kind)).toEqual(['former']);
  });

  it('say nothing where there is no folder', () => {
    expect(readReference('/nowhere/at/all')).toEqual([]);
  });

  describe('in a store', () => {
    let store: GraphStore;
    const apply = () =>
      sources.map(
        (one) => () =>
          applyStatements(
            store,
            one,
            { actor: 'test', reason: 'reference data' },
            () => new Date('2026-02-03'),
          ),
      );
    beforeAll(async () => {
      store = openSqliteStore(':memory:');
      for (const load of apply()) await load();
    });
    afterAll(() => store.close());

    it('change nothing when they are applied a second time', async () => {
      const revision = await store.revision();
      for (const load of apply())
        expect(await load()).toEqual({ revision, written: NOTHING, retracted: NOTHING, erased: [] });
    });

    it('make one organisation of a name and a former name from two registers', async () => {
      const [centria] = await store.resolve(['centria'], 'public');
      expect(centria).toMatchObject({
        state: 'found',
        entity: { names: { fi: 'Centria-ammattikorkeakoulu' } },
      });
      expect(centria?.state === 'found' && centria.entity.aliases).toContainEqual({
        text: 'Keski-Pohjanmaan ammattikorkeakoulu',
        lang: 'fi',
        kind: 'former',
        period: { from: null, to: { date: '2012', precision: 'year', basis: 'text' }, open: false, by: null },
      });
    });

    it('find a municipality by its code', async () => {
      expect(await store.findByIdentifier('municipality-code', '092')).toEqual(['vantaa']);
    });
  });
});

describe('regions', () => {
  it('are 19 maakunta regions, each part of Finland', () => {
    expect(ofKind('maakunta')).toHaveLength(19);
    for (const { id } of ofKind('maakunta')) expect(targets(id, 'part-of')).toEqual(['maa-suomi']);
    expect(said('maa-suomi')[0]?.identifiers).toEqual([{ scheme: 'iso-3166', value: 'FI' }]);
  });

  it('keep their codes as text and the name by which Europe knows the capital region', () => {
    const [uusimaa] = said('maakunta-uusimaa');
    expect(uusimaa?.identifiers).toEqual([
      { scheme: 'region-code', value: '01' },
      { scheme: 'nuts', value: 'FI1B1' },
    ]);
    expect(uusimaa?.aliases.map(({ text }) => text)).toEqual(['Helsinki-Uusimaa']);
  });

  it('have 19 councils, one in each', () => {
    const seats = ofKind('regional-council').map(({ id }) => targets(id, 'located-in'));
    expect(seats.flat().sort()).toEqual(
      ofKind('maakunta')
        .map(({ id }) => id)
        .sort(),
    );
    expect(targets('ahvenanmaan-maakunnan-hallitus', 'located-in')).toEqual(['maakunta-ahvenanmaa']);
  });
});

describe('wellbeing areas', () => {
  it('are 23, of which 21 have a county', () => {
    expect(ofKind('wellbeing-area')).toHaveLength(23);
    expect(ofKind('wellbeing-services-county')).toHaveLength(21);
    const without = ofKind('wellbeing-area')
      .map(({ id }) => id)
      .filter(
        (id) =>
          !ofKind('wellbeing-services-county').some((county) =>
            targets(county.id, 'located-in').includes(id),
          ),
      );
    expect(without.sort()).toEqual(['hyvinvointialue-ahvenanmaan', 'hyvinvointialue-helsingin']);
  });

  it('have names of their own beside the county and the maakunta', () => {
    for (const lang of ['fi', 'sv', 'en'] as const) {
      const named = [
        ...ofKind('wellbeing-area'),
        ...ofKind('wellbeing-services-county'),
        ...ofKind('maakunta'),
      ];
      const names = named.map(({ fields }) => fields.names[lang]);
      expect(names).not.toContain(undefined);
      expect(new Set(names).size).toBe(63);
    }
    expect(said('hyvinvointialue-kymenlaakson')[0]?.names.fi).toBe('Kymenlaakson hyvinvointialueen alue');
    expect(said('kymenlaakson-hyvinvointialue')[0]?.names.fi).toBe('Kymenlaakson hyvinvointialue');
  });

  it('lie in the maakunta of all their municipalities, which is inferred', () => {
    expect(targets('hyvinvointialue-vantaan-ja-keravan', 'part-of')).toEqual(['maakunta-uusimaa']);
    const inferred = ofKind('wellbeing-area').flatMap(({ id }) => leaving(id, 'part-of'));
    expect(inferred).toHaveLength(23);
    for (const { evidence } of inferred) expect(evidence[0]?.certainty).toBe('inferred');
  });
});

describe('municipalities', () => {
  it('are 308, each in one maakunta and one wellbeing area', () => {
    expect(ofKind('municipality')).toHaveLength(308);
    for (const { id } of ofKind('municipality'))
      expect(targets(id, 'located-in').map((region) => region.split('-')[0])).toEqual([
        'maakunta',
        'hyvinvointialue',
      ]);
    expect(targets('kotka', 'located-in')).toEqual(['maakunta-kymenlaakso', 'hyvinvointialue-kymenlaakson']);
  });

  it('have their names in three languages, their code and their centre', () => {
    expect(said('vantaa')[0]).toMatchObject({
      names: { fi: 'Vantaa', sv: 'Vanda', en: 'Vantaa' },
      identifiers: [{ scheme: 'municipality-code', value: '092' }],
    });
    for (const { fields } of ofKind('municipality')) expect(fields.point).not.toBeNull();
  });

  it('have their population of every year from 2000 to 2022, with its row', () => {
    const kotka = factOf('kotka', 'population', '2022');
    expect(kotka.claim).toMatchObject({ value: 50617, unit: 'person' });
    expect(kotka.evidence[0]).toMatchObject({ certainty: 'register', row: { code: '285', 2022: '50617' } });
    expect(facts.filter(({ claim }) => claim.field === 'population')).toHaveLength(308 * 23);
  });

  it('have figures that name their year', () => {
    expect(factOf('kotka', 'population-change-10y', '2012').claim.period?.to?.date).toBe('2022');
    expect(factOf('kotka', 'pensioners-share', '2017').claim).toMatchObject({ value: 30.4, unit: '%' });
    expect(factOf('kauhava', 'net-migration', '2019').claim.unit).toBe('person');
  });

  it('have classes as codes, with the words beside them in the row', () => {
    const status = factOf('maarianhamina', 'language-status', '2026');
    expect(status.claim.value).toBe('2');
    expect(status.evidence[0]?.row).toMatchObject({
      language_status_fi: 'Yksikielinen ruotsinkielinen kunta',
    });
  });

  it('have two posts each that nobody is known to hold', () => {
    expect(entities.filter(({ fields }) => fields.type === 'post')).toHaveLength(616);
    expect(said('kotka-kulttuuripalvelut')[0]).toMatchObject({
      kind: 'culture-services',
      names: { fi: 'Kulttuuripalvelut, Kotka', sv: 'Kulturtjänster, Kotka', en: 'Culture services, Kotka' },
      status: 'unknown',
    });
    expect(targets('kotka-kulttuurihyvinvointi', 'post-of')).toEqual(['kotka']);
    expect(leaving('kotka-kulttuurihyvinvointi', 'post-of')[0]?.evidence[0]?.certainty).toBe('curated');
  });

  it('that are no more have ended, are not counted, and lead to their successors', () => {
    expect(said('nastola')[0]).toMatchObject({ kind: 'other', status: 'ended' });
    expect(targets('nastola', 'succeeded-by')).toEqual(['lahti']);
    const [succession] = leaving('nastola', 'succeeded-by');
    expect(succession?.claim.period?.from?.date).toBe('2016-01-01');
    // The register tells the end, not the heir.
    expect(succession?.evidence[0]?.certainty).toBe('outside');
  });
});

describe('state agencies of the regions', () => {
  it('are 15 ELY Centres that ended with 2025 and 10 centres that began in 2026', () => {
    const centres = ofKind('state-agency').filter(({ id }) => /(ely-keskus|elinvoimakeskus)$/.test(id));
    expect(centres.filter(({ fields }) => fields.period?.to?.date === '2025-12-31')).toHaveLength(15);
    expect(centres.filter(({ fields }) => fields.period?.from?.date === '2026-01-01')).toHaveLength(10);
  });

  it('are known by their long names too', () => {
    expect(said('lapin-ely-keskus')[0]?.aliases.map(({ text }) => text)).toEqual([
      'Lapin elinkeino-, liikenne- ja ympäristökeskus',
      'Närings-, trafik- och miljöcentralen i Lappland',
    ]);
  });

  it('were succeeded by the centre of the same municipalities, and where the area was divided by both', () => {
    expect(targets('lapin-ely-keskus', 'succeeded-by')).toEqual(['lapin-elinvoimakeskus']);
    expect(targets('hameen-ely-keskus', 'succeeded-by').sort()).toEqual([
      'kaakkois-suomen-elinvoimakeskus',
      'sisa-suomen-elinvoimakeskus',
    ]);
    expect(leaving('hameen-ely-keskus', 'succeeded-by')[0]?.evidence[0]).toMatchObject({
      source: 'kunnat-2026',
      certainty: 'inferred',
    });
  });
});

describe('higher education', () => {
  const { entities: institutions } = sources.find(({ source }) => source.id === 'korkeakoulut')!;

  it('is 38 institutions, each in a municipality', () => {
    expect(institutions).toHaveLength(38);
    const municipalities = new Set(ofKind('municipality').map(({ id }) => id));
    for (const { id } of institutions)
      expect(targets(id, 'located-in').filter((home) => municipalities.has(home))).toHaveLength(1);
  });

  it('has the ids that documents use', () => {
    const ids = institutions.map(({ id }) => id);
    const used = [
      'metropolia',
      'xamk',
      'lab',
      'centria',
      'diak',
      'oamk',
      'turku-amk',
      'lapin-amk',
      'haaga-helia',
    ];
    expect(ids).toEqual(
      expect.arrayContaining([...used, 'lut', 'aalto-yliopisto', 'lapin-yliopisto', 'abo-akademi']),
    );
  });

  it('names an institution once, whatever the case and hyphens', () => {
    expect(said('metropolia')[0]?.aliases).toEqual([
      { text: 'Metropolia', lang: null, kind: 'short', period: null },
      { text: 'Helsinki Metropolia University of Applied Sciences', lang: 'en', kind: 'other', period: null },
    ]);
  });

  it('is not drawn far from its own municipality', () => {
    expect(said('lapin-amk')[0]?.point).toBeNull();
    expect(said('oamk')[0]?.point).toEqual({ lat: 65.01236, lon: 25.46816 });
  });

  it('tells a rename from a merger', () => {
    const aliases = said('oamk').flatMap((fields) => fields.aliases);
    expect(aliases.filter(({ text }) => text === 'Oulun seudun ammattikorkeakoulu')).toHaveLength(1);
    expect(targets('lahden-ammattikorkeakoulu', 'succeeded-by')).toEqual(['lab']);
    expect(targets('tampereen-yliopisto-2018', 'succeeded-by')).toEqual(['tampereen-yliopisto']);
    expect(said('saimaan-ammattikorkeakoulu')[0]?.aliases.map(({ text }) => text)).toEqual([
      'Etelä-Karjalan ammattikorkeakoulu',
    ]);
  });

  it('says of a succession whether a register knows it', () => {
    const certainty = (id: string) => leaving(id, 'succeeded-by')[0]?.evidence[0]?.certainty;
    expect(certainty('lahden-ammattikorkeakoulu')).toBe('register');
    expect(certainty('kuopion-yliopisto')).toBe('register');
    expect(certainty('mikkelin-ammattikorkeakoulu')).toBe('outside');
  });
});
