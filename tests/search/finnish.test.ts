import { describe, expect, it } from 'vitest';
import { finnishStems } from '../../server/search/finnish.ts';

const shareAStem = (a: string, b: string): boolean =>
  finnishStems(a.toLowerCase()).some((stem) => finnishStems(b.toLowerCase()).includes(stem));

describe('Finnish stems', () => {
  it.each([
    ['kunta', 'kunnan', 'kunnissa', 'kuntien', 'kuntaan'],
    ['kaupunki', 'kaupungin', 'kaupungeissa'],
    ['hyvinvointi', 'hyvinvoinnin', 'hyvinvointia'],
    ['Turku', 'Turun', 'Turkuun', 'Turussa'],
    ['Lahti', 'Lahden', 'Lahdessa', 'Lahteen'],
    ['Helsinki', 'Helsingin', 'Helsinkiin'],
    ['Vantaa', 'Vantaan', 'Vantaalla'],
    ['Espoo', 'Espoossa', 'Espooseen'],
    ['Tampere', 'Tampereen', 'Tampereella'],
    ['Mynämäki', 'Mynämäellä'],
    ['Seinäjoki', 'Seinäjoen'],
    ['Etelä-Karjala', 'Etelä-Karjalassa'],
    ['Kauniainen', 'Kauniaisissa'],
    ['Lohja', 'Lohjan'],
    ['asiakas', 'asiakkaan', 'asiakkaiden'],
    ['koulutus', 'koulutuksessa', 'koulutusta', 'koulutuksia'],
    ['osallisuus', 'osallisuuden', 'osallisuutta'],
    ['hanke', 'hankkeen', 'hankkeita'],
    ['muusikko', 'muusikoiden'],
    ['asiantuntija', 'asiantuntijoita', 'asiantuntijoiden'],
    ['lapsi', 'lasten', 'lapsille', 'lasta'],
    ['työ', 'töissä', 'työtä'],
    ['taito', 'taidoistaan', 'taitoja'],
    ['palvelu', 'palvelujen', 'palveluiden', 'palveluitamme'],
  ])('bring the forms of %s together', (basic, ...forms) => {
    expect(forms.filter((form) => !shareAStem(basic, form))).toEqual([]);
  });

  it.each([
    ['Lappi', 'Loppi'],
    ['kunta', 'kunto'],
    ['Salo', 'sali'],
    ['Pori', 'pora'],
    ['sota', 'sote'],
  ])('keep %s and %s apart', (one, other) => {
    expect(shareAStem(one, other)).toBe(false);
  });
});
