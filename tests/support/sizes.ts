import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';

/** The most that each built file may weigh, in bytes after brotli. Fonts are compressed already: as they are. */
const BUDGETS: readonly { name: RegExp; most: number }[] = [
  { name: /^main-.*\.js$/, most: 8_000 },
  { name: /^network-.*\.js$/, most: 20_000 },
  { name: /^peers-.*\.js$/, most: 20_000 },
  { name: /^host-.*\.js$/, most: 250 },
  { name: /^frame-.*\.js$/, most: 400 },
  { name: /^solmu-.*\.js$/, most: 15_000 },
  { name: /^(painter|hands)-.*\.js$/, most: 10_000 },
  { name: /^cytoscape.*\.js$/, most: 130_000 },
  { name: /^embed-.*\.css$/, most: 6_000 },
  { name: /\.css$/, most: 16_000 },
  { name: /-latin-wght-.*\.woff2$/, most: 48_000 },
  { name: /\.woff2$/, most: 22_000 },
  { name: /\.js$/, most: 30_000 },
];

const ASSETS = fileURLToPath(new URL('../../dist/assets', import.meta.url));

const tooLarge = readdirSync(ASSETS).flatMap((name) => {
  const bytes = readFileSync(join(ASSETS, name));
  const weight = name.endsWith('.woff2') ? bytes.length : brotliCompressSync(bytes).length;
  const most = BUDGETS.find((budget) => budget.name.test(name))?.most ?? 0;
  console.log(`${String(weight).padStart(8)} of ${String(most).padStart(7)}  ${name}`);
  return weight > most ? [name] : [];
});

if (tooLarge.length > 0) {
  console.error(`Over their budget: ${tooLarge.join(', ')}`);
  process.exitCode = 1;
}
