import { existsSync } from 'node:fs';
import type { SourceStatements } from '../../directory/statements.ts';
import { higherEducation, readInstitutionRows } from './higher-education.ts';
import { municipalityMergers } from './municipality-mergers.ts';
import { municipalities, municipalityByCode, readMunicipalityRows } from './municipalities.ts';
import { population } from './population.ts';
import { posts } from './posts.ts';
import { formerNames, predecessors, readPredecessorRows } from './predecessors.ts';
import { regionalCouncils } from './regional-councils.ts';
import { maakuntaByCode, readRegionRows, regions } from './regions.ts';
import { elyCentres, readVitalityRows, vitalityCentres } from './state-agencies.ts';
import { readWellbeingRows, wellbeingAreaByCode, wellbeingAreas } from './wellbeing-areas.ts';

/**
 * What the registers in `folder` say, a source each, in an order in which every id is described before it is spoken
 * of; nothing where there is no such folder. Throws StatementsRefusedError with the file, line, column, value and
 * reason of what does not fit.
 */
export function readReference(folder: string): SourceStatements[] {
  if (!existsSync(folder)) return [];
  const regionRows = readRegionRows(folder);
  const wellbeingRows = readWellbeingRows(folder);
  const municipalityRows = readMunicipalityRows(folder);
  const vitalityRows = readVitalityRows(folder);
  const institutionRows = readInstitutionRows(folder);
  const predecessorRows = readPredecessorRows(folder);
  const maakunta = maakuntaByCode(regionRows);
  const municipality = municipalityByCode(municipalityRows);
  return [
    regions(regionRows),
    wellbeingAreas(wellbeingRows, municipalityRows, maakunta),
    municipalities(municipalityRows, { maakunta, wellbeingArea: wellbeingAreaByCode(wellbeingRows) }),
    population(folder, municipality),
    posts(municipalityRows),
    municipalityMergers(folder),
    regionalCouncils(folder, maakunta),
    vitalityCentres(vitalityRows),
    elyCentres(folder, municipalityRows, vitalityRows),
    higherEducation(institutionRows, municipalityRows, municipality, formerNames(predecessorRows)),
    predecessors(predecessorRows, institutionRows),
  ];
}
