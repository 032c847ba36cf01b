// Bundles the companion app into one folder: node build.mjs [output folder].
// The service worker is built last, because it carries the exact list of the other files and the hash over them.
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { cp, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";

const web = dirname(fileURLToPath(import.meta.url));
const out = resolve(process.argv[2] ?? join(web, "dist"));
const common = { bundle: true, minify: true, format: "esm", target: "es2022", legalComments: "none", external: ["/app/*"], logLevel: "warning" };

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
const { metafile } = await build({ ...common, splitting: true, metafile: true, entryPoints: { app: join(web, "ui/main.ts"), styles: join(web, "ui/styles.css") }, outdir: out });
await cp(join(web, "ui/static"), out, { recursive: true, filter: (file) => !file.startsWith(join(web, "ui/static/voice")) });

// What the first part needs besides itself is asked for together with it.
const first = Object.entries(metafile.outputs).find(([file]) => file.endsWith("/app.js"))[1];
const needed = first.imports.filter((one) => one.kind === "import-statement").map((one) => `  <link rel="modulepreload" href="/app/${basename(one.path)}">\n`);
const page = await readFile(join(out, "index.html"), "utf8");
await writeFile(join(out, "index.html"), page.replace("  <script ", `${needed.join("")}  <script `));

const files = (await readdir(out)).sort();
// The spoken clips are no part of a version: they are fetched after the app is usable, one language, and kept until they change.
const voice = {};
const voiceHash = createHash("sha256");
for (const language of ["id", "en"]) {
  await cp(join(web, "ui/static/voice", language), join(out, "voice", language), { recursive: true });
  voice[language] = (await readdir(join(out, "voice", language))).sort().map((file) => `/app/voice/${language}/${file}`);
  for (const file of voice[language]) voiceHash.update(file).update("\0").update(await readFile(join(out, file.slice("/app/".length))));
}
const voiceVersion = voiceHash.digest("hex").slice(0, 16);
const hash = createHash("sha256");
for (const file of files) {
  hash.update(file).update("\0").update(await readFile(join(out, file)));
}
hash.update(voiceVersion).update(await readFile(join(web, "sw/service-worker.ts")));

const version = hash.digest("hex").slice(0, 16);
const shell = files.filter((file) => file !== "index.html").map((file) => `/app/${file}`);
await build({
  ...common,
  format: "iife",
  entryPoints: { "service-worker": join(web, "sw/service-worker.ts") },
  outdir: out,
  define: { BUILD_VERSION: JSON.stringify(version), SHELL_FILES: JSON.stringify(["/app/", ...shell]), VOICE_VERSION: JSON.stringify(voiceVersion), VOICE_FILES: JSON.stringify(voice) },
});
// What the server's pages borrow from the app is no part of its shell: a phone does not keep it.
await build({ ...common, entryPoints: [{ in: join(web, "ui/sessions/drawing-page.ts"), out: "drawing" }, { in: join(web, "ui/drawing.css"), out: "drawing" }, { in: join(web, "ui/tokens.css"), out: "tokens" }], outdir: out });
await writeFile(join(out, "version.json"), JSON.stringify({ version, files: ["/app/", ...shell], voice }));

// The server sends these as they lie here: packing this tightly takes too long to do while somebody waits.
for (const file of (await readdir(out)).filter((one) => /\.(js|css|html|svg|webmanifest)$/.test(one))) {
  await writeFile(join(out, `${file}.br`), brotliCompressSync(await readFile(join(out, file))));
}
