// Starts the real server process on a free port with a data folder of its own, and stops it by its id.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const DLL = resolve(process.env.LANCAR_SERVER_DLL ?? join(here, "../../../src/Lancar.Server/bin/Debug/net10.0/Lancar.Server.dll"));
const START_MS = 40_000;

export async function freePort() {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address();
  probe.close();
  await once(probe, "close");
  return port;
}

/** A server with demo data that can be stopped and started again on the same address with the same data. */
export class LancarServer {
  static async create() {
    const server = new LancarServer();
    server.data = await mkdtemp(join(tmpdir(), "lancar-e2e-"));
    server.port = await freePort();
    server.address = `http://127.0.0.1:${server.port}`;
    await server.start();
    return server;
  }

  async start() {
    this.output = "";
    this.process = spawn("dotnet", [DLL, "--urls", this.address, "--Lancar:Data", this.data, "--Lancar:Demo", "true", "--RateLimits:SignInPerMinute", "1000"], { stdio: ["ignore", "pipe", "pipe"] });
    for (const stream of [this.process.stdout, this.process.stderr]) stream.on("data", (bytes) => { this.output += bytes; });
    const deadline = Date.now() + START_MS;
    while (Date.now() < deadline) {
      if (this.process.exitCode !== null) throw new Error(`The server ended with ${this.process.exitCode}:\n${this.output}`);
      const answer = await fetch(`${this.address}/health`).catch(() => null);
      if (answer?.ok) return;
      await new Promise((wake) => setTimeout(wake, 100));
    }

    throw new Error(`The server did not answer in ${START_MS} ms:\n${this.output}`);
  }

  async stop() {
    if (this.process.exitCode !== null) return;
    const ended = once(this.process, "exit");
    this.process.kill("SIGTERM");
    const timer = setTimeout(() => this.process.kill("SIGKILL"), 10_000);
    await ended;
    clearTimeout(timer);
  }

  async remove() {
    await this.stop();
    await rm(this.data, { recursive: true, force: true });
  }
}
