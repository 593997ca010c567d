import type { PageText } from './text-page.ts';

export const ACCESSIBILITY: PageText = {
  fi: {
    title: 'Saavutettavuusseloste',
    lead: 'Solmu on tehty niin, että sen koko sisällön saa ilman kuvaa, hiirtä ja skriptejä.',
    sections: [
      {
        heading: 'Taso, johon pyrimme',
        paragraphs: [
          'Tavoite on WCAG 2.2:n taso AA. Testit tarkistavat väriparien kontrastin, muotojen erottuvuuden värinäön eri muodoissa sekä sivujen rakenteen. Ulkopuolinen ei ole vielä arvioinut sivustoa, joten emme sano sen täyttävän tasoa.',
        ],
      },
      {
        heading: 'Näin tieto on tarjolla',
        paragraphs: [
          [
            'Verkostokuvan sisältö on myös taulukkona ja lauseina. Kuvassa ei ole mitään, mitä taulukossa ei ole.',
            'Jokainen väite on linkki lauseeseen, joka sen todistaa. Ilman skriptejä lauseet ovat valmiiksi auki.',
            'Väri ei koskaan kerro yksin: jokaisella toimijalajilla on oma muotonsa ja varmuudella oma viivansa.',
            'Kaikki toimii näppäimistöllä. Esc sulkee avatun lauseen ja palaa sen linkkiin.',
            'Sivu seuraa käyttöjärjestelmän tummaa tilaa, suuren kontrastin tilaa ja vähennetyn liikkeen asetusta.',
          ],
        ],
      },
      {
        heading: 'Puutteet, jotka tunnemme',
        paragraphs: [
          [
            'Lähteiden lauseet ovat niiden omalla kielellä, useimmiten suomeksi. Niitä ei käännetä, koska ne ovat todisteita.',
            'Suuressa verkostokuvassa kaikki nimet eivät mahdu näkyviin. Puuttuvat nimet ovat taulukossa.',
            'Lähdeasiakirjat ovat muiden sivustoilla, emmekä voi vastata niiden saavutettavuudesta.',
          ],
        ],
      },
      {
        heading: 'Jos jokin ei toimi',
        paragraphs: [
          'Kerro siitä sille, joka ylläpitää tätä Solmua. Palautesivu kertoo, mitä viestissä on hyvä olla.',
        ],
      },
    ],
  },
  sv: {
    title: 'Tillgänglighetsutlåtande',
    lead: 'Solmu är byggt så att hela innehållet finns utan bild, mus och skript.',
    sections: [
      {
        heading: 'Nivån vi siktar på',
        paragraphs: [
          'Målet är nivå AA i WCAG 2.2. Tester kontrollerar färgparens kontrast, att formerna går att skilja åt vid olika färgseende och sidornas struktur. Ingen utomstående har ännu bedömt webbplatsen, så vi säger inte att den uppfyller nivån.',
        ],
      },
      {
        heading: 'Så finns informationen',
        paragraphs: [
          [
            'Nätverksbildens innehåll finns också som tabell och som meningar. Inget i bilden saknas i tabellen.',
            'Varje påstående är en länk till meningen som bevisar det. Utan skript står meningarna öppna.',
            'Färgen säger aldrig något ensam: varje slags aktör har sin form och varje säkerhetsgrad sin linje.',
            'Allt fungerar med tangentbord. Esc stänger en öppen mening och går tillbaka till dess länk.',
            'Sidan följer systemets mörka läge, högkontrastläge och inställning för minskad rörelse.',
          ],
        ],
      },
      {
        heading: 'Brister vi känner till',
        paragraphs: [
          [
            'Källornas meningar är på sitt eget språk, oftast finska. De översätts inte, eftersom de är bevis.',
            'I en stor nätverksbild ryms inte alla namn. Namnen som saknas finns i tabellen.',
            'Källdokumenten finns på andras webbplatser, och deras tillgänglighet kan vi inte svara för.',
          ],
        ],
      },
      {
        heading: 'Om något inte fungerar',
        paragraphs: [
          'Berätta det för den som förvaltar detta Solmu. På responssidan står vad meddelandet gärna får innehålla.',
        ],
      },
    ],
  },
  en: {
    title: 'Accessibility statement',
    lead: 'Solmu is built so that all of its content is there without the picture, a mouse or scripts.',
    sections: [
      {
        heading: 'The level we aim at',
        paragraphs: [
          'The aim is WCAG 2.2 level AA. Tests check the contrast of colour pairs, that shapes can be told apart with different colour vision, and the structure of pages. Nobody from outside has assessed the site yet, so we do not claim that it meets the level.',
        ],
      },
      {
        heading: 'How the information is offered',
        paragraphs: [
          [
            'The content of the network picture is also there as a table and as sentences. Nothing in the picture is missing from the table.',
            'Every claim is a link to the sentence that proves it. Without scripts the sentences stand open.',
            'Colour never speaks alone: each kind of actor has its own shape and each certainty its own line.',
            'Everything works from the keyboard. Esc shuts an open sentence and returns to its link.',
            'Pages follow the dark mode, the high-contrast mode and the reduced-motion setting of your system.',
          ],
        ],
      },
      {
        heading: 'Shortcomings we know of',
        paragraphs: [
          [
            'The sentences of sources are in their own language, mostly Finnish. They are not translated, because they are the proof.',
            'In a large network picture not every name has room. The missing names are in the table.',
            'Source documents are on other sites, and we cannot answer for their accessibility.',
          ],
        ],
      },
      {
        heading: 'When something does not work',
        paragraphs: ['Tell whoever runs this Solmu. The feedback page says what to put in the message.'],
      },
    ],
  },
};
