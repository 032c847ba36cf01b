// A telephone line between phone and server: so many bits a second for everything that comes down together, so long there and back, and a count of what came.
// The service worker goes through it too, which a browser's own slowing-down leaves out.
import { once } from "node:events";
import { connect, createServer } from "node:net";
import { freePort } from "./server.mjs";

const PIECE_BYTES = 1_460;

/** Waits for a moment of `performance.now()`. */
const at = (moment) => new Promise((wake) => setTimeout(wake, Math.max(0, moment - performance.now())));

export class SlowLine {
  /** At first the line slows nothing: `bitsPerSecond` is Infinity and `roundTripMs` 0. Both may be changed while it runs. `down` counts bytes. */
  static async create(target) {
    const line = Object.assign(new SlowLine(), { bitsPerSecond: Infinity, roundTripMs: 0, down: 0, freeAt: 0, open: new Set() });
    const { hostname, port } = new URL(target);
    line.server = createServer((phone) => line.carry(phone, connect(Number(port), hostname)));
    const own = await freePort();
    line.server.listen(own, "127.0.0.1");
    await once(line.server, "listening");
    line.address = `http://127.0.0.1:${own}`;
    return line;
  }

  carry(phone, server) {
    const connected = performance.now() + this.roundTripMs; // a connection costs a round trip before the first byte
    this.send(phone, server, (bytes) => [[bytes, Math.max(connected, performance.now()) + this.roundTripMs / 2]]);
    this.send(server, phone, (bytes) => this.pieces(bytes));
  }

  /** Takes what one side says to the other, in order, each part at its moment; then its farewell. */
  send(from, to, parts) {
    this.open.add(from);
    let before = Promise.resolve();
    from.on("data", (bytes) => {
      for (const [part, moment] of parts(bytes)) before = before.then(() => at(moment)).then(() => { if (to.writable) to.write(part); });
    });
    from.on("error", () => undefined);
    from.on("close", () => {
      this.open.delete(from);
      void before.then(() => to.end());
    });
  }

  /** One piece after the other over the whole line; each arrives half a round trip after it left. */
  pieces(bytes) {
    const parts = [];
    for (let from = 0; from < bytes.length; from += PIECE_BYTES) {
      const piece = bytes.subarray(from, from + PIECE_BYTES);
      this.freeAt = Math.max(this.freeAt, performance.now()) + (piece.length * 8_000) / this.bitsPerSecond;
      this.down += piece.length;
      parts.push([piece, this.freeAt + this.roundTripMs / 2]);
    }

    return parts;
  }

  async close() {
    this.server.close();
    for (const side of this.open) side.destroy();
    await once(this.server, "close");
  }
}
