import { describe, expect, it } from 'vitest';
import { claim } from '../../../server/pages/parts/claim.ts';
import { documentPage } from '../../../server/pages/parts/document.ts';
import { evidenceSet, quoteParts, type EvidenceView } from '../../../server/pages/parts/evidence-card.ts';
import { hairlines } from '../../../server/pages/parts/figures.ts';
import { html } from '../../../server/pages/parts/html.ts';
import { differingLetters } from '../../../server/pages/parts/notices.ts';
import { roleGroups } from '../../../server/pages/parts/rows.ts';
import { stackedBars } from '../../../server/pages/parts/scores.ts';
import { nOfTen } from '../../../server/pages/parts/states.ts';
import { filterForm } from '../../../server/pages/parts/controls.ts';

const words = (key: string): string => `[${key}]`;

const CARD: EvidenceView = {
  certainty: 'layout',
  quote: quoteParts('Toimijat … Kotka'),
  quoteLang: 'fi',
  register: null,
  source: { title: 'Museot', href: '/fi/lahde/museot', about: 'Museovirasto, 2020' },
  locator: '1. kappale',
  documentHref: 'https://example.org/',
  correctionHref: '/fi/palaute',
  citation: 'Museovirasto 2020',
};

describe('a claim', () => {
  it('is a link to its card that wears its certainty', () => {
    const markup = String(claim({ text: 'kumppani', evidence: 'e-1', certainty: 'layout', sources: 2 }));
    expect(markup).toMatch(/<a\s+class="claim layout"\s+href="#e-1"\s+aria-controls="e-1"/u);
    expect(markup).toContain('<sup class="count">2</sup>');
  });

  it('escapes its words', () => {
    expect(String(claim({ text: '<i>', evidence: 'e', certainty: 'stated' }))).toContain('&lt;i&gt;');
  });
});

describe('an evidence card', () => {
  it('stands in the document with quote, source, place and certainty, open or not', async () => {
    const markup = String(await evidenceSet({ id: 'e-1', cards: [CARD] }, words, 'fi'));
    for (const part of ['id="e-1"', 'Museot', '1. kappale', 'Luettu otsikon alta', '<mark>Kotka</mark>']) {
      expect(markup).toContain(part);
    }
    expect(markup).not.toContain('data-open');
  });

  it('shows a register entry as a table', async () => {
    const card = { ...CARD, quote: null, register: { rows: [['Väkiluku', '50 617']] as const } };
    const markup = String(await evidenceSet({ id: 'e', cards: [card] }, words, 'sv'));
    expect(markup).toMatch(/<th scope="row">Väkiluku<\/th>\s*<td>50 617<\/td>/u);
    expect(markup).not.toContain('<blockquote');
  });

  it('marks the words that prove and keeps the gaps of the quote', () => {
    expect(quoteParts('Alku … loppu Kotka.', ['Kotka'])).toEqual([
      { text: 'Alku', form: 'plain' },
      { text: ' … ', form: 'gap' },
      { text: 'loppu ', form: 'plain' },
      { text: 'Kotka', form: 'proving' },
      { text: '.', form: 'plain' },
    ]);
  });

  it('takes the whole quote as proving when no words are told or found', () => {
    expect(quoteParts('Turku on', ['Oulu'])).toEqual([{ text: 'Turku on', form: 'proving' }]);
  });
});

describe('rows', () => {
  it('say a party that is not named as a dashed pill, without a shape', async () => {
    const row = {
      party: { placeholder: 'kuusi maakuntaa, ei nimetty' },
      claim: { text: 'kohdealue', evidence: 'e', certainty: 'stated' as const },
      evidence: { id: 'e', cards: [CARD] },
    };
    const markup = String(await roleGroups([{ heading: 'Alueet', rows: [row] }], words, 'fi'));
    expect(markup).toContain('<span class="pill">kuusi maakuntaa, ei nimetty</span>');
    expect(markup).not.toContain('shape-icon');
  });
});

describe('figures and marks', () => {
  it('draw every municipality as a hairline and this one as a dot', () => {
    const markup = String(hairlines({ all: [0, 5, 10], own: 5, median: 5, description: 'keskellä' }));
    expect(markup.match(/v14/gu)).toHaveLength(3);
    expect(markup).toMatch(/class="here" d="M500,12h0"/u);
  });

  it('fill as many cells of ten as are counted', async () => {
    const target = {
      claim: { text: '10 palvelua', evidence: 'e', certainty: 'stated' as const },
      evidence: { id: 'e', cards: [CARD] },
    };
    const markup = String(await nOfTen({ ...target, target: 10, counted: 3, note: 'kolme' }, words, 'fi'));
    expect(markup.match(/<rect/gu)).toHaveLength(10);
    expect(markup.match(/class="done"/gu)).toHaveLength(3);
    expect(markup).toContain('3 / 10');
  });

  it('start a bar where the one above ended', () => {
    expect(String(stackedBars([0.25], 0.5))).toMatch(/x="50%"[^>]*width="25%"/u);
  });

  it('show where a mistyped name differs', () => {
    expect(String(differingLetters('metropola', 'metropolia'))).toBe('metropol<b class="differs">i</b>a');
  });
});

describe('filters', () => {
  it('work as a GET form that keeps the other parameters', async () => {
    const markup = String(
      await filterForm({
        action: '/fi/verkosto',
        label: 'Rajaa',
        submit: 'Näytä',
        kept: { level: 'region' },
        filters: [
          {
            form: 'choice',
            name: 'topic',
            label: 'Aihe:',
            value: 'b',
            options: [
              { value: '', label: 'kaikki' },
              { value: 'b', label: 'B' },
            ],
          },
        ],
      }),
    );
    expect(markup).toMatch(/<form[^>]*method="get"[^>]*action="\/fi\/verkosto"/u);
    expect(markup).toContain('<input type="hidden" name="level" value="region" />');
    expect(markup).toMatch(/<option value="b"\s+selected/u);
  });
});

describe('the document', () => {
  it('carries no inline style or script and cannot be closed by its data', async () => {
    const markup = String(
      await documentPage(
        {
          lang: 'fi',
          title: '<b>',
          description: '"',
          canonical: null,
          languages: [{ lang: 'fi', label: 'Suomi', href: '/fi' }],
          nav: [],
          homeHref: '/fi',
          searchHref: '/fi/haku',
          headerSearch: true,
          footer: [],
          assets: { styles: ['/a.css'], scripts: ['/a.js'], fonts: [] },
          jsonLd: '{"name":"</script><script>"}',
        },
        html`<p>x</p>`,
        words,
      ),
    );
    expect(markup).toContain('<title>&lt;b&gt;</title>');
    expect(markup).not.toMatch(/ style=|<style|<script>/u);
    expect(markup.match(/<\/script>/gu)).toHaveLength(2);
  });
});
