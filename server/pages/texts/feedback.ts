import type { PageText } from './text-page.ts';

export const FEEDBACK: PageText = {
  fi: {
    title: 'Ehdota korjausta',
    lead: 'Solmussa jokaisella väitteellä on lähde. Korjaukseenkin tarvitaan lähde: asiakirja ja lause riittävät.',
    sections: [
      {
        heading: 'Mitä ehdotuksessa on hyvä olla',
        paragraphs: [
          [
            'mitä väitettä se koskee: sivun osoite tai väitteen tunnus',
            'mitä asiakirja sanoo: lyhyt lause sanasta sanaan ja paikka, jossa se on',
            'asiakirjan nimi, julkaisija, päiväys ja verkko-osoite, jos sellainen on',
            'kuka ehdottaa ja miksi',
          ],
        ],
      },
      {
        heading: 'Miten ehdotus tehdään',
        paragraphs: [
          'Lomaketta ei vielä ole. Kirjoita ehdotus tekstitiedostoksi ja anna se sille, joka ylläpitää tätä Solmua. Yllä oleva pohja käy sellaisenaan: se on sama muoto, jota toimitus käyttää.',
          'Jos pidät omaa Solmua, korjaa itse: npm run apply -- FILE lukee tiedoston, tarkistaa jokaisen rivin ja joko kirjoittaa kaiken tai ei mitään. Ohje on tiedostossa docs/editing.md.',
        ],
      },
      {
        heading: 'Jos tieto koskee sinua',
        paragraphs: [
          'Voit pyytää oikaisua tai poistoa perustelematta sitä lähteellä. Kerro sivun osoite ja se, että tieto koskee sinua.',
        ],
      },
    ],
  },
  sv: {
    title: 'Föreslå en rättelse',
    lead: 'I Solmu har varje påstående en källa. Också en rättelse behöver en källa: ett dokument och en mening räcker.',
    sections: [
      {
        heading: 'Vad förslaget gärna får innehålla',
        paragraphs: [
          [
            'vilket påstående det gäller: sidans adress eller påståendets kod',
            'vad dokumentet säger: en kort mening ordagrant och stället där den står',
            'dokumentets namn, utgivare, datum och webbadress om den finns',
            'vem som föreslår och varför',
          ],
        ],
      },
      {
        heading: 'Så gör du',
        paragraphs: [
          'Det finns inget formulär ännu. Skriv förslaget som en textfil och ge den till den som förvaltar detta Solmu. Mallen ovan duger som den är: redaktionen använder samma form.',
          'Har du ett eget Solmu rättar du själv: npm run apply -- FILE läser filen, kontrollerar varje rad och skriver antingen allt eller inget. Anvisningen finns i docs/editing.md.',
        ],
      },
      {
        heading: 'Om uppgiften gäller dig',
        paragraphs: [
          'Du kan be om rättelse eller borttagning utan att motivera den med en källa. Ange sidans adress och att uppgiften gäller dig.',
        ],
      },
    ],
  },
  en: {
    title: 'Suggest a correction',
    lead: 'In Solmu every claim has a source. A correction needs one too: a document and a sentence will do.',
    sections: [
      {
        heading: 'What to put in a suggestion',
        paragraphs: [
          [
            'which claim it is about: the address of the page or the id of the claim',
            'what the document says: a short sentence word for word, and where it stands',
            'the document’s title, publisher, date and web address, if it has one',
            'who suggests it and why',
          ],
        ],
      },
      {
        heading: 'How to make it',
        paragraphs: [
          'There is no form yet. Write the suggestion as a text file and give it to whoever runs this Solmu. The template above will do as it is: it is the form that the editors use.',
          'If you run your own Solmu, make the correction yourself: npm run apply -- FILE reads the file, checks every line, and writes all of it or nothing. The guide is docs/editing.md.',
        ],
      },
      {
        heading: 'If it is about you',
        paragraphs: [
          'You may ask for a correction or erasure without a source. Give the address of the page and say that it is about you.',
        ],
      },
    ],
  },
};
