// Bundles every *.test.ts with esbuild and hands the bundles to node's own test runner.
import { build } from "esbuild";
import { spawnSync } from "node:child_process";
import { readdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const web = dirname(fileURLToPath(import.meta.url));
const out = join(web, "node_modules/.lancar-tests");
const tests = (await readdir(join(web, "tests"))).filter((file) => file.endsWith(".test.ts"));

await rm(out, { recursive: true, force: true });
await build({
  entryPoints: tests.map((file) => join(web, "tests", file)),
  outdir: out,
  outExtension: { ".js": ".mjs" },
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  packages: "external",
  logLevel: "warning",
});

const built = tests.map((file) => join(out, file.replace(/\.ts$/, ".mjs")));
const run = spawnSync(process.execPath, ["--test", "--test-reporter=tap", ...built], {
  stdio: "inherit",
  cwd: web,
  env: { ...process.env, LANCAR_FIXTURES: join(web, "../fixtures") },
});
process.exit(run.status ?? 1);
