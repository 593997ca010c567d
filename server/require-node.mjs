// Plain JavaScript, for an older Node cannot read the TypeScript that says so.
const LEAST = 24;
const major = Number(process.versions.node.split('.')[0]);
if (major < LEAST) {
  console.error(
    `Solmu needs Node ${LEAST} or newer, this is ${process.versions.node}. On Linux "npm ci" brings it and "npm start" uses it; elsewhere install Node ${LEAST} from nodejs.org.`,
  );
  process.exit(1);
}
