import type { PageText } from './text-page.ts';

export const PRIVACY: PageText = {
  fi: {
    title: 'Tietosuoja',
    lead: 'Solmu ei seuraa lukijoitaan. Henkilöistä siinä on vain se, mitä julkinen asiakirja sanoo heidän julkisesta roolistaan.',
    sections: [
      {
        heading: 'Sinä lukijana',
        paragraphs: [
          'Sivut eivät aseta evästeitä, eivät tallenna mitään selaimeesi eivätkä lataa mitään muilta palvelimilta. Palvelimen loki kirjaa pyynnön ajan, polun, tuloksen ja keston. Se ei kirjaa osoitettasi eikä sitä, mitä haet.',
        ],
      },
      {
        heading: 'Mitä henkilöistä kerrotaan',
        paragraphs: [
          [
            'nimi, rooli, tehtävänimike ja se, kenen puolesta henkilö toimi, sillä ajalla kuin asiakirja sanoo',
            'lause, joka sen sanoo, ja asiakirja, jossa se on',
          ],
          'Puhelinnumeroita, sähköpostiosoitteita ja valokuvia ei ole. Henkilöistä ei lasketa vaikutusvaltaa eikä heitä aseteta paremmuusjärjestykseen.',
        ],
      },
      {
        heading: 'Missä henkilö näkyy',
        paragraphs: [
          'Ennen omaa suostumusta henkilö löytyy nimellä hakemalla, aiheen asiantuntijoista ja niiden asioiden sivuilta, joissa hän on toiminut. Häntä ei ole luetteloissa, upotuksissa eikä joukkovienneissä, ja oma sivu pyytää hakukoneita olemaan tallentamatta sitä.',
        ],
      },
      {
        heading: 'Oikeutesi',
        paragraphs: [
          'Voit pyytää nähdäksesi, mitä sinusta on kirjattu, pyytää oikaisua, vastustaa tietojen käyttöä tai pyytää niiden poistamista. Poisto on lopullinen: mikään myöhempi tuonti ei palauta tietoja.',
          'Rekisterinpitäjä on se, joka ylläpitää tätä Solmua. Palautesivu kertoo, miten pyyntö tehdään. Voit myös kääntyä tietosuojavaltuutetun puoleen.',
        ],
      },
    ],
  },
  sv: {
    title: 'Dataskydd',
    lead: 'Solmu följer inte sina läsare. Om personer finns bara det som ett offentligt dokument säger om deras offentliga roll.',
    sections: [
      {
        heading: 'Du som läsare',
        paragraphs: [
          'Sidorna sätter inga kakor, sparar inget i din webbläsare och laddar inget från andra servrar. Serverns logg antecknar begärans tid, sökväg, resultat och längd. Den antecknar inte din adress och inte vad du söker.',
        ],
      },
      {
        heading: 'Vad som berättas om personer',
        paragraphs: [
          [
            'namn, roll, titel och för vem personen verkade, för den tid som dokumentet anger',
            'meningen som säger det och dokumentet där den står',
          ],
          'Telefonnummer, e-postadresser och fotografier finns inte. Personers inflytande räknas inte ut, och de rangordnas inte.',
        ],
      },
      {
        heading: 'Var en person syns',
        paragraphs: [
          'Före eget samtycke hittas en person genom sökning på namn, bland ett ämnes sakkunniga och på sidorna om det som personen har verkat i. Personen finns inte i listor, inbäddningar eller massexporter, och den egna sidan ber sökmotorer att inte spara den.',
        ],
      },
      {
        heading: 'Dina rättigheter',
        paragraphs: [
          'Du kan be att få se vad som har registrerats om dig, be om rättelse, motsätta dig användningen eller be att uppgifterna tas bort. En borttagning är slutgiltig: ingen senare import för tillbaka uppgifterna.',
          'Personuppgiftsansvarig är den som förvaltar detta Solmu. På responssidan står hur en begäran görs. Du kan också vända dig till dataombudsmannen.',
        ],
      },
    ],
  },
  en: {
    title: 'Privacy',
    lead: 'Solmu does not track its readers. Of people it holds only what a public document says about their public role.',
    sections: [
      {
        heading: 'You as a reader',
        paragraphs: [
          'Pages set no cookies, keep nothing in your browser and load nothing from other servers. The server’s log notes the time, path, result and duration of a request. It notes neither your address nor what you search for.',
        ],
      },
      {
        heading: 'What is said about people',
        paragraphs: [
          [
            'name, role, title and whom the person acted for, at the time that the document gives',
            'the sentence that says so, and the document in which it stands',
          ],
          'There are no telephone numbers, e-mail addresses or photographs. People’s influence is not computed, and they are not ranked.',
        ],
      },
      {
        heading: 'Where a person appears',
        paragraphs: [
          'Before their own consent a person is found by searching for the name, among those who know a topic, and on the pages of what they took part in. They are in no list, embed or bulk export, and their own page asks search engines not to keep it.',
        ],
      },
      {
        heading: 'Your rights',
        paragraphs: [
          'You may ask to see what is recorded about you, ask for a correction, object to the use, or ask for erasure. Erasure is final: no later import brings the details back.',
          'The controller is whoever runs this Solmu. The feedback page says how to make a request. You may also turn to the Data Protection Ombudsman.',
        ],
      },
    ],
  },
};
