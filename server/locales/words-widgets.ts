import type { Label } from '../vocabulary/languages.ts';

/** The words of frames on other sites and of the page that makes them. */
export const WIDGET_WORDS = {
  'embed.people': {
    fi: 'Henkilöistä, jotka eivät ole antaneet suostumusta, näytetään virka tai organisaatio, jota he edustivat.',
    sv: 'Personer som inte har gett sitt samtycke visas som den tjänst eller organisation de företrädde.',
    en: 'People who have not consented are shown as the post or organisation they stood for.',
  },
  'embed.proof': { fi: 'Perustelu', sv: 'Belägg', en: 'Evidence' },
  'embed.experts.sum': {
    fi: 'Vahvuus on näkyvien rivien summa.',
    sv: 'Styrkan är summan av de synliga raderna.',
    en: 'Strength is the sum of the lines you see.',
  },
  'embed.peers.similarity': {
    fi: 'Prosentti kertoo, kuinka suuri osa kaikista kuntapareista on kauempana toisistaan.',
    sv: 'Procenten anger hur stor del av alla kommunpar som ligger längre från varandra.',
    en: 'The per cent tells what share of all pairs of municipalities are farther apart.',
  },
  'embed.peers.more': {
    fi: 'Sija {place} Mistä ero koostuu',
    sv: 'Plats {place} Vad skillnaden består av',
    en: 'Place {place}: what the difference consists of',
  },
  'embed.peers.figures': { fi: 'Luvut', sv: 'Siffror', en: 'Figures' },
  'embed.peers.unknown': { fi: 'ei tiedossa', sv: 'inte känt', en: 'not known' },
  'embed.list.title': { fi: 'Solmussa', sv: 'I Solmu', en: 'In Solmu' },
  'embed.list.empty': {
    fi: 'Näillä rajauksilla ei ole kirjattu mitään.',
    sv: 'Med de här avgränsningarna är inget registrerat.',
    en: 'Nothing is recorded with these filters.',
  },
  'embed.list.more': {
    fi: 'Tässä {shown}, Solmussa {total}.',
    sv: 'Här {shown}, i Solmu {total}.',
    en: '{shown} here, {total} in Solmu.',
  },
  'embed.card.hidden': {
    fi: 'Henkilöä ei näytetä upotuksissa',
    sv: 'Personen visas inte i inbäddningar',
    en: 'This person is not shown in embeds',
  },
  'embed.card.hidden.text': {
    fi: 'Henkilö ei ole antanut suostumustaan, eikä yksikään lähde nimeä virkaa tai organisaatiota, jota hän edusti.',
    sv: 'Personen har inte gett sitt samtycke, och ingen källa nämner en tjänst eller organisation som hen företrädde.',
    en: 'The person has not consented, and no source names a post or organisation that they stood for.',
  },
  'embed.card.stand-in': {
    fi: 'Henkilö ei ole antanut suostumustaan: tässä on virka tai organisaatio, jota hän edusti.',
    sv: 'Personen har inte gett sitt samtycke: här är tjänsten eller organisationen som hen företrädde.',
    en: 'The person has not consented: this is the post or organisation that they stood for.',
  },
} as const satisfies Record<string, Label>;
