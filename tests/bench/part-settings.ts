/** What a part is told; it answers its section of docs/measurements.md. */
export interface PartSettings {
  /** The folder of the register. */
  data: string;
  /** Where filled stores lie. */
  folder: string;
  engines: readonly ('sqlite' | 'neo4j')[];
  /** Only operations whose names hold this. */
  only: string;
  /** Flags of the measured server's Node. */
  flags: readonly string[];
  say(line: string): void;
}
