import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { readSeed } from '../../../seed/load.ts';
import { proposalOf } from '../../../server/ingest/pipeline.ts';
import { REGISTERS } from '../../../server/ingest/registers.ts';
import { slug } from '../../../server/ingest/slug.ts';
import { surroundingsAmong } from '../../../server/ingest/surroundings.ts';
import { TABLES } from '../../support/interreg.ts';

const register = REGISTERS.interreg;
const content = readFileSync(join(TABLES, register.shipped));
const rows = parse<Record<string, string>>(content.toString(), { columns: true });
const seed = readSeed();
const others = seed.filter(({ source }) => source.id !== 'keep-eu');
const { statements, matches } = proposalOf(
  register,
  register.shipped,
  content,
  surroundingsAmong(TABLES, others),
);

const idOf = new Map(matches.map(({ party, decision }) => [`${party.country} ${party.name}`, decision.id]));

function claims(role: string, from?: string): string[] {
  return statements.relations.flatMap(({ claim }) =>
    claim.role === role && 'entity' in claim.from && (from === undefined || claim.from.entity === from)
      ? [(claim.to as { entity: string }).entity]
      : [],
  );
}

describe('the Interreg register that ships', () => {
  it('is read in whole, every name decided by hand', () => {
    expect(new Set(matches.map(({ rule }) => rule))).toEqual(new Set(['table']));
    const named = new Set(rows.map(({ country_code, org_name }) => `${country_code || 'FI'} ${org_name}`));
    expect([...named].filter((name) => !idOf.has(name))).toEqual([]);
    expect(named.size).toBe(487);
    expect([claims('lead').length, claims('partner').length]).toEqual([160, 521]);
  });

  it.each([
    ['FI City of Pargas', 'parainen'],
    ['FI Turku University of Applied Scinces', 'turku-amk'],
    ['FI Oulun kaupunki', 'oulu'],
    ['FI Forststyrelsen', 'metsahallitus'],
    ['FI Åbo universitet', 'turun-yliopisto'],
    ['FI Abo Akademi University', 'abo-akademi'],
    ['FI Lahti Univercity of Applied Sciences', 'lahden-ammattikorkeakoulu'],
    ['FI Kymenlaakso University of Applied Sciences', 'kymenlaakson-ammattikorkeakoulu'],
    ['FI Young Voices in the Archipelago NGO', 'young-voices-in-the-archipelago'],
    ['FI Natural resources institute Finland', 'luonnonvarakeskus'],
    ['LV Riga', 'city-of-riga-lv'],
    ['LV City of Riga (Riga City Council)', 'city-of-riga-lv'],
    ['EE Saare Development Center', 'saare-development-center-ee'],
    ['EE Saaremaa Development Centre', 'saaremaa-development-centre-ee'],
    ['UK Derry City Council', 'derry-city-council-uk'],
  ])('takes %s for %s', (name, id) => {
    expect(idOf.get(name)).toBe(id);
  });

  it.each([
    ['arktinen-keskus', 'lapin-yliopisto'],
    ['porin-kulttuuritoimisto', 'pori'],
    ['korkeasaaren-elaintarha', 'helsinki'],
    ['saamelaisarkisto', 'kansallisarkisto'],
    ['tallinn-university-rakvere-college-ee', 'tallinn-university-ee'],
  ])('has %s as a unit of %s', (unit, house) => {
    expect(claims('unit-of', unit)).toEqual([house]);
  });

  it('leaves nobody twice in the directory: no two of a kind share a name in one place', () => {
    const home = new Map(
      seed
        .flatMap(({ relations }) => relations)
        .flatMap(({ claim }) =>
          claim.role === 'located-in' && 'entity' in claim.from && 'entity' in claim.to
            ? [[claim.from.entity, claim.to.entity] as const]
            : [],
        ),
    );
    const holders = new Map<string, Set<string>>();
    for (const { id, fields } of seed.flatMap(({ entities }) => entities)) {
      if (fields.type !== 'organisation') continue;
      for (const name of Object.values(fields.names)) {
        const key = [fields.kind, home.get(id) ?? '', slug(name)].join(' ');
        holders.set(key, new Set([...(holders.get(key) ?? []), id]));
      }
    }
    expect([...holders].filter(([, ids]) => ids.size > 1)).toEqual([]);
    const municipalities = seed
      .flatMap(({ entities }) => entities)
      .filter(({ fields }) => fields.kind === 'municipality');
    expect(new Set(municipalities.map(({ id }) => id)).size).toBe(308);
  });

  it('gives an organisation one kind, whoever describes it', () => {
    const kinds = Map.groupBy(
      seed.flatMap(({ entities }) => entities),
      ({ id }) => id,
    );
    const torn = [...kinds].filter(([, said]) => new Set(said.map(({ fields }) => fields.kind)).size > 1);
    expect(torn.map(([id]) => id)).toEqual([]);
  });

  it('stands on a row in every relation, cell by cell as the file has it', () => {
    const odd = statements.relations.flatMap(({ claim, evidence }) =>
      evidence.filter(
        ({ source, row }) =>
          source !== 'keep-eu' ||
          row === null ||
          !rows.some((one) => Object.entries(row).every(([column, cell]) => one[column] === cell)),
      ).length > 0
        ? [claim]
        : [],
    );
    expect(odd).toEqual([]);
    const parts = statements.relations.filter(({ claim }) => ['lead', 'partner'].includes(claim.role));
    expect(parts.every(({ evidence }) => evidence.every(({ certainty }) => certainty === 'register'))).toBe(
      true,
    );
    expect(statements.source).toMatchObject({
      redistributable: true,
      attribution: expect.stringMatching(/keep\.eu/),
    });
  });

  it('places everybody: at home in a municipality or region, abroad in a region, failing it in the country', () => {
    const placed = new Set(
      seed
        .flatMap(({ relations }) => relations)
        .flatMap(({ claim }) =>
          ['located-in', 'unit-of'].includes(claim.role) && 'entity' in claim.from ? [claim.from.entity] : [],
        ),
    );
    const municipalities = new Set(
      seed.flatMap(({ entities }) =>
        entities.flatMap(({ id, fields }) => (fields.kind === 'municipality' ? [id] : [])),
      ),
    );
    const unplaced = [...idOf.values()].filter((id) => !placed.has(id) && !municipalities.has(id));
    // Predecessors came without a place of their own.
    expect([...new Set(unplaced)].sort()).toEqual([
      'kymenlaakson-ammattikorkeakoulu',
      'lahden-ammattikorkeakoulu',
    ]);
    for (const [name, country] of [
      ['arctic-technology-centre-gl', 'maa-gronlanti'],
      ['landverk-fo', 'maa-farsaaret'],
      ['ecology-action-centre-ca', 'maa-kanada'],
      ['murmansk-state-technical-university-ru', 'maa-venaja'],
      ['alstahaug-municipality-no', 'maa-norja'],
    ] as const)
      expect(claims('located-in', name)).toEqual([country]);
    expect(claims('located-in', 'narva-city-ru')).toEqual(['ulkomaa-ee-kirde-eesti']);
  });

  it('knows every region abroad by name, country and a point of its own', () => {
    const regions = statements.entities.filter(({ fields }) => fields.kind === 'foreign');
    expect(regions.length).toBeGreaterThan(70);
    expect(regions.filter(({ fields }) => fields.point === null)).toEqual([]);
    for (const { id, fields } of regions) {
      expect(fields.identifiers.map(({ scheme }) => scheme)).toEqual(['iso-3166']);
      expect(claims('part-of', id)).toHaveLength(1);
    }
    const points = regions.map(({ fields }) => `${fields.point?.lat} ${fields.point?.lon}`);
    expect(new Set(points).size).toBe(points.length);
  });
});
