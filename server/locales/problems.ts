import type { Label } from '../vocabulary/languages.ts';

/** The words of every problem that the API and the pages can answer with. `{…}` are filled in. */
export const PROBLEMS = {
  'bad-request': {
    title: {
      fi: 'Pyyntöä ei voi toteuttaa',
      sv: 'Begäran kan inte utföras',
      en: 'The request cannot be carried out',
    },
    detail: {
      fi: 'Virheitä: {count}. {first}',
      sv: 'Antal fel: {count}. {first}',
      en: 'Errors: {count}. {first}',
    },
  },
  'not-found': {
    title: { fi: 'Tällaista ei ole', sv: 'Det finns ingen sådan', en: 'There is no such thing' },
    detail: { fi: 'Tunnusta "{id}" ei ole.', sv: 'Det finns ingen "{id}".', en: 'There is no "{id}".' },
  },
  'not-found-near': {
    title: { fi: 'Tällaista ei ole', sv: 'Det finns ingen sådan', en: 'There is no such thing' },
    detail: {
      fi: 'Tunnusta "{id}" ei ole. Tarkoititko "{suggestion}"?',
      sv: 'Det finns ingen "{id}". Menade du "{suggestion}"?',
      en: 'There is no "{id}". Did you mean "{suggestion}"?',
    },
  },
  'no-route': {
    title: { fi: 'Osoitetta ei ole', sv: 'Adressen finns inte', en: 'There is no such address' },
    detail: {
      fi: 'Osoitteessa {path} ei ole mitään. Rajapinnan kuvaus on osoitteessa /openapi.json.',
      sv: 'Det finns inget på {path}. Gränssnittet beskrivs på /openapi.json.',
      en: 'There is nothing at {path}. The API is described at /openapi.json.',
    },
  },
  merged: {
    title: { fi: 'Yhdistetty toiseen', sv: 'Sammanslagen', en: 'Merged into another' },
    detail: { fi: '"{id}" on nyt "{into}".', sv: '"{id}" är nu "{into}".', en: '"{id}" is now "{into}".' },
  },
  erased: {
    title: { fi: 'Poistettu', sv: 'Borttagen', en: 'Erased' },
    detail: {
      fi: '"{id}" on poistettu pysyvästi.',
      sv: '"{id}" har tagits bort för gott.',
      en: '"{id}" was erased for good.',
    },
  },
  'method-not-allowed': {
    title: { fi: 'Tapa ei käy', sv: 'Metoden är inte tillåten', en: 'Method not allowed' },
    detail: {
      fi: '{method} ei käy täällä. Käytä: {allow}.',
      sv: '{method} kan inte användas här. Använd: {allow}.',
      en: '{method} is not possible here. Use: {allow}.',
    },
  },
  'url-too-long': {
    title: { fi: 'Osoite on liian pitkä', sv: 'Adressen är för lång', en: 'The address is too long' },
    detail: {
      fi: 'Osoitteessa saa olla enintään {most} merkkiä. Jätä hakuehtoja pois.',
      sv: 'Adressen får ha högst {most} tecken. Utelämna sökvillkor.',
      en: 'An address may have at most {most} characters. Leave out conditions.',
    },
  },
  'too-many-parameters': {
    title: {
      fi: 'Parametreja on liikaa',
      sv: 'Parametrarna är för många',
      en: 'There are too many parameters',
    },
    detail: {
      fi: 'Osoitteessa saa olla enintään {most} parametria.',
      sv: 'Adressen får ha högst {most} parametrar.',
      en: 'An address may have at most {most} parameters.',
    },
  },
  'bad-target': {
    title: { fi: 'Osoite ei kelpaa', sv: 'Adressen duger inte', en: 'The address is not one' },
    detail: {
      fi: 'Pyydettävän osoitteen on alettava kauttaviivalla.',
      sv: 'Adressen som begärs ska börja med ett snedstreck.',
      en: 'The address that is asked for must begin with a slash.',
    },
  },
  'bad-host': {
    title: { fi: 'Palvelimen nimi ei kelpaa', sv: 'Värdnamnet duger inte', en: 'The host is not one' },
    detail: {
      fi: 'Otsakkeessa Host on oltava palvelimen nimi ja ehkä portti.',
      sv: 'Huvudet Host ska innehålla ett värdnamn och eventuellt en port.',
      en: 'The Host header must hold a host name and perhaps a port.',
    },
  },
  'body-refused': {
    title: { fi: 'Sisältöä ei oteta vastaan', sv: 'Innehåll tas inte emot', en: 'No content is taken' },
    detail: {
      fi: 'Solmu vain vastaa. Lähetä pyyntö ilman sisältöä.',
      sv: 'Solmu svarar bara. Skicka begäran utan innehåll.',
      en: 'Solmu only answers. Send the request without content.',
    },
  },
  'rate-limited': {
    title: { fi: 'Liian monta pyyntöä', sv: 'För många förfrågningar', en: 'Too many requests' },
    detail: {
      fi: 'Tästä osoitteesta on kysytty paljon lyhyessä ajassa. Yritä uudelleen {seconds} sekunnin kuluttua.',
      sv: 'Många förfrågningar har kommit från din adress på kort tid. Försök igen om {seconds} sekunder.',
      en: 'Much was asked from your address in a short time. Try again in {seconds} seconds.',
    },
  },
  starting: {
    title: { fi: 'Palvelu on käynnistymässä', sv: 'Tjänsten startar', en: 'The service is starting' },
    detail: {
      fi: 'Verkostoa luetaan vielä. Yritä uudelleen {seconds} sekunnin kuluttua.',
      sv: 'Nätverket läses fortfarande in. Försök igen om {seconds} sekunder.',
      en: 'The graph is still being read. Try again in {seconds} seconds.',
    },
  },
  draining: {
    title: { fi: 'Palvelu on sulkeutumassa', sv: 'Tjänsten stängs', en: 'The service is stopping' },
    detail: {
      fi: 'Tämä palvelin lopettaa. Ohjaa uudet pyynnöt toisaalle.',
      sv: 'Den här servern stannar. Skicka nya förfrågningar till en annan.',
      en: 'This server is stopping. Send new requests elsewhere.',
    },
  },
  malformed: {
    title: {
      fi: 'Tämä ei ole HTTP-pyyntö',
      sv: 'Det här är ingen HTTP-begäran',
      en: 'This is no HTTP request',
    },
    detail: {
      fi: 'Pyynnön muoto on väärä.',
      sv: 'Begärans form är felaktig.',
      en: 'The form of the request is wrong.',
    },
  },
  'headers-too-large': {
    title: { fi: 'Otsakkeet ovat liian pitkät', sv: 'Huvudena är för långa', en: 'The headers are too long' },
    detail: {
      fi: 'Lyhennä otsakkeita, esimerkiksi evästeitä: Solmu ei käytä niitä.',
      sv: 'Förkorta huvudena, till exempel kakorna: Solmu använder inga.',
      en: 'Shorten the headers, cookies for instance: Solmu uses none.',
    },
  },
  'request-timeout': {
    title: {
      fi: 'Pyyntö ei tullut perille ajoissa',
      sv: 'Begäran kom inte fram i tid',
      en: 'The request took too long',
    },
    detail: {
      fi: 'Lähetä koko pyyntö kerralla.',
      sv: 'Skicka hela begäran på en gång.',
      en: 'Send the whole request at once.',
    },
  },
  'not-acceptable': {
    title: { fi: 'Muotoa ei ole', sv: 'Formatet finns inte', en: 'There is no such format' },
    detail: {
      fi: 'Tästä ei ole muotoa "{asked}". Muodot ovat {offered}: pääte, format= tai Accept.',
      sv: 'Det här finns inte som "{asked}". Formaten är {offered}: suffix, format= eller Accept.',
      en: 'This has no form "{asked}". There are {offered}, by suffix, format= or Accept.',
    },
  },
  'no-consent': {
    title: { fi: 'Ei suostumusta', sv: 'Inget samtycke', en: 'No consent' },
    detail: {
      fi: 'Henkilö {id} ei ole antanut suostumustaan tiedostoihin. Julkiset roolit ovat hänen sivullaan.',
      sv: 'Personen {id} har inte samtyckt till att finnas i filer. De offentliga rollerna finns på hens sida.',
      en: 'The person {id} has not consented to being in files. The public roles are on their page.',
    },
  },
  unavailable: {
    title: { fi: 'Tietokanta ei vastaa', sv: 'Databasen svarar inte', en: 'The store does not answer' },
    detail: {
      fi: 'Tietokanta ei vastaa juuri nyt. Yritä uudelleen {seconds} sekunnin kuluttua.',
      sv: 'Databasen svarar inte just nu. Försök igen om {seconds} sekunder.',
      en: 'The store does not answer just now. Try again in {seconds} seconds.',
    },
  },
  busy: {
    title: {
      fi: 'Juuri nyt kysytään paljon',
      sv: 'Just nu är det många som frågar',
      en: 'Many are asking just now',
    },
    detail: {
      fi: 'Vastauksia odottaa jo niin moni, ettei jono vedä enempää. Yritä uudelleen {seconds} sekunnin kuluttua.',
      sv: 'Så många väntar redan på svar att kön är full. Försök igen om {seconds} sekunder.',
      en: 'So many already wait for answers that the queue is full. Try again in {seconds} seconds.',
    },
  },
  'too-slow': {
    title: {
      fi: 'Vastaus ei valmistunut ajoissa',
      sv: 'Svaret blev inte klart i tid',
      en: 'The answer was not ready in time',
    },
    detail: {
      fi: 'Laskeminen kesti liian kauan. Rajaa kysymystä tai yritä uudelleen {seconds} sekunnin kuluttua.',
      sv: 'Beräkningen tog för lång tid. Avgränsa frågan eller försök igen om {seconds} sekunder.',
      en: 'It took too long to compute. Narrow the question, or try again in {seconds} seconds.',
    },
  },
  interrupted: {
    title: { fi: 'Vastaus jäi kesken', sv: 'Svaret avbröts', en: 'The answer was cut short' },
    detail: {
      fi: 'Vastaaminen keskeytyi meistä johtuvasta syystä. Yritä uudelleen {seconds} sekunnin kuluttua.',
      sv: 'Svaret avbröts av en orsak hos oss. Försök igen om {seconds} sekunder.',
      en: 'Answering was cut short for a reason on our side. Try again in {seconds} seconds.',
    },
  },
  unexpected: {
    title: { fi: 'Odottamaton virhe', sv: 'Oväntat fel', en: 'Unexpected error' },
    detail: {
      fi: 'Jokin meni vikaan meillä. Kerro ylläpidolle pyynnön tunniste {requestId}.',
      sv: 'Något gick fel hos oss. Uppge begärans id {requestId} till administratören.',
      en: 'Something went wrong on our side. Tell the maintainers the request id {requestId}.',
    },
  },
  'people-need-query': {
    title: { fi: 'Henkilöitä ei luetella', sv: 'Personer listas inte', en: 'People are not listed' },
    detail: {
      fi: 'Henkilöitä löytyy nimellä (q) tai aiheella (topic), ei luettelona.',
      sv: 'Personer hittas med namn (q) eller ämne (topic), inte som lista.',
      en: 'People are found by name (q) or topic (topic), not as a list.',
    },
  },
} as const satisfies Record<string, { title: Label; detail: Label }>;

export type ProblemName = keyof typeof PROBLEMS;

/** A text with its `{names}` filled in; an unknown name stays as it is. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
