const OFFSET = 0x811c9dc5;
const PRIME = 0x01000193;

/** A number in 0…1 that depends on the text alone (FNV-1a, 32 bits, then mixed). */
export function hashUnit(text: string): number {
  let hash = OFFSET;
  for (let place = 0; place < text.length; place += 1) hash = Math.imul(hash ^ text.charCodeAt(place), PRIME);
  // FNV leaves the high bits of short texts alike.
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  return ((hash ^ (hash >>> 15)) >>> 0) / 0x1_0000_0000;
}
