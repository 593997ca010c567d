import type { ContentsVisitor, GraphStore, Stored } from '../../server/store/graph-store.ts';

export interface Contents {
  revision: number;
  counts: Parameters<ContentsVisitor['begin']>[0]['counts'];
  things: Stored[];
}

/** All that a store holds, in the order in which it hands it over. */
export async function contentsOf(store: GraphStore): Promise<Contents> {
  let contents: Contents | undefined;
  await store.visitContents({
    begin: (beginning) => void (contents = { ...beginning, things: [] }),
    stored: (thing) => contents?.things.push(thing),
  });
  return contents as Contents;
}

export async function* handedOver(things: readonly Stored[]): AsyncGenerator<Stored> {
  yield* things;
}
