import type { Zone } from "./mothers.ts";

/** Indonesia's three zones: hours ahead of UTC and the name the browser knows. None of them has summer time. */
export const ZONES: Readonly<Record<Zone, { readonly hours: number; readonly name: string }>> = {
  WIB: { hours: 7, name: "Asia/Jakarta" },
  WITA: { hours: 8, name: "Asia/Makassar" },
  WIT: { hours: 9, name: "Asia/Jayapura" },
};

/** The zone whose clock the phone shows, or WIB when it shows none of them. */
export function zoneOfPhone(offsetMinutes: number): Zone {
  const hours = -offsetMinutes / 60;
  return hours === 8 ? "WITA" : hours === 9 ? "WIT" : "WIB";
}

/** The instant of a local date (`2026-03-24`) and time (`14:05`) in a zone, or null when either is missing or does not exist. */
export function instantOf(date: string, time: string, zone: Zone): number | null {
  const day = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  const clock = /^(\d{2}):(\d{2})/.exec(time);
  if (day === null || clock === null) return null;
  const local = new Date(Date.UTC(Number(day[1]), Number(day[2]) - 1, Number(day[3]), Number(clock[1]), Number(clock[2])));
  const exists = local.toISOString().startsWith(`${date}T${clock[1]}:${clock[2]}`);
  return exists ? local.getTime() - ZONES[zone].hours * 3_600_000 : null;
}
