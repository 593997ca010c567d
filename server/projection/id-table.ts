/** Finds the place of an id without an object in memory for each: open addressing over shared numbers. */

const FREE = 0;
/** At most half of the slots are taken, so that a search ends soon. */
const SLOTS_PER_ID = 2;

/** A table from id to place for ids in the order of their places; a twice-given id leads to its last place. */
export function buildIdTable(ids: readonly string[]): Uint32Array<SharedArrayBuffer> {
  const size = powerOfTwoFrom(Math.max(2, ids.length * SLOTS_PER_ID));
  const slots = new Uint32Array(new SharedArrayBuffer(size * 4));
  for (const [place, id] of ids.entries())
    slots[slotOf(slots, id, (other) => ids[other] as string)] = place + 1;
  return slots;
}

/** The place of an id, or undefined; `idAt` tells the id of a place. */
export function findPlace(
  slots: Uint32Array,
  id: string,
  idAt: (place: number) => string,
): number | undefined {
  const taken = slots[slotOf(slots, id, idAt)] as number;
  return taken === FREE ? undefined : taken - 1;
}

/** The slot that holds the id, or the free one where it belongs. */
function slotOf(slots: Uint32Array, id: string, idAt: (place: number) => string): number {
  const mask = slots.length - 1;
  let slot = hashOf(id) & mask;
  for (;;) {
    const taken = slots[slot] as number;
    if (taken === FREE || idAt(taken - 1) === id) return slot;
    slot = (slot + 1) & mask;
  }
}

/** FNV-1a over UTF-16 code units. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}

function powerOfTwoFrom(least: number): number {
  return 2 ** Math.ceil(Math.log2(least));
}
