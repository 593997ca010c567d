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
  unavailable: {
    title: { fi: 'Tietokanta ei vastaa', sv: 'Databasen svarar inte', en: 'The store does not answer' },
    detail: {
      fi: 'Tietokanta ei vastaa juuri nyt. Yritä uudelleen {seconds} sekunnin kuluttua.',
      sv: 'Databasen svarar inte just nu. Försök igen om {seconds} sekunder.',
      en: 'The store does not answer just now. Try again in {seconds} seconds.',
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
