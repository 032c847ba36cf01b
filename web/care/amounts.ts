import type { InstrumentItem } from "./instruments.ts";
import { readDecimal, readWhole, type TypedNumber } from "./numbers.ts";

const UNIT = /\s*(g|gr|gram|grams|kg|ml|cc)$/i;

/**
 * Reads a number typed for an item. Where the item may also be typed in another unit (3,05 kg for 3050 g), every reading that
 * falls into the item's range counts: one is taken, two are asked about, none is out of range. Grams and kilograms of a baby
 * never meet, so both are understood without being chosen.
 */
export function readAmount(typed: string, item: InstrumentItem): TypedNumber | { readonly problem: "range" } {
  const [min, max] = [item.minimum ?? -Infinity, item.maximum ?? Infinity];
  const inRange = (value: number) => value >= min && value <= max;
  if (item.typedAlso === undefined) {
    const read = (item.decimals ?? 0) > 0 ? readDecimal(typed) : readWhole(typed);
    return "value" in read && !inRange(read.value) ? { problem: "range" } : read;
  }

  const text = typed.trim().replace(UNIT, "");
  if (text === "") return { problem: "empty" };
  if (!/^\d{1,6}([.,]\d{1,3})?$/.test(text)) return { problem: "not-a-number" };
  const [whole = "", part = ""] = text.split(/[.,]/);
  const { times, decimals } = item.typedAlso;
  const inOther = Number(`${whole}${part.padEnd(decimals, "0")}`) * times / 10 ** decimals;
  const readings = [part === "" ? Number(whole) : NaN, inOther].filter(inRange);
  const distinct = [...new Set(readings)];
  return distinct.length === 0 ? { problem: "range" } : distinct.length === 1 ? { value: distinct[0]! } : { problem: "ambiguous" };
}
