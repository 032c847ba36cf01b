// Stands between phone and server and, once told, hands out the service worker of a newer version, as a deployment would.
import { once } from "node:events";
import { createServer, request } from "node:http";
import { freePort } from "./server.mjs";

export class UpdatingProxy {
  static async create(target) {
    const proxy = new UpdatingProxy();
    proxy.version = null;
    proxy.asked = [];
    const { hostname, port } = new URL(target);
    proxy.server = createServer((from, to) => {
      proxy.asked.push(from.url);
      const { "if-none-match": known, ...headers } = from.headers; // the entity tag belongs to the old version
      const onward = request({ hostname, port, path: from.url, method: from.method, headers: { ...headers, "accept-encoding": "identity" } }, (answer) => proxy.answer(from, to, answer));
      onward.on("error", () => to.destroy());
      from.pipe(onward);
    });
    const own = await freePort();
    proxy.server.listen(own, "127.0.0.1");
    await once(proxy.server, "listening");
    proxy.address = `http://127.0.0.1:${own}`;
    return proxy;
  }

  /** From now on the service worker carries this version: other bytes, another cache. */
  deploy(version) {
    this.version = version;
  }

  answer(from, to, answer) {
    if (this.version === null || from.url !== "/app/service-worker.js" || answer.statusCode !== 200) {
      to.writeHead(answer.statusCode, answer.headers);
      answer.pipe(to);
      return;
    }

    let text = "";
    answer.setEncoding("utf8").on("data", (part) => { text += part; }).on("end", () => {
      const { etag, "content-length": length, ...headers } = answer.headers;
      to.writeHead(200, headers);
      const newer = text.replace(/"[0-9a-f]{16}"/, `"${this.version}"`);
      if (newer === text) throw new Error("The service worker carries no version to replace.");
      to.end(newer);
    });
  }

  async close() {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, "close");
  }
}
