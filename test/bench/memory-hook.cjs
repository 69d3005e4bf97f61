/** Loaded into the server by the bench: on SIGUSR2 collects what can be collected, and writes what is left to a file. */
const { writeFileSync } = require('node:fs');

process.on('SIGUSR2', () => {
  for (let round = 0; round < 4; round++) globalThis.gc();
  writeFileSync(process.env.FERRONIX_BENCH_MEMORY, JSON.stringify(process.memoryUsage()));
});
