import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { namesOf } from '../../server/reading/find.ts';
import { readProjection } from '../../server/projection/projection.ts';
import { wordsIn } from '../../server/locales/words-in.ts';
import { NETWORK_PARAMETERS } from '../../server/pages/network/query.ts';
import { LANGUAGES } from '../../server/vocabulary/languages.ts';
import { seededApp, type TestApp } from '../support/seeded-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await seededApp();
});
afterAll(async () => app.close());

async function page(path: string, status = 200): Promise<string> {
  const response = await app.get(path);
  expect(response.status).toBe(status);
  return response.text();
}

/** The address without its entities and line breaks, so that claims can be made about it. */
function plain(markup: string): string {
  return markup.replaceAll('&amp;', '&').replace(/\s+/gu, ' ');
}

const LEVELS = ['region', 'topic', 'organisation'] as const;

/** The links to files of a network, and what each asks for. */
function filesOf(markup: string) {
  return [...markup.matchAll(/href="(\/api\/v1\/network\/shown\.[^"]+)"[^>]*>([^<]+)</gu)].map(
    ([, address = '', label]) => ({
      address,
      label,
      asked: Object.fromEntries(new URL(address, 'https://solmu.example').searchParams),
    }),
  );
}

/** The ids of the lines that a page or a file of any form holds, in order. */
function linesIn(text: string): string[] {
  const found = text.matchAll(
    /class="edge-group"[^>]*? data-id="([^"]+)"|^"edge","([^"]+)"|<edge id="([^"]+)"|"urn:solmu:edge:([^"]+)"/gmu,
  );
  return [...new Set([...found].map((match) => match.slice(1).find(Boolean) as string))].toSorted();
}

describe('the network page', () => {
  it.each(LEVELS)('has as many lines in its table as in its picture at the level %s', async (level) => {
    const picture = await page(`/fi/verkosto?level=${level}`);
    const table = await page(`/fi/verkosto?level=${level}&view=table`);
    const drawn = picture.match(/class="edge-group"/gu) ?? [];
    expect(drawn.length).toBeGreaterThan(5);
    expect(table).not.toContain('class="edge-group"');
    for (const markup of [picture, table])
      expect(markup.match(/<tbody[^>]*>[\s\S]*<\/tbody>/u)?.[0].match(/<tr\b/gu)).toHaveLength(drawn.length);
  });

  it.each([
    'level=region&crossRegion=true',
    'level=municipality&crossRegion=true&minWeight=1',
    'level=topic&crossRegion=true&hide=museot,line-inferred',
    'level=organisation&crossRegion=true&hide=shape-foreign',
    'level=organisation&crossRegion=true&topic=museot&node=kotka&focus=true',
    'level=organisation&crossRegion=true&edge=eloa-ja-iloa--xamk',
    'level=organisation&crossRegion=true&pathFrom=kotka&pathTo=xamk',
  ])('leads to files of the lines that it shows: %s', async (query) => {
    const { level, ...rest } = Object.fromEntries(new URLSearchParams(query));
    const markup = plain(await page(`/sv/natverk?${query}`));
    const files = filesOf(markup);
    expect(files.map(({ label }) => label)).toEqual(
      ['SVG', 'CSV', 'GraphML', 'GEXF', 'JSON-LD'].map((format) => `Ladda ner ${format}`),
    );
    for (const { address, asked } of files) {
      expect(asked).toEqual({ level, ...rest, lang: 'sv' });
      expect([address, linesIn(await page(address))]).toEqual([address, linesIn(markup)]);
    }
  });

  it('leads to a picture of the map that it shows, and to data of the organisations on it', async () => {
    const markup = plain(await page('/sv/natverk?level=organisation&view=map&minWeight=2'));
    const [svg, csv] = filesOf(markup);
    expect(linesIn(await page(svg!.address))).toEqual(linesIn(markup));
    expect(linesIn(await page(csv!.address))).toContain('eloa-ja-iloa--xamk');
    const all = linesIn(await page('/api/v1/network/shown.csv?level=organisation&minWeight=1'));
    expect(linesIn(await page('/api/v1/network/shown.csv?level=organisation&view=map'))).toEqual(all);
  });

  it('takes no person for a node, and names nobody who is asked for by id', async () => {
    const hidden = (await readProjection(app.store))
      .ofType('person')
      .find(({ visibility }) => visibility === 'limited');
    const name = hidden?.names.fi as string;
    for (const query of [`hide=${hidden?.id}`, `node=${hidden?.id}&focus=true`, `edge=${hidden?.id}--xamk`]) {
      expect(await page(`/fi/verkosto?level=organisation&${query}`, 400)).not.toContain(name);
      const file = await app.get(`/api/v1/network/shown.csv?level=organisation&${query}`);
      expect([query, file.status, (await file.text()).includes(name)]).toEqual([query, 400, false]);
    }
  });

  it('refuses a file of what nobody has the name of, and names files by what was asked', async () => {
    for (const query of [
      'node=kotkka&focus=true',
      'edge=kotkka--xamk',
      'hide=kotkka',
      'from=20x2',
      'foo=1',
    ]) {
      const refused = await app.get(`/api/v1/network/shown.csv?level=organisation&${query}`);
      expect([query, refused.status]).toEqual([query, 400]);
    }
    const nameOf = async (query: string) =>
      (await app.get(`/api/v1/network/shown.gexf?level=organisation&${query}`)).headers.get(
        'content-disposition',
      );
    const names = await Promise.all(
      [
        'region=maakunta-lappi',
        'scope=maakunta-lappi',
        'from=2015',
        'to=2015',
        'topic=museot&lang=sv',
        'topic=museot',
      ].map(nameOf),
    );
    expect(new Set(names).size).toBe(names.length);
    expect(names.at(-1)).toBe('attachment; filename="solmu-network-organisation-shown-topic-museot.gexf"');
  });

  it('says that organisations as data are joined by what they did together', async () => {
    const markup = plain(
      await page('/sv/natverk?level=organisation&crossRegion=true&minWeight=3&hide=kotka'),
    );
    const [, address = ''] =
      /href="(\/api\/v1\/network\?[^"]+)"[^>]*>Samarbete mellan organisationer, JSON</u.exec(
        markup,
      ) as RegExpExecArray;
    expect(address).toBe('/api/v1/network?level=organisation&crossRegion=true&lang=sv');
    expect((await app.get(address)).status).toBe(200);
  });

  it('says every line in a sentence that opens what proves it', async () => {
    const markup = plain(await page('/fi/verkosto?level=organisation&view=list&edge=eloa-ja-iloa--xamk'));
    expect(markup).toMatch(
      /<a class="claim \w+" href="[^"]*edge=eloa-ja-iloa--xamk#selected" data-choose ?>[^<]* (?:hanketta|hankkeessa)</u,
    );
    expect(markup).toMatch(/lähde <a href="\/fi\/lahde\//u);
  });

  it('says shared undertakings in sentences, too', async () => {
    const markup = plain(await page('/en/network?view=list'));
    expect(markup).toMatch(/class="sentence-list"> <li>/u);
    expect(markup).toMatch(/> ?\d+ shared projects/u);
  });

  it('names three undertakings in a cell and leads to the others', async () => {
    const markup = plain(await page('/sv/natverk?view=table'));
    expect(markup).toMatch(
      /och <a href="\/sv\/natverk\?view=table&edge=[^"]+#selected" data-choose ?>\d+ till</u,
    );
  });

  it('keeps the first view readable and says how many lines it hides', async () => {
    const markup = plain(await page('/fi/verkosto?level=topic'));
    const drawn = markup.match(/class="edge-group"/gu) ?? [];
    expect(drawn.length).toBeLessThanOrEqual(80);
    expect(markup).toMatch(/\d+ heikompaa piilossa/u);
    expect(markup).toContain('/fi/verkosto?level=topic&minWeight=1');
  });

  it('draws the land under regions, and under nothing else', async () => {
    expect(await page('/fi/verkosto')).toContain('class="land"');
    expect(await page('/fi/verkosto?level=organisation')).not.toContain('class="land"');
  });

  it('shows parties on the map, with how many share a place and what leads to whom', async () => {
    const markup = plain(await page('/fi/verkosto?level=organisation&view=map&topic=kulttuurihyvinvointi'));
    expect(markup).toContain('class="land"');
    expect(markup).toMatch(/aria-current="true" ?> ?<svg[\s\S]*?<\/svg>Kartta/u);
    const places = [...markup.matchAll(/class="node-group" href="[^"]*node=([^&#"]+)/gu)].map(([, id]) => id);
    expect(places).toContain('oulu');
    const oulu = plain(
      await page('/fi/verkosto?level=organisation&view=map&topic=kulttuurihyvinvointi&node=oulu'),
    );
    expect(oulu).toMatch(/Osapuolet täällä.*Oulun/u);
    const [edge] = /edge=[^"&#]*oulu[^"&#]*/u.exec(markup) ?? [];
    const line = plain(
      await page(`/fi/verkosto?level=organisation&view=map&topic=kulttuurihyvinvointi&${edge}`),
    );
    expect(line).toMatch(/Valittu viiva.*\d+ yhtei(?:stä hanketta|nen hanke)/u);
    expect(line).toContain('class="under"');
  });

  it('finds a party on the map in its place', async () => {
    const found = await page('/fi/verkosto?level=organisation&view=map&topic=museot&find=Merikeskus+Vellamo');
    expect(found).toMatch(/<h2>Kotka<\/h2>/u);
    expect(found).toMatch(/Osapuolet täällä[\s\S]*Merikeskus Vellamo/u);
  });

  it('calls a picture that is a map one, and has no map of topics', async () => {
    const views = (markup: string) =>
      [...markup.matchAll(/<svg class="icon"[\s\S]*?<\/svg>(Kuva|Kartta|Taulukko|Lauseet)/gu)].map(
        ([, name]) => name,
      );
    expect(views(await page('/fi/verkosto'))).toEqual(['Kartta', 'Taulukko', 'Lauseet']);
    expect(views(await page('/fi/verkosto?level=topic&view=map'))).toEqual(['Kuva', 'Taulukko', 'Lauseet']);
    expect(await page('/fi/verkosto?view=map')).toBe(await page('/fi/verkosto'));
  });

  it('opens the sentence of a chosen line', async () => {
    const markup = plain(await page('/fi/verkosto?level=organisation&edge=eloa-ja-iloa--xamk'));
    expect(markup).toContain('Valittu viiva');
    expect(markup).toContain('Hankkeen päätoteuttaja on');
    expect(markup).toMatch(/class="claim stated"[^>]*aria-expanded="true"/u);
    expect(markup).toContain('class="under"');
  });

  it('lists the lines of a chosen node and offers its neighbourhood', async () => {
    const markup = plain(await page('/fi/verkosto?level=organisation&node=museot-hyvinvoinnin-edistajina'));
    expect(markup).toContain('data-neighbourhood="museot-hyvinvoinnin-edistajina"');
    expect(markup).toContain('edge=kotka--museot-hyvinvoinnin-edistajina');
  });

  it('numbers the chosen line and leads to the one before and after it', async () => {
    const first = plain(await page('/en/network?level=organisation&topic=museot'));
    const edges = [...first.matchAll(/<td class="" role="cell"[^>]*> ?<a class="claim[^>]*edge=([^#"&]+)/gu)];
    const [one, two, three] = edges.map(([, id]) => id as string);
    const markup = plain(await page(`/en/network?level=organisation&topic=museot&edge=${two}`));
    expect(markup).toContain(`Selected line, 2 of ${edges.length}`);
    expect(markup).toMatch(new RegExp(`edge=${one}" data-choose ?>Previous line<`, 'u'));
    expect(markup).toMatch(new RegExp(`edge=${three}" data-choose ?>Next line<`, 'u'));
  });

  it('opens its filters from one button that tells how many are on, and the choice has a way out', async () => {
    const markup = plain(await page('/fi/verkosto?level=organisation&topic=museot&role=partner'));
    expect(markup).toMatch(/<details class="filters-box"> <summary class="button"> .*?Rajaa <b>2<\/b>/u);
    expect(markup).not.toContain('sheet-head');
    const chosen = plain(await page('/fi/verkosto?level=organisation&node=kotka'));
    expect(chosen).toMatch(/class="network-panel chosen"[^>]*> <div class="sheet-head">/u);
    expect(chosen).toMatch(/href="\/fi\/verkosto\?level=organisation" aria-label="Poista valinta"/u);
  });

  it('keeps picture, panel and tools where a query leaves no line, and says why', async () => {
    const nothing = plain(
      await page('/fi/verkosto?level=municipality&topic=museot&region=maakunta-kainuu&insight=gaps'),
    );
    expect(nothing).toContain('Ei yhtään viivaa');
    expect(nothing).toContain('class="scene"');
    expect(nothing).toContain('data-undo');
    expect(nothing).toMatch(/id="selected">[\s\S]*Aukot/u);
    expect(nothing).toMatch(/id="network-list"[^>]*><\/section>/u);
    const hidden = plain(
      await page('/fi/verkosto?level=municipality&topic=museot&hide=shape-municipality&node=kotka'),
    );
    expect(hidden).toContain('Kaikki on piilotettu');
    expect(hidden).toContain('Valittua ei ole tässä kuvassa: Kotka.');
    expect(hidden).toMatch(
      /href="\/fi\/verkosto\?level=municipality&topic=museot&node=kotka"[^>]*>Näytä piilotetut/u,
    );
    const alone = plain(await page('/fi/verkosto?level=organisation&topic=museot&node=kauhava&focus=true'));
    expect(alone).toMatch(
      /href="\/fi\/verkosto\?level=organisation&topic=museot&node=kauhava"[^>]*>Näytä koko kuva/u,
    );
  });

  it('keeps what is chosen while the legend hides other things', async () => {
    const markup = plain(
      await page('/fi/verkosto?level=organisation&topic=museot&edge=kotka--museot-hyvinvoinnin-edistajina'),
    );
    const query = 'level=organisation&topic=museot';
    expect(markup).toContain(
      `/fi/verkosto?${query}&edge=kotka--museot-hyvinvoinnin-edistajina&hide=line-layout"`,
    );
    expect(markup).toContain(`/fi/verkosto?${query}&hide=shape-municipality"`);
  });

  it('says that a choice is not in the picture rather than pretending', async () => {
    expect(await page('/fi/verkosto?edge=a--b')).toContain('Valittua ei ole tässä kuvassa: a – b.');
  });

  it.each(LEVELS)('names nobody in the overview at the level %s', async (level) => {
    const families = (await readProjection(app.store))
      .ofType('person')
      .flatMap(namesOf)
      .map((name) => name.split(' ').at(-1) as string);
    const markup = await page(`/fi/verkosto?level=${level}`);
    expect(families.filter((family) => markup.includes(family))).toEqual([]);
  });

  it('stands for a person by the organisation they spoke for, in the panel too', async () => {
    const markup = await page('/fi/verkosto?level=organisation&edge=eloa-ja-iloa--xamk');
    expect(markup).toContain('projektipäällikkö');
    expect(markup).not.toContain('Kleimola');
  });

  it('carries the whole query in its languages and views', async () => {
    const markup = plain(
      await page('/fi/verkosto?level=organisation&topic=museot&crossRegion=true&from=2000&to=2025'),
    );
    const query = 'level=organisation&crossRegion=true&topic=museot&from=2000&to=2025';
    expect(markup).toContain(`/sv/natverk?${query}`);
    expect(markup).toContain(`/fi/verkosto?${query.replace('organisation', 'organisation&view=table')}`);
  });

  it.each([
    ['topic=musseot', 'museot'],
    ['from=20x2', 'Anna vuosi neljällä numerolla'],
    ['from=2020&to=2010', 'Jakso loppuu ennen kuin alkaa'],
    ['level=regoin', 'region'],
    ['role=partnre', 'partner'],
    ['minWeight=x', 'Anna kokonaisluku'],
    ['asOf=eilen', 'Anna vuosi, kuukausi tai päivä'],
    ['kind=musem', 'museum'],
    ['audience=lapsett', 'lapset'],
    ['sector=museot', 'museoala'],
    ['successions=ei', 'follow'],
    ['insight=bridge', 'bridges'],
    ['topic=museot&topic=kulttuurihyvinvointi', 'Anna arvo vain kerran'],
    ['hide=maakunta-lapi,maakunta-lappi', 'Tarkoititko maakunta-lappi?'],
  ])('tells what to do about ?%s and draws the rest', async (query, help) => {
    const markup = await page(`/fi/verkosto?${query}`, 400);
    expect(markup).toContain('role="alert"');
    expect(markup).toContain(help);
    expect(markup).toContain('Kuva on piirretty ilman sitä.');
    expect(markup).toContain('class="scene"');
  });

  it('has a name for every part of its address, to say what is wrong with it', () => {
    for (const lang of LANGUAGES)
      for (const name of NETWORK_PARAMETERS) expect(wordsIn(lang)(`network.field.${name}`)).not.toBe('');
  });

  it('keeps what could not be used in its field, to be mended', async () => {
    const markup = await page('/fi/verkosto?from=20x2&asOf=eilen', 400);
    for (const [name, value] of [
      ['from', '20x2'],
      ['asOf', 'eilen'],
    ])
      expect(markup).toMatch(new RegExp(`name="${name}"\\s+value="${value}"[^>]*aria-invalid="true"`, 'u'));
    expect(markup).toMatch(/<details class="more-filters"\s+open/u);
  });

  it('knows a line whichever end is named first', async () => {
    const panelOf = (markup: string) => /<div id="selected">[\s\S]*?<h2[\s\S]*?<\/h2>/u.exec(markup)?.[0];
    const asDrawn = panelOf(await page('/fi/verkosto?level=organisation&edge=eloa-ja-iloa--xamk'));
    expect(asDrawn).toContain('Eloa ja iloa');
    expect(panelOf(await page('/fi/verkosto?level=organisation&edge=xamk--eloa-ja-iloa'))).toBe(asDrawn);
  });

  it('keeps its rarer filters behind a word until one of them is on', async () => {
    expect(await page('/fi/verkosto')).toMatch(/<details class="more-filters"\s*>/u);
    expect(await page('/fi/verkosto?kind=museum')).toMatch(/<details class="more-filters"\s+open/u);
  });

  it('says which filters are on, with the narrower ones, and takes each away by a link', async () => {
    const markup = plain(await page('/fi/verkosto?level=organisation&topic=kulttuurihyvinvointi&asOf=2012'));
    expect(markup).toContain('kulttuurihyvinvointi ja suppeammat</b');
    expect(markup).toMatch(/href="\/fi\/verkosto\?level=organisation&asOf=2012" ?><span[^>]*>Poista rajaus/u);
    expect(markup).toMatch(/href="\/fi\/verkosto\?level=organisation&topic=kulttuurihyvinvointi" ?><span/u);
  });

  it('narrows to wellbeing areas, named areas, audiences and sectors', async () => {
    for (const query of [
      'region=hyvinvointialue-kymenlaakson',
      'level=organisation&scope=alue-oulun-alue',
      'level=organisation&audience=kunnat',
      'level=organisation&sector=museoala',
    ])
      expect(await page(`/sv/natverk?${query}`)).toContain('class="edge-group"');
  });

  it.each([
    ['communities', /\d+ yhteisöä, joiden organisaatiot/u],
    ['bridges', /<h3> ?<svg[\s\S]*?edge=/u],
    ['gaps', /\d+ maakunnasta \d+ on ilman|Jokaiseen maakuntaan/u],
    ['sectors', /Sektorit, joita ei ole mukana/u],
  ])('answers for its %s in the panel', async (insight, told) => {
    const markup = plain(await page(`/fi/verkosto?insight=${insight}`));
    expect(markup).toMatch(told);
    expect(markup).toContain('noindex');
  });

  it('names the regions and municipalities without a line on a topic', async () => {
    const regions = plain(await page('/fi/verkosto?insight=gaps&topic=museot'));
    expect(regions).toMatch(/href="\/fi\/verkosto\?level=organisation&region=maakunta-[\w-]+"/u);
    const towns = plain(await page('/en/network?level=municipality&insight=gaps&topic=museot'));
    expect(towns).toMatch(/\d+ of 3\d\d municipalities|\d+ of 2\d\d municipalities/u);
  });

  it('shows the way between two by name, each step with its sentence', async () => {
    const markup = plain(await page('/fi/verkosto?pathFrom=Kotka&pathTo=xamk'));
    expect(markup).toContain('Lyhin tie on');
    expect(markup.match(/class="path-steps"[\s\S]*?<\/ol>/u)?.[0]).toContain('class="evidence-set');
    expect(plain(await page('/fi/verkosto?pathFrom=Kotka'))).toContain('Kirjoita molemmat nimet');
  });

  it.each([
    ['Kauhavan kaupunki', 'Kauhava'],
    ['Helsingin kaupunki', 'Helsinki'],
    ['Uleåborgs stad', 'Oulu'],
    ['Kotkaa', 'Kotka'],
  ])('takes %s for %s at the end of a way and says so', async (written, name) => {
    const markup = plain(
      await page(`/fi/verkosto?pathFrom=${encodeURIComponent(written)}&pathTo=Museiverket`),
    );
    expect(markup).toContain(`<h2>${name} – Museovirasto</h2>`);
    expect(markup).toContain(`${written} tulkittiin nimeksi ${name}.`);
    expect(markup).not.toContain('Museiverket tulkittiin');
  });

  it('says which end of a line each row of its proof stands for, the weightiest role first', async () => {
    const markup = plain(
      await page('/fi/verkosto?level=municipality&topic=kulttuurihyvinvointi&edge=helsinki--oulu'),
    );
    const [shared = ''] = /<section class="shared-activity">[\s\S]*?<\/section>/u.exec(markup) ?? [];
    const ends = [...shared.matchAll(/<h4>([^<]*)<\/h4>/gu)].map(([, name]) => name);
    expect(ends).toEqual(['Helsinki', 'Oulu']);
    expect(shared.slice(shared.indexOf('<h4>Oulu'))).not.toContain('Metropolia');
    expect(shared).toMatch(/<h4>Helsinki<\/h4>.*?class="claim[^>]*>päätoteuttaja</u);
    const ids = [...markup.matchAll(/ id="(e-[^"]*)"/gu)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('tells at a node how many weaker lines it has, and leads to all of them around it alone', async () => {
    const markup = plain(await page('/en/network?level=organisation&find=metropolia&node=metropolia'));
    const [, n = '0', href = ''] =
      /(\d+) weaker lines? (?:is|are) not shown\. ?<a href="([^"]*)" data-choose/u.exec(markup) ?? [];
    const listOf = (text: string) => /class="plain-list line-list">(.*?)<\/ul>/u.exec(text)?.[1] ?? '';
    const lines = (text: string) => listOf(text).match(/<li>/gu)?.length ?? 0;
    expect(Number(n)).toBeGreaterThan(0);
    const all = plain(await page(href));
    expect(lines(all)).toBe(lines(markup) + Number(n));
    expect(all).not.toContain('not shown');
    // A name chooses its line, a quiet link leads to the page.
    expect(listOf(all)).toMatch(/<a class="name" href="[^"]*edge=[^"]*" data-choose/u);
    expect(listOf(all)).toMatch(/<a class="own-page" href="\/en\/(?!network)/u);
  });

  it('marks the way in the picture of organisations; elsewhere it says what is not drawn and leads there', async () => {
    const regions = plain(await page('/en/network?pathFrom=Kotka&pathTo=xamk'));
    const [, href = ''] =
      /steps? (?:is|are) not in this picture\. ?<a href="([^"]*)" ?>Show the way in the picture/u.exec(
        regions,
      ) ?? [];
    expect(href).toBe('/en/network?level=organisation&pathFrom=kotka&pathTo=xamk');
    const drawn = plain(await page(href));
    const steps = drawn.match(/class="path-steps"[\s\S]*?<\/ol>/u)?.[0].match(/<ul>/gu)?.length ?? 0;
    expect(steps).toBeGreaterThan(0);
    expect(drawn.match(/class="under"/gu)).toHaveLength(steps);
    expect(drawn).not.toContain('not in this picture');
    expect(drawn).toMatch(/"way":\["kotka",/u);
  });

  it('keeps an unknown name of a way in its field, says so beside it, and leads to the nearest known one', async () => {
    const markup = plain(await page('/fi/verkosto?pathFrom=Metropolia+AMK&pathTo=zzz', 400));
    for (const [end, value] of [
      ['pathFrom', 'Metropolia AMK'],
      ['pathTo', 'zzz'],
    ]) {
      expect(markup).toContain(`name="${end}" value="${value}"`);
      expect(markup).toMatch(new RegExp(`aria-invalid="true" aria-describedby="unknown-${end}"`, 'u'));
      expect(markup).toMatch(new RegExp(`id="unknown-${end}" ?>Nimeä ${value} ei tunneta.`, 'u'));
    }
    expect(markup).toMatch(
      /href="\/fi\/verkosto\?pathFrom=Metropolia[^"&]*&pathTo=zzz" data-choose ?>Tarkoititko Metropolia/u,
    );
    expect(markup).not.toContain('Kirjoita molemmat nimet');
  });

  it('keeps what is around a chosen node, one step or two', async () => {
    const of = async (query: string) =>
      (await page(`/fi/verkosto?level=organisation&${query}`)).match(/class="edge-group"/gu)?.length ?? 0;
    const around = 'node=museot-hyvinvoinnin-edistajina&focus=true';
    const [whole, near, far] = [await of('minWeight=1'), await of(around), await of(`${around}&depth=2`)];
    expect(near).toBeGreaterThan(3);
    expect(far).toBeGreaterThan(near);
    expect(whole).toBeGreaterThan(near);
  });

  it('puts a node away, says so, and brings it back by a link', async () => {
    const markup = plain(await page('/fi/verkosto?hide=maakunta-lappi'));
    expect(markup).not.toMatch(/href="[^"]*node=maakunta-lappi/u);
    expect(markup).toMatch(/<a href="\/fi\/verkosto" ?><span[^>]*>[^<]*<\/span ?>Piilotettu: <b>Lappi</u);
  });

  it('finds in the picture: the only one is chosen, several are listed, none leads to the search', async () => {
    expect(await page('/fi/verkosto?find=lapp')).toContain('data-neighbourhood="maakunta-lappi"');
    expect(plain(await page('/fi/verkosto?find=pohj'))).toMatch(/\d+ löytyi kuvasta/u);
    expect(plain(await page('/fi/verkosto?find=zzz'))).toContain('/fi/haku?q=zzz');
  });

  it.each(['Åbo', 'Turun kaupunki', 'Abo', 'turussa'])(
    'finds Turku in the picture by the name %s',
    async (name) => {
      const found = await page(`/fi/verkosto?level=municipality&find=${encodeURIComponent(name)}`);
      expect(found).toContain('data-neighbourhood="turku"');
    },
  );

  it('lists first who is called exactly what was looked for', async () => {
    const markup = plain(await page('/fi/verkosto?level=organisation&minWeight=1&find=oulu'));
    expect(markup).toMatch(/<ul class="plain-list"> ?<li>(?:(?!<li>).)*node=oulu" data-choose ?>Oulu</u);
  });

  it('hides what its legend names, shapes and kinds of lines alike, and says what is hidden', async () => {
    const all = await page('/fi/verkosto?level=organisation&topic=museot');
    const links = [...all.replaceAll('&amp;', '&').matchAll(/href="([^"]*hide=(?:shape|line)-[^"]*)"/gu)].map(
      ([, href]) => href!,
    );
    const wordsOfLegend = (markup: string) => /class="legend">([\s\S]*?)<\/div>/u.exec(markup)?.[1] ?? '';
    expect(links).toContain('/fi/verkosto?level=organisation&topic=museot&hide=shape-topic');
    expect(links).toContain('/fi/verkosto?level=organisation&topic=museot&hide=line-layout');
    const withoutTopics = await page(links.find((href) => href.endsWith('shape-topic'))!);
    expect(wordsOfLegend(all)).toContain('c-n-topic');
    expect(wordsOfLegend(withoutTopics)).not.toContain('c-n-topic');
    expect(plain(withoutTopics)).toMatch(/class="filters-on[\s\S]*?aihe/u);
    const withoutLayout = await page(links.find((href) => href.endsWith('line-layout'))!);
    expect(withoutLayout).not.toMatch(/class="claim layout"/u);
    expect(withoutLayout).toMatch(/class="claim stated"/u);
  });

  it('leads on from an empty picture', async () => {
    const markup = await page('/fi/verkosto?from=1800&to=1801');
    expect(markup).toContain('Ei yhtään viivaa');
    expect(markup).toContain('Poista rajaukset');
  });

  it('offers one line for another site, with the same query', async () => {
    const markup = await page('/fi/verkosto?level=organisation&topic=museot');
    expect(plain(markup.replaceAll('&amp;', '&'))).toContain(
      'https://solmu.example/embed/v1/network?lang=fi&level=organisation&topic=museot',
    );
  });

  it('is kept by search engines as a page, not in each of its states', async () => {
    expect(await page('/fi/verkosto')).not.toContain('noindex');
    expect(await page('/fi/verkosto?node=maakunta-lappi')).toContain('noindex');
  });
});
