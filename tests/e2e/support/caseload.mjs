// A caseload of synthetic mothers as the app's own facts: registered, consents, sessions that were followed to the end, and milk measured after each.
import { randomUUID } from "node:crypto";

const BATCH = 200;
const DEVICE = "0199c000-0000-7000-8000-000000000001";

/** Facts of `mothers` mothers, `perMother` each, the births twenty days before `nowMs`; device sequences count up. `signs` are the ids of the gate. */
export function caseload({ mothers, perMother, nowMs, signs }) {
  const answers = Object.fromEntries(signs.map((id) => [id, "no"]));
  const start = nowMs - 20 * 86_400_000;
  const facts = [];
  for (let m = 0; m < mothers; m++) {
    const motherId = randomId();
    const hers = [];
    const add = (type, atMs, payload) => {
      if (hers.length < perMother) hers.push({ id: randomId(), type, schema: 1, deviceId: DEVICE, deviceSequence: facts.length + hers.length + 1, occurredAt: new Date(atMs).toISOString(), motherId, corrects: null, payload });
    };
    add("mother.registered", start, { name: `Ibu Contoh ${m}`, birthAt: new Date(start - 7_200_000).toISOString(), zone: "WIB", deliveryMode: "vaginal", parity: 2, gestationalWeeks: 39, babies: 1, studyCode: null });
    for (const purpose of ["care", "research", "share-with-helper"]) add("consent.recorded", start, { purpose, given: true, textVersion: "1" });
    for (let half = 1; hers.length < perMother; half++) {
      const atMs = start + half * 43_200_000;
      const sessionId = randomId();
      const step = (type, after, payload = {}) => add(`session.${type}`, atMs + after, { sessionId, boot: "b", mono: after, ...payload });
      step("opened", 0, { protocolId: "who-derived", protocolVersion: 1, performer: "midwife" });
      step("signs-checked", 10_000, { answers });
      step("started", 20_000, { consent: true, comfortBefore: 5, position: "side-lying" });
      step("finished", 200_000);
      step("closed", 300_000, { comfortAfter: 7, adverse: [] });
      add("milk-volume.measured", atMs + 600_000, { measurementId: randomId(), volumeMl: 12.5, method: "hand", side: "both", minutes: 10, hoursSinceLastFeed: 2, instrumentVersion: 1 });
    }

    facts.push(...hers);
  }

  return facts;
}

/** Hands such a caseload in over the API as a phone would, in the name of the midwife who is signed in; answers how many mothers she then sees. */
export async function seed(request, address, { mothers, perMother }) {
  const get = async (path) => (await request.get(address + path)).json();
  const { account } = await get("/api/sync/roster");
  const { gate } = await get("/api/content");
  const facts = caseload({ mothers, perMother, nowMs: Date.now(), signs: gate.signs.map((sign) => sign.id) });
  for (let from = 0; from < facts.length; from += BATCH) {
    const answer = await request.post(`${address}/api/sync/events`, { headers: { "X-Lancar-Device": DEVICE, "X-Lancar-Account": account.id }, data: { events: facts.slice(from, from + BATCH) } });
    if (!answer.ok()) throw new Error(`${answer.status()} ${await answer.text()}`);
    const refused = (await answer.json()).receipts.find((one) => one.status !== "accepted");
    if (refused !== undefined) throw new Error(`Refused: ${JSON.stringify(refused)}`);
  }

  return (await get("/api/sync/roster")).mothers.length;
}

/** As random as real ones: counted ids would let a caseload be compressed to less than any phone's. */
function randomId() {
  const random = randomUUID();
  return `0199a${random.slice(5, 14)}7${random.slice(15)}`;
}
