/** How the tests run: everything under test/, in threads, without globals. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['test/**/*.test.ts'], testTimeout: 30_000, pool: 'threads' },
});
