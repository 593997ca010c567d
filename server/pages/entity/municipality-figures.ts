import type { FactAnswer } from '../../contract/answers.ts';
import { yearsText } from '../../locales/dates.ts';
import { numberText, percentText, placeText } from '../../locales/numbers.ts';
import { fieldOf, type Field } from '../../vocabulary/fields.ts';
import type { FigureView } from '../parts/figures.ts';
import {
  COMPARED,
  placeAmong,
  type ComparedField,
  type FiguresOfAll,
} from '../views/municipality-figures.ts';
import { claimOf, type RowMaker } from '../views/relation-rows.ts';

/** The strip of a municipality: population with its series, then figures among all municipalities. */
export function figureViews(maker: RowMaker, facts: readonly FactAnswer[], all: FiguresOfAll): FigureView[] {
  return [
    populationFigure(maker, numeric(facts, 'population')),
    ...COMPARED.map((field) => comparedFigure(maker, field, numeric(facts, field).at(-1), all[field])),
  ];
}

interface NumericFact extends FactAnswer {
  value: number;
}

function numeric(facts: readonly FactAnswer[], field: Field): NumericFact[] {
  return facts.filter((fact): fact is NumericFact => fact.field === field && typeof fact.value === 'number');
}

function populationFigure(maker: RowMaker, series: readonly NumericFact[]): FigureView {
  const last = series.at(-1);
  const label = fieldOf('population').label[maker.lang];
  if (!last) return missingFigure(maker, label);
  const values = series.map((fact) => ({ year: Number(yearsText(fact.period)), value: fact.value }));
  const top = roundedUp(Math.max(...values.map(({ value }) => value)));
  return {
    label,
    ...yearClaim(maker, last),
    value: { text: numberText(last.value, maker.lang), unit: null },
    picture: values.length > 1 ? { series: { values, topLabel: numberText(top, maker.lang) } } : null,
    notes: [],
  };
}

function comparedFigure(
  maker: RowMaker,
  field: ComparedField,
  fact: NumericFact | undefined,
  all: ReadonlyMap<string, number>,
): FigureView {
  const { words, lang } = maker;
  const { label } = fieldOf(field);
  if (!fact) return missingFigure(maker, label[lang]);
  const { place, of, median } = placeAmong(all, fact.value);
  const notes = [
    words('figure.place', { place: placeText(place, lang), of }),
    words('figure.median', { median: shown(field, median, maker) }),
  ];
  return {
    label: label[lang],
    ...yearClaim(maker, fact),
    value: { text: plain(field, fact.value, maker), unit: fieldOf(field).unit === '%' ? '%' : null },
    picture: {
      among: {
        all: [...all.values()].map(scaled[field]),
        own: scaled[field](fact.value),
        median: scaled[field](median),
        description: notes.join(', '),
      },
    },
    notes,
  };
}

/** Density is so uneven that all but the cities would fall on one line; its places are drawn by the logarithm. */
const scaled: Readonly<Record<ComparedField, (value: number) => number>> = {
  'population-change-10y': Number,
  'pensioners-share': Number,
  'unemployed-share': Number,
  'population-density': (value) => Math.log(Math.max(value, 0.1)),
};

function missingFigure({ words }: RowMaker, label: string): FigureView {
  return {
    label,
    claim: null,
    evidence: null,
    value: { missing: words('figure.missing') },
    picture: null,
    notes: [],
  };
}

function yearClaim(maker: RowMaker, fact: FactAnswer): Pick<FigureView, 'claim' | 'evidence'> {
  const { claim, evidence } = claimOf(maker, fact, yearsText(fact.period) ?? maker.words('figure.undated'));
  return { claim: { ...claim, sources: null }, evidence };
}

/** Three significant digits are enough beside a picture. */
function decimals(field: ComparedField, value: number): number {
  if (Math.abs(value) >= 100) return 0;
  return fieldOf(field).decimals ?? 0;
}

function plain(field: ComparedField, value: number, { lang }: RowMaker): string {
  return numberText(value, lang, decimals(field, value));
}

function shown(field: ComparedField, value: number, maker: RowMaker): string {
  if (fieldOf(field).unit === '%') return percentText(value, maker.lang, decimals(field, value));
  return plain(field, value, maker);
}

/** Up to two significant digits: 54 873 stands under a line of 55 000. */
function roundedUp(value: number): number {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(value)) - 1);
  return Math.ceil(value / step) * step;
}
