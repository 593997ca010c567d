import { describe, expect, it } from 'vitest';
import { readSeed } from '../../seed/load.ts';

const all = readSeed();
const people = new Map(
  all.flatMap(({ entities }) =>
    entities
      .filter(({ fields }) => fields.type === 'person')
      .map(({ id, fields }) => [id, Object.values(fields.names)] as const),
  ),
);

/** The people whose name stands in what is said of others: erasing them would leave it there. */
function namedBeside(said: unknown, own: readonly unknown[]): string[] {
  const text = JSON.stringify(said);
  return [...people].flatMap(([id, names]) =>
    own.includes(id) ? [] : names.filter((name) => text.includes(name.split(' ').at(-1) ?? name)),
  );
}

describe('people in the data that ships', () => {
  it('are some', () => {
    expect(people.size).toBeGreaterThan(10);
  });

  it('are named only in statements of their own, so that erasing them leaves no name', () => {
    const beside = all.flatMap(({ entities, relations, facts }) => [
      ...entities.map(({ id, fields }) => [id, namedBeside(fields, [id])] as const),
      ...relations.map(({ claim, evidence, place }) => {
        const ends = [claim.from, claim.to].map((end) => 'entity' in end && end.entity);
        return [`${place.file}:${place.line}`, namedBeside([claim.title, evidence], ends)] as const;
      }),
      ...facts.map(
        ({ claim, evidence, place }) =>
          [`${place.file}:${place.line}`, namedBeside([claim.value, evidence], [claim.entity])] as const,
      ),
    ]);
    expect(beside.filter(([, names]) => names.length > 0)).toEqual([]);
  });

  it('are not public before they consent, and have opaque ids', () => {
    const described = all
      .flatMap(({ entities }) => entities)
      .filter(({ fields }) => fields.type === 'person')
      .map(({ id, fields }) => [/^p-[a-z0-9]{8}$/.test(id), fields.visibility]);
    expect(new Set(described.map(String))).toEqual(new Set(['true,limited']));
  });
});
