import type { InstrumentItem } from "./instruments.ts";
import { readDecimal, readWhole, type TypedNumber } from "./numbers.ts";

/** What of an item tells how its number is read. */
export type AmountItem = Pick<InstrumentItem, "minimum" | "maximum" | "decimals" | "unit" | "typedAlso">;
export type TypedAmount = TypedNumber | { readonly problem: "range" | "other-unit" };

/** How people write the units. */
const WRITTEN: Readonly<Record<string, readonly string[]>> = { g: ["g", "gr", "gram", "grams"], kg: ["kg", "kilo", "kilogram", "kilograms"], ml: ["ml", "cc"] };

/**
 * Reads a number typed for an item, with or without its unit. Where the item may also be typed in another unit (3,05 kg for 3050 g), a unit
 * that was typed decides; without one every reading that falls into the item's range counts: one is taken, two are asked about, none is out of
 * range. Grams and kilograms of a baby never meet, so both are understood without being chosen. A unit that is none of the item's is refused.
 */
export function readAmount(typed: string, item: AmountItem): TypedAmount {
  const [, number = "", written = ""] = /^([^a-z]*?)\s*([a-z]*)$/i.exec(typed.trim()) ?? [];
  const unit = unitOf(written);
  const units = [item.unit, item.typedAlso?.unit];
  if (unit !== null && !units.includes(unit)) return { problem: unit === "?" ? "not-a-number" : "other-unit" };
  return inRange(item.typedAlso === undefined ? plain(number, item) : either(number, unit, item, item.typedAlso), item);
}

function unitOf(written: string): string | null {
  const word = written.toLowerCase();
  return word === "" ? null : Object.entries(WRITTEN).find(([, ways]) => ways.includes(word))?.[0] ?? "?";
}

function plain(number: string, { decimals = 0 }: AmountItem): TypedNumber | readonly number[] {
  const read = decimals > 0 ? readDecimal(number) : readWhole(number);
  return "value" in read ? [read.value] : read;
}

/** The readings of a number that may stand in either unit. With the item's own unit behind it, three digits after the mark are thousands: `3.200 g`. */
function either(number: string, unit: string | null, item: AmountItem, also: NonNullable<AmountItem["typedAlso"]>): TypedNumber | readonly number[] {
  if (number === "") return { problem: "empty" };
  if (!/^\d{1,6}([.,]\d{1,3})?$/.test(number)) return { problem: "not-a-number" };
  const [whole = "", part = ""] = number.split(/[.,]/);
  const inOther = Number(`${whole}${part.padEnd(also.decimals, "0")}`) * also.times / 10 ** also.decimals;
  if (unit === also.unit) return [inOther];
  if (unit === item.unit && unit !== null) return part === "" || part.length === 3 ? [Number(`${whole}${part}`)] : { problem: "not-a-number" };
  return part === "" ? [Number(whole), inOther] : [inOther];
}

function inRange(read: TypedNumber | readonly number[], { minimum = -Infinity, maximum = Infinity }: AmountItem): TypedAmount {
  if (!Array.isArray(read)) return read as TypedNumber;
  const fitting = [...new Set((read as readonly number[]).filter((value) => value >= minimum && value <= maximum))];
  return fitting.length === 0 ? { problem: "range" } : fitting.length === 1 ? { value: fitting[0]! } : { problem: "ambiguous" };
}
