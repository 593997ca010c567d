import type { Evidence } from '../../contract/evidence.ts';
import {
  countryEntity,
  isRegion,
  regionEntity,
  type Country,
  type ForeignRegion,
} from '../regions-abroad.ts';
import { reasoned, registered, relation, type EntityStatement, type RelationStatement } from '../say.ts';
import type { Surroundings } from '../surroundings.ts';
import type { Tables } from './tables.ts';
import type { Participation } from './read.ts';
import { KEEP } from './source.ts';

type PlaceAbroad = Country | ForeignRegion;

/** The region abroad that each row names, else its country; null for a row of Finland. */
export function placesAbroad(
  rows: readonly Participation[],
  { abroad }: Pick<Tables, 'abroad'>,
): (PlaceAbroad | null)[] {
  return rows.map(({ values: { country_code, nuts3_name }, place }) => {
    const country = abroad.country(country_code);
    if (country === null || nuts3_name === null) return country;
    return abroad.region(country, nuts3_name, place);
  });
}

/** Where the row itself puts its party: the town or, failing it, the maakunta; abroad the region. */
export function homesOf(
  { values: { town, nuts3_name } }: Participation,
  place: PlaceAbroad | null,
  { municipality, maakunta }: Surroundings,
): string[] {
  if (place !== null) return [place.id];
  const found = [
    town === null ? null : municipality(town),
    nuts3_name === null ? null : maakunta(nuts3_name),
  ];
  return found.filter((id) => id !== null);
}

interface Said {
  entities: EntityStatement[];
  relations: RelationStatement[];
}

/** The places abroad that somebody lies in, and the countries around them. */
export function regionsSpokenOf(
  relations: readonly RelationStatement[],
  places: readonly (PlaceAbroad | null)[],
  rows: readonly Participation[],
  { abroad }: Pick<Tables, 'abroad'>,
): Said {
  const named = new Map<string, { place: PlaceAbroad; row: Participation }>();
  for (const [index, place] of places.entries())
    if (place && !named.has(place.id)) named.set(place.id, { place, row: rows[index]! });
  const spokenOf = new Set(
    relations.flatMap(({ claim }) =>
      claim.role === 'located-in' && 'entity' in claim.to ? [claim.to.entity] : [],
    ),
  );
  const used = [...spokenOf].flatMap((id) => named.get(id)?.place ?? abroad.byId(id) ?? []);
  const regions = used.filter(isRegion);
  const countries = new Map(
    used.map((one) => (isRegion(one) ? one.country : one)).map((country) => [country.id, country]),
  );
  return {
    entities: [...[...countries.values()].map(countryEntity), ...regions.map(regionEntity)],
    relations: regions.map((region) =>
      relation(
        region.place,
        [region.id, 'part-of', region.country.id],
        countryEvidence(region, named.get(region.id)?.row, relations),
      ),
    ),
  };
}

/** The row that names both; failing it, the row of somebody whom the table puts into the region. */
function countryEvidence(
  { id }: ForeignRegion,
  row: Participation | undefined,
  relations: readonly RelationStatement[],
): Evidence {
  if (row) return registered(KEEP, row, ['country_code', 'nuts3_name']);
  const [evidence] = relations.find(({ claim }) => 'entity' in claim.to && claim.to.entity === id)!.evidence;
  return reasoned(evidence!, 'outside', 'Alueen maa on yleisesti tiedossa.');
}
