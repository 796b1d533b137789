// Plain JavaScript on purpose: it must be able to speak on a Node that cannot read TypeScript. Everything else in this
// folder is started through it, so that a wrong Node is named in one sentence and not in a stack trace.
const wanted = 24;
const [name, ...rest] = process.argv.slice(2);
if (Number(process.versions.node.split('.')[0]) !== wanted) {
  console.error(
    `walkup: this needs Node ${wanted}, and runs on ${process.version}. Node ${wanted} comes with "npm ci" (its install ` +
      'scripts must be allowed to run); start it with "npm start", "npm test" or "npm run …", which put it first in PATH.',
  );
  process.exit(1);
}
process.argv = [process.argv[0], import.meta.filename, ...rest];
const { main } = await import(`./${name}.ts`);
process.exitCode = await main(rest);
