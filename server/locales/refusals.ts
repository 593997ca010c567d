import type { Label, Lang } from '../vocabulary/languages.ts';
import { fill } from './problems.ts';

/** Why a parameter's value cannot be, in each language. `{…}` are filled in. */
export const REFUSALS = {
  unknownParameter: {
    fi: 'tätä parametria ei tunneta täällä',
    sv: 'den här parametern är okänd här',
    en: 'this parameter is not known here',
  },
  unknownAmong: {
    fi: 'tätä parametria ei tunneta täällä; tunnetut ovat {known}',
    sv: 'den här parametern är okänd här; kända är {known}',
    en: 'this parameter is not known here; known are {known}',
  },
  missing: {
    fi: 'tämä tarvitaan',
    sv: 'den här behövs',
    en: 'this is required',
  },
  empty: {
    fi: 'anna tälle arvo tai jätä se pois',
    sv: 'ge den här ett värde eller utelämna den',
    en: 'give this a value or leave it out',
  },
  repeated: {
    fi: 'anna tämä vain kerran',
    sv: 'ge den här bara en gång',
    en: 'give this only once',
  },
  date: {
    fi: 'päivämäärä on 2010, 2010-23 (vuodenaika, 21 kevät – 24 talvi), 2010-09 tai 2010-09-01',
    sv: 'ett datum är 2010, 2010-23 (en årstid, 21 vår – 24 vinter), 2010-09 eller 2010-09-01',
    en: 'a date is 2010, 2010-23 (a season, 21 spring to 24 winter), 2010-09 or 2010-09-01',
  },
  colour: {
    fi: 'väri on kuusi tai kolme heksamerkkiä, kuten 8a1253',
    sv: 'en färg är sex eller tre hextecken, som 8a1253',
    en: 'a colour is six or three hex digits, such as 8a1253',
  },
  radius: {
    fi: 'pyöristys on kokonaisluku 0–24 (pikseleitä)',
    sv: 'rundningen är ett heltal 0–24 (pixlar)',
    en: 'a radius is a whole number of pixels, 0 to 24',
  },
  font: {
    fi: 'kirjasin on nimi tai nimiä pilkuin erotettuina, kuten Georgia, serif',
    sv: 'ett teckensnitt är ett namn eller namn med komma emellan, som Georgia, serif',
    en: 'a font is a name or names with commas between them, such as Georgia, serif',
  },
  density: {
    fi: 'väljyys on compact, normal tai roomy',
    sv: 'luftigheten är compact, normal eller roomy',
    en: 'a density is compact, normal or roomy',
  },
  foreignAddress: {
    fi: 'osoitteen on oltava täältä, {origin}',
    sv: 'adressen ska vara härifrån, {origin}',
    en: 'the address must be from here, {origin}',
  },
  relevanceNeedsQ: {
    fi: 'osuvuuden mukaan järjestyvät vain haun q tulokset',
    sv: 'bara det som söks med q kan ordnas efter relevans',
    en: 'only what q finds can be sorted by relevance',
  },
  asOfNeedsWhen: {
    fi: 'tämä kertoo, minä päivänä when katsotaan: anna myös when, tai rajaa ajalla from ja to',
    sv: 'det här säger vilken dag when ses från: ge också when, eller avgränsa med from och to',
    en: 'this says from which day when is seen: give when as well, or narrow by from and to',
  },
  narrowsEntities: {
    fi: 'tämä rajaa vain entiteettejä (in=entities)',
    sv: 'det här avgränsar bara entiteter (in=entities)',
    en: 'this narrows entities only (in=entities)',
  },
  oneOf: {
    fi: 'vaihtoehdot ovat {values}',
    sv: 'välj bland {values}',
    en: 'choose one of {values}',
  },
  number: {
    fi: 'tämän on oltava luku',
    sv: 'det här ska vara ett tal',
    en: 'this must be a number',
  },
  wholeNumber: {
    fi: 'tämän on oltava kokonaisluku',
    sv: 'det här ska vara ett heltal',
    en: 'this must be a whole number',
  },
  atLeast: {
    fi: 'luvun on oltava vähintään {bound}',
    sv: 'talet ska vara minst {bound}',
    en: 'the number must be at least {bound}',
  },
  atMost: {
    fi: 'luvun on oltava enintään {bound}',
    sv: 'talet får vara högst {bound}',
    en: 'the number must be at most {bound}',
  },
  unknownThing: {
    fi: 'mikään täällä ei kanna tätä tunnusta tai nimeä ({type})',
    sv: 'inget här har det här id:t eller namnet ({type})',
    en: 'nothing here has this id or name ({type})',
  },
  unknownKind: {
    fi: 'millään tyypillä ei ole tällaista lajia',
    sv: 'ingen typ har det här slaget',
    en: 'no entity type has this kind',
  },
  periodOrder: {
    fi: 'jakso päättyy ennen kuin alkaa',
    sv: 'perioden slutar innan den börjar',
    en: 'the period ends before it begins',
  },
  cursor: {
    fi: 'tämä ei ole tämän luettelon kohdistin; aloita ilman sitä',
    sv: 'det här är inte en markör i den här listan; börja utan den',
    en: 'not a cursor of this list; start again without it',
  },
  afterOrCursor: {
    fi: 'anna joko after tai cursor, ei molempia',
    sv: 'ge antingen after eller cursor, inte båda',
    en: 'give either after or cursor, not both',
  },
  aheadOfDirectory: {
    fi: 'hakemisto on vasta versiossa {revision}: se on palautettu vanhemmasta kopiosta, joten aloita alusta (after=0)',
    sv: 'katalogen är först i version {revision}: den har återställts från en äldre kopia, så börja om (after=0)',
    en: 'the directory is only at revision {revision}: it was restored from an older copy, so begin again (after=0)',
  },
  future: {
    fi: 'tätä päivää ei ole vielä ollut; anna viimeistään {today}',
    sv: 'den dagen har inte varit ännu; ange senast {today}',
    en: 'this day has not come yet; give {today} at the latest',
  },
  manyTopics: {
    fi: 'enintään {most} aihetta',
    sv: 'högst {most} ämnen',
    en: 'at most {most} topics',
  },
  halfLife: {
    fi: 'puoliintumisaika on {least}–{most} vuotta, tai none, jolloin aika ei vaikuta',
    sv: 'halveringstiden är {least}–{most} år, eller none om tiden inte ska inverka',
    en: 'the half-life is {least} to {most} years, or none where time shall change nothing',
  },
  onlyMunicipalities: {
    fi: 'verrokkeja on vain kunnilla; tämä on {kind}',
    sv: 'bara kommuner har jämförbara kommuner; det här är {kind}',
    en: 'only municipalities have peers; this is of the kind "{kind}"',
  },
  onlyUndertakings: {
    fi: 'samankaltaisia etsitään vain hankkeille, toimintamalleille ja tapahtumille; tämä on {kind}',
    sv: 'bara projekt, verksamhetsmodeller och evenemang jämförs med sina likar; det här är {kind}',
    en: 'only projects, practices and events have similar ones looked for; this is of the kind "{kind}"',
  },
  weightGroup: {
    fi: 'ryhmää "{group}" ei ole; ryhmät ovat {groups}',
    sv: 'gruppen "{group}" finns inte; grupperna är {groups}',
    en: 'there is no group "{group}"; there are {groups}',
  },
  weightNumber: {
    fi: 'paino on luku 0–{most}, esimerkiksi {group}:10',
    sv: 'en vikt är ett tal från 0 till {most}, till exempel {group}:10',
    en: 'a weight is a number from 0 to {most}, as in {group}:10',
  },
  weightTwice: {
    fi: 'kullakin ryhmällä on yksi paino',
    sv: 'varje grupp har en vikt',
    en: 'each group has one weight',
  },
  weightSum: {
    fi: 'ainakin yhden painon on oltava yli 0',
    sv: 'åtminstone en vikt måste vara över 0',
    en: 'at least one weight must be above 0',
  },
} as const satisfies Record<string, Label>;

export type Refusal = keyof typeof REFUSALS;

const NEAR: Label = { fi: 'tarkoititko "{near}"?', sv: 'menade du "{near}"?', en: 'did you mean "{near}"?' };

/** The words of a refusal in each language, with the nearest allowed value where one is near; a label says itself. */
export function refusalWords(
  refusal: Refusal,
  values: Readonly<Record<string, string | number | Label>> = {},
  near: string | null = null,
): Label {
  const inLang = (lang: Lang) => {
    const told = Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'object' ? value[lang] : value,
    ]);
    const text = fill(REFUSALS[refusal][lang], Object.fromEntries(told));
    return near === null ? text : `${text}; ${fill(NEAR[lang], { near })}`;
  };
  return { fi: inLang('fi'), sv: inLang('sv'), en: inLang('en') };
}
