import type { Label } from '../vocabulary/languages.ts';
import { ENTITY_WORDS } from './words-entities.ts';

/** The words of the pages. */
export const PAGE_WORDS = {
  ...ENTITY_WORDS,
  'page.skip': { fi: 'Siirry sisältöön', sv: 'Hoppa till innehållet', en: 'Skip to content' },
  'page.home': { fi: 'Solmu, etusivu', sv: 'Solmu, startsidan', en: 'Solmu, home' },
  'page.search': { fi: 'Hae', sv: 'Sök', en: 'Search' },
  'page.search-hint': {
    fi: 'Hae nimeä, aihetta, kuntaa',
    sv: 'Sök namn, ämne, kommun',
    en: 'Search names and topics',
  },
  'page.menu': { fi: 'Valikko', sv: 'Meny', en: 'Menu' },
  'page.nav': { fi: 'Päävalikko', sv: 'Huvudmeny', en: 'Main menu' },
  'page.languages': { fi: 'Kieli', sv: 'Språk', en: 'Language' },
  'page.motto': {
    fi: 'Solmu: jokainen viiva avaa lauseen, joka sen todistaa.',
    sv: 'Solmu: varje linje öppnar meningen som bevisar den.',
    en: 'Solmu: every line opens the sentence that proves it.',
  },
  'page.crumbs': { fi: 'Murupolku', sv: 'Sökväg', en: 'Breadcrumbs' },
  'nav.network': { fi: 'Verkosto', sv: 'Nätverk', en: 'Network' },
  'nav.experts': { fi: 'Asiantuntijat', sv: 'Sakkunniga', en: 'Experts' },
  'nav.peers': { fi: 'Verrokkikunnat', sv: 'Jämförbara kommuner', en: 'Peers' },
  'nav.practices': { fi: 'Toimintamallit', sv: 'Verksamhetsmodeller', en: 'Practices' },
  'nav.sources': { fi: 'Lähteet ja lisenssit', sv: 'Källor och licenser', en: 'Sources and licences' },
  'nav.accessibility': {
    fi: 'Saavutettavuusseloste',
    sv: 'Tillgänglighetsutlåtande',
    en: 'Accessibility statement',
  },
  'nav.privacy': { fi: 'Tietosuoja', sv: 'Dataskydd', en: 'Privacy' },
  'nav.feedback': { fi: 'Palaute', sv: 'Respons', en: 'Feedback' },
  'evidence.source': { fi: 'Lähde', sv: 'Källa', en: 'Source' },
  'evidence.locator': { fi: 'Kohta', sv: 'Ställe', en: 'Place' },
  'evidence.certainty': { fi: 'Varmuus', sv: 'Säkerhet', en: 'Certainty' },
  'evidence.open': { fi: 'Avaa lähde', sv: 'Öppna källan', en: 'Open the source' },
  'evidence.cite': { fi: 'Kopioi viite', sv: 'Kopiera hänvisningen', en: 'Copy the citation' },
  'evidence.cited': { fi: 'Viite kopioitu', sv: 'Hänvisningen kopierad', en: 'Citation copied' },
  'evidence.not-cited': {
    fi: 'Kopiointi ei onnistunut',
    sv: 'Kopieringen lyckades inte',
    en: 'Copying did not work',
  },
  'evidence.correct': { fi: 'Ehdota korjausta', sv: 'Föreslå en rättelse', en: 'Suggest a correction' },
  'list.and': { fi: 'ja', sv: 'och', en: 'and' },
} as const satisfies Record<string, Label>;
