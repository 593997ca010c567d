/** A page of each kind in some language, the views of the network, and the frame of each widget. */
export const ADDRESSES = [
  '/fi',
  '/sv',
  '/en',
  '/fi/kunta/kotka',
  '/sv/kommun/turku',
  '/fi/hanke/musiikki-elamaan',
  '/en/project/eloa-ja-iloa',
  '/fi/hanke/museot-hyvinvoinnin-edistajina',
  '/fi/organisaatio/metropolia',
  '/fi/aihe/kulttuurihyvinvointi',
  '/fi/alue/maakunta-kymenlaakso',
  '/fi/verkosto',
  '/sv/natverk?level=municipality&topic=museot',
  '/en/network?level=topic',
  '/fi/verkosto?level=organisation',
  '/sv/natverk?level=organisation&view=map',
  '/en/network?view=table',
  '/fi/verkosto?level=organisation&view=list&topic=museot',
  '/fi/verkosto?level=organisation&edge=kotka--museot-hyvinvoinnin-edistajina',
  '/sv/natverk?level=organisation&node=kotka&focus=true',
  '/en/network?level=organisation&insight=communities',
  '/fi/verkosto?insight=gaps&topic=museot',
  '/fi/verkosto?level=organisation&insight=bridges',
  '/sv/natverk?level=organisation&insight=sectors',
  '/en/network?level=organisation&pathFrom=kotka&pathTo=xamk',
  '/fi/upota?widget=network',
  '/en/embed?widget=list',
  '/fi/asiantuntijat?topic=kulttuurihyvinvointi',
  '/sv/jamforbara-kommuner?municipality=kauhava',
  '/fi/haku?q=museo',
  '/fi/toimintamallit',
  '/fi/lahteet',
  '/fi/saavutettavuus',
  '/fi/ei-ole',
  '/embed/v1/network?level=region&lang=fi',
  '/embed/v1/network?level=organisation&topic=museot&lang=sv&view=list',
  '/embed/v1/experts?topic=kulttuurihyvinvointi&lang=fi',
  '/embed/v1/peers?municipality=kauhava&topic=kulttuurihyvinvointi&lang=sv',
  '/embed/v1/card?id=kotka&lang=en',
  '/embed/v1/list?type=material&lang=fi',
  '/embed/v1/card?id=ei-ole&lang=sv',
] as const;

export interface Look {
  /** px */
  width: number;
  colorScheme: 'light' | 'dark';
  /** System colours instead of ours. */
  forcedColors?: 'active';
}

/** 320 px is what 400 % zoom leaves of a screen of 1280. */
export const LOOKS: readonly Look[] = [
  { width: 1280, colorScheme: 'light' },
  { width: 375, colorScheme: 'dark' },
  { width: 375, colorScheme: 'light' },
  { width: 1280, colorScheme: 'dark' },
  { width: 320, colorScheme: 'light', forcedColors: 'active' },
];

export interface PageCase {
  address: string;
  look: Look;
}

/** Every page in every look, look by look. */
export function allCases(): PageCase[] {
  return LOOKS.flatMap((look) => ADDRESSES.map((address) => ({ address, look })));
}

/** Every other page in one look; which ones follows from the seed, so that runs see different ones. */
export function sampledCases(seed: number): PageCase[] {
  return ADDRESSES.flatMap((address, index) => {
    const look = LOOKS[(Math.floor(index / 2) + seed) % LOOKS.length];
    return look && index % 2 === seed % 2 ? [{ address, look }] : [];
  }).toSorted((a, b) => LOOKS.indexOf(a.look) - LOOKS.indexOf(b.look));
}

export function caseName({ address, look: { width, colorScheme, forcedColors } }: PageCase): string {
  return `${address} at ${width} px, ${colorScheme}${forcedColors ? ', forced colours' : ''}`;
}
