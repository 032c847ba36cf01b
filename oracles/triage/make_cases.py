"""Writes fixtures/triage/*.json: the truth tables of the four decision tables.

The rules below are typed by hand from the domain brief (DOMAIN 5.1-5.4, 1.11) and know nothing of data/triage or of the two programs:
a threshold, window or level that is changed in only one place makes cases fail. Run from the root: python3 oracles/triage/make_cases.py
"""
import json
import os
from fractions import Fraction as F

RED, AMBER = "red", "amber"
END = None  # no last hour

# question: (kind, well answer, step, waits for a yes to, [(sign, level, limit kind, limit, first hour, hour it ends)])
YES = lambda *rules, waits=None: ("yes-no", "no", None, waits, list(rules))
NUM = lambda well, step, *rules, waits=None: ("number", well, step, waits, list(rules))
rule = lambda sign, level, first=0, end=END: (sign, level, "yes", None, first, end)
least = lambda sign, level, limit, first=0, end=END: (sign, level, "at-least", limit, first, end)
below = lambda sign, level, limit, first=0, end=END: (sign, level, "below", limit, first, end)
one = lambda sign, level, first=0, end=END: YES(rule(sign, level, first, end))

DAY = 24
TABLES = {
    "mother": {
        "bleeding": one("bleeding", RED), "very-unwell": one("very-unwell", RED), "convulsion": one("convulsion", RED),
        "headache-vision": one("headache-vision", RED), "swelling": one("swelling", RED),
        "systolic": NUM("120", "1", least("systolic-high", RED, "140")), "diastolic": NUM("80", "1", least("diastolic-high", RED, "90")),
        "temperature": NUM("36.8", "0.1", least("fever", RED, "38.0")),
        "foul-lochia": one("foul-lochia", RED), "wound": one("wound", RED), "breath-chest": one("breath-chest", RED), "calf": one("calf", RED),
        "harm-thoughts": one("harm-thoughts", RED), "pain": one("pain", AMBER), "urine": one("urine", AMBER),
    },
    "breast": {
        "temperature": NUM("36.8", "0.1", least("fever", RED, "38.0")),
        "very-ill": one("very-ill", RED), "soft-lump": one("soft-lump", RED), "skin-breakdown": one("skin-breakdown", RED),
        "red-hot": one("red-hot", AMBER), "nipple-infected": one("nipple-infected", AMBER),
        "full-24h": one("full-24h", AMBER, 2 * DAY), "lump-24h": one("lump-24h", AMBER, DAY),
        "orange-peel": one("orange-peel", AMBER), "antibiotic-10d": one("antibiotic-10d", AMBER, 10 * DAY),
    },
    "baby": {
        "not-feeding": one("not-feeding", RED), "convulsion": one("convulsion", RED), "still": one("still", RED),
        "breathing": NUM("45", "1", least("fast-breathing", RED, "60")), "chest-indrawing": one("chest-indrawing", RED),
        "temperature": NUM("36.8", "0.1", least("too-warm", RED, "37.5"), below("too-cold", RED, "35.5")),
        "jaundice": YES(rule("jaundice-first-day", RED, 0, DAY), rule("jaundice-visible", AMBER, DAY, 14 * DAY), rule("jaundice-long", AMBER, 14 * DAY)),
        "jaundice-palms": one("jaundice-palms", RED), "jaundice-sleepy": one("jaundice-sleepy", RED), "cord": one("cord", RED),
        "eyes": one("eyes", RED), "vomiting": one("vomiting", RED), "watery-stool": one("watery-stool", RED), "pale-stool": one("pale-stool", RED),
        "feeds": NUM("10", "1", below("few-feeds", AMBER, "8", DAY, 28 * DAY)), "sleepy": one("sleepy", AMBER),
        "wet-nappies": NUM("8", "1", *[below(f"wet-day-{day}", AMBER, limit, day * DAY, 28 * DAY if day == 7 else (day + 1) * DAY)
                                       for day, limit in ((1, "1"), (2, "1"), (3, "3"), (4, "3"), (5, "5"), (6, "5"), (7, "6"))]),
        "urine-colour": one("urine-colour", AMBER), "no-stool": one("no-stool", AMBER, DAY, 28 * DAY),
        "stool-black": one("stool-not-changed", AMBER, 3 * DAY, 5 * DAY), "stool-not-yellow": one("stool-not-yellow", AMBER, 5 * DAY, 28 * DAY),
        "weight-loss": NUM("0", "0.1", least("weight-loss-7", AMBER, "7.0", 0, 14 * DAY), least("weight-loss-10", AMBER, "10.0"),
                           least("below-birth-weight", AMBER, "0.1", 14 * DAY)),
    },
    "mood": {
        "harm-self": one("harm-self", RED), "harm-baby": one("harm-baby", RED), "sadness": one("sadness", AMBER, 14 * DAY),
        "screened": YES(), "self-harm-item": YES(rule("self-harm-item", RED), waits="screened"),
        "screening-score": NUM("3", "1", least("screening-score", AMBER, "10", 7 * DAY), waits="screened"),
    },
}


def counts(r, hour):
    return hour >= r[4] and (r[5] is None or hour < r[5])


def expected(table, hour, answers):
    """Slow and plain: every question, every rule, one after the other."""
    found, unknown = [], []
    for name, (kind, _, _, waits, rules) in table.items():
        alive = any(counts(r, hour) for r in rules)
        awaited = any(other[3] == name and any(counts(r, hour) for r in other[4]) for other in table.values())
        if not (alive or awaited):
            continue
        if waits is not None and answers.get(waits, "unknown") != "yes":
            continue
        answer = answers.get(name, "unknown")
        if answer == "unknown":
            unknown.append(name)
            continue
        for r in rules:
            if not counts(r, hour):
                continue
            if r[2] == "yes":
                there = answer == "yes"
            elif r[2] == "at-least":
                there = F(answer) >= F(r[3])
            else:
                there = F(answer) < F(r[3])
            if there:
                found.append((r[0], r[1]))
    reds = [sign for sign, level in found if level == RED]
    ambers = [sign for sign, level in found if level == AMBER]
    level = RED if reds else AMBER if ambers else "not-known" if unknown else "clear"
    return {"level": level, "findings": reds + ambers, "open": unknown}


def json_number(text):
    return float(text) if "." in text else int(text)


def written(answers, table):
    return {name: answer if answer in ("yes", "no", "unknown") else json_number(answer) for name, answer in answers.items()}


def well(table):
    return {name: spec[1] for name, spec in table.items()}


def shown(r, step):
    """An answer that shows the sign."""
    if r[2] == "yes":
        return "yes"
    return r[3] if r[2] == "at-least" else text_of(F(r[3]) - F(step), step)


def text_of(value, step):
    return f"{float(value):.1f}" if "." in step else str(int(value))


def cases_of(name, table):
    cases = []

    def case(title, hour, answers):
        cases.append({"name": title, "hours": hour, "answers": written(answers, table), "expect": expected(table, hour, answers)})

    for hour in (0, 23, 24, 71, 72, 119, 120, 167, 168, 335, 336, 671, 672, 1008):
        case(f"all well at {hour} h", hour, well(table))
        case(f"nothing answered at {hour} h", hour, {})
    for question, (kind, fine, step, waits, rules) in table.items():
        base = {**well(table), **({waits: "yes"} if waits else {})}
        if not rules:
            for word in ("yes", "no", "unknown"):
                case(f"{question} = {word}", 200, {**base, question: word})
            case(f"{question} missing", 200, {k: v for k, v in base.items() if k != question})
        for r in rules:
            inside = r[4] if r[5] is None else (r[4] + r[5]) // 2
            if kind == "yes-no":
                for word in ("yes", "no", "unknown"):
                    case(f"{r[0]}: {question} = {word} at {inside} h", inside, {**base, question: word})
            else:
                at = F(r[3])
                for offset in (-1, 0, 1):
                    if at + offset * F(step) < 0:
                        continue
                    value = text_of(at + offset * F(step), step)
                    case(f"{r[0]}: {question} = {value} at {inside} h", inside, {**base, question: value})
                case(f"{r[0]}: {question} = unknown at {inside} h", inside, {**base, question: "unknown"})
            case(f"{r[0]}: {question} missing at {inside} h", inside, {k: v for k, v in base.items() if k != question})
            for edge in {r[4], r[5]} - {0, None}:
                for hour in (edge - 1, edge, edge + 1):
                    case(f"{r[0]}: shown at {hour} h", hour, {**base, question: shown(r, step)})
                    case(f"{r[0]}: not known at {hour} h", hour, {**base, question: "unknown"})
        if waits:
            for word in ("yes", "no", "unknown"):
                for hour in (0, 167, 168, 400):
                    answer = "yes" if kind == "yes-no" else shown(rules[0], step)
                    case(f"{question} shown, {waits} = {word} at {hour} h", hour, {**base, waits: word, question: answer})
    names = list(table)
    for i, first in enumerate(names):
        second = names[(i + 1) % len(names)]
        for a in pair_answers(table[first]):
            for b in pair_answers(table[second]):
                base = {**well(table), **{spec[3]: "yes" for spec in (table[first], table[second]) if spec[3]}}
                case(f"{first} = {a}, {second} = {b} at 200 h", 200, {**base, first: a, second: b})
    return cases


def pair_answers(spec):
    kind, fine, step, _, rules = spec
    live = [r for r in rules if counts(r, 200)]
    return [fine, "unknown"] + ([shown(live[0], step)] if live else ["yes"] if kind == "yes-no" else [])


root = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "fixtures", "triage")
total = 0
for name, table in TABLES.items():
    cases = cases_of(name, table)
    total += len(cases)
    with open(os.path.join(root, f"{name}.json"), "w") as file:
        lines = ",\n".join("    " + json.dumps(each, ensure_ascii=False) for each in cases)
        file.write('{\n  "table": "%s",\n  "version": 1,\n  "cases": [\n%s\n  ]\n}\n' % (name, lines))
with open(os.path.join(root, "MANIFEST.json"), "w") as file:
    json.dump({
        "origin": "oracles/triage/make_cases.py: rules typed by hand from DOMAIN 5.1-5.4 and 1.11, read by a plain loop that knows neither data/triage nor the two programs.",
        "cases": total,
        "usedBy": ["Lancar.Domain/Care/Triage (C#)", "web/care/triage.ts (TypeScript)"],
    }, file, indent=2)
    file.write("\n")
print(total, "cases")
