import { gzipSync } from 'node:zlib';

const USUAL = {
  project_code: 'S10001',
  period: '2007-2013',
  fund: 'ESR',
  title_fi: 'Kulttuurimatkailun kehittäminen',
  programme: 'Valtakunnallinen osio',
  funding_authority: 'Lapin liitto',
  status: 'Toiminta päättynyt',
  start: '2008-01-01',
  end: '2010-12-31',
  implementer_name: 'Turun kaupunki',
  granted_eu_state_eur: '1000',
  paid_eu_state_eur: '900',
  planned_public_eur: '1200',
};

export type EuraCells = Partial<typeof USUAL>;

/** A file of the register with the rows given, each like the usual one but for its own cells. */
export function euraFile(...rows: readonly EuraCells[]): Uint8Array {
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const lines = rows.map((row, index) =>
    Object.values({ ...USUAL, project_code: `S1000${index + 1}`, ...row })
      .map(cell)
      .join(','),
  );
  return new TextEncoder().encode([Object.keys(USUAL).join(','), ...lines].join('\n'));
}

export function packed(content: Uint8Array): Uint8Array {
  return gzipSync(content);
}
