/** A mark for each place of the projection: 1 where the entity is among those that are meant. */
export type Marks = Readonly<Uint8Array>;
