"""Writes fixtures/worklist: facts of one mother, a moment, and what follows from them by the rules of fixtures/worklist/README.md.

The facts are spelled out by small functions; what is expected is written down by hand, never computed here.
Run: python3 oracles/worklist/make_cases.py
"""
import json
from datetime import datetime, timedelta, timezone
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
OUT = ROOT / "fixtures" / "worklist"
SIGNS = [sign["id"] for sign in json.loads((ROOT / "data/triage/before-massage.json").read_text())["signs"]]
BIRTH = datetime(2026, 11, 20, 8, 0, tzinfo=timezone.utc)  # 15.00 WIB
HOUR, MINUTE = 3_600_000, 60_000


def ms(text_or_hours):
    return round(text_or_hours * HOUR)


def iso(at_ms):
    moment = BIRTH + timedelta(milliseconds=at_ms)
    return moment.strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03d}Z"


def fact(kind, at_ms, payload, corrects=None):
    one = {"type": kind, "occurredAt": iso(at_ms), "payload": payload}
    if corrects is not None:
        one["corrects"] = corrects
    return one


def uuid(tag, number):
    return f"0199a000-0000-7000-8{tag:03x}-{number:012x}"


def registered(at=1, babies=1, zone="WIB"):
    return fact("mother.registered", ms(at), {"name": "Ibu Contoh", "birthAt": iso(0), "zone": zone, "deliveryMode": "vaginal", "parity": 2,
                                              "gestationalWeeks": 39, "babies": babies, "studyCode": None})


def care(at=1, given=True):
    return fact("consent.recorded", ms(at), {"purpose": "care", "given": given, "textVersion": "1"})


def in_care(**values):
    return [registered(**values), care()]


def session(number, at, protocol="doko", minutes=15, stop=None, adverse=(), sign=None, close=True, at_ms=None):
    """Opened, checked, begun 20 s later, massaged for so many minutes, finished or stopped, closed a minute after that."""
    start = ms(at) if at_ms is None else at_ms
    common = lambda after: {"sessionId": uuid(1, number), "boot": f"b{number}", "mono": 1000 + after}
    facts = [fact("session.opened", start, {**common(0), "protocolId": protocol, "protocolVersion": 1, "performer": "husband"}),
             fact("session.signs-checked", start + 10_000, {**common(10_000), "answers": {one: "yes" if one == sign else "no" for one in SIGNS}})]
    if sign is not None:
        return facts
    facts.append(fact("session.started", start + 20_000, {**common(20_000), "consent": True, "comfortBefore": 5, "position": "side-lying"}))
    end = 20_000 + round(minutes * MINUTE)
    if not close:
        return facts + [fact("session.paused", start + end, {**common(end), "reason": "call"})]
    facts.append(fact("session.finished", start + end, common(end)) if stop is None else fact("session.stopped", start + end, {**common(end), "reason": stop}))
    facts.append(fact("session.closed", start + end + MINUTE, {**common(end + MINUTE), "comfortAfter": 7, "adverse": list(adverse)}))
    return facts


def closed_at(at, minutes=15):
    """The last moment of a session opened at this hour."""
    return ms(at) + 20_000 + round(minutes * MINUTE) + MINUTE


def volume(number, at, ml, method="hand", side="both", corrects=None, identity=None):
    one = fact("milk-volume.measured", ms(at), {"measurementId": uuid(2, number), "volumeMl": ml, "method": method, "side": side, "minutes": 10,
                                                "hoursSinceLastFeed": 2, "instrumentVersion": 1}, corrects)
    if identity is not None:
        one["id"] = identity
    return one


ITEMS = [item["id"] for item in json.loads((ROOT / "data/instruments/milk-score.json").read_text())["items"]]


def score(number, at, yes, no):
    answers = ["yes"] * yes + ["no"] * no + ["not-applicable"] * (16 - yes - no)
    return fact("milk-score.observed", ms(at), {"measurementId": uuid(3, number), "answers": dict(zip(ITEMS, answers)), "instrumentVersion": 1})


def plan(number, at, protocol="doko", per_day=2, days=3, window=None, performer="husband", at_ms=None):
    return fact("plan.made", ms(at) if at_ms is None else at_ms, {"planId": uuid(4, number), "protocolId": protocol, "protocolVersion": 1, "performer": performer,
                                  "sessionsPerDay": per_day, "days": days, "startWindowHours": window})


def plan_ended(number, at, reason="completed"):
    return fact("plan.ended", ms(at), {"planId": uuid(4, number), "reason": reason})


def recalled(number, at, minutes=10, protocol=None, corrects=None, identity=None):
    one = fact("massage.recalled", ms(at), {"recallId": uuid(5, number), "minutes": minutes, "performer": "husband", "protocolId": protocol}, corrects)
    if identity is not None:
        one["id"] = identity
    return one


def visit(number, at, schedule="kf", baby=None, version=None, at_ms=None, corrects=None, identity=None):
    one = fact("visit.recorded", ms(at) if at_ms is None else at_ms, {"visitId": uuid(6, number), "schedule": schedule,
               "scheduleVersion": version or {"kf": 2, "kn": 1}[schedule], "baby": baby, "place": "home"}, corrects)
    if identity is not None:
        one["id"] = identity
    return one


TABLES = {name: json.loads((ROOT / f"data/triage/{name}.json").read_text()) for name in ("mother", "breast", "baby", "mood")}
USUAL = {"systolic": 120, "diastolic": 80, "temperature": 36.8, "breathing": 45, "feeds": 10, "wet-nappies": 8, "weight-loss": 0}


def assessed(number, at, table, baby=None, **differing):
    """An assessment in which all is well but for what differs; an underscore stands for the hyphen of a question."""
    answers = {one["id"]: USUAL[one["id"]] if one.get("number") and one["id"] in USUAL else "no" for one in TABLES[table]["questions"] if not one.get("askedWhenYes")}
    answers.update({key.replace("_", "-"): value for key, value in differing.items()})
    return fact("assessment.recorded", ms(at), {"assessmentId": uuid(7, number), "table": table, "tableVersion": 1, "baby": baby, "answers": answers})


def referred(number, at, because="judgement", cause=None, urgency="now", observation=None):
    return fact("referral.made", ms(at), {"referralId": uuid(8, number), "because": because, "becauseId": cause, "urgency": urgency, "to": None,
                                          **({} if observation is None else {"observationId": observation})})


def closed(number, at, outcome):
    return fact("referral.closed", ms(at), {"referralId": uuid(8, number), "outcome": outcome, "note": None})


def cleared(number, at, because, cause):
    return fact("clearance.recorded", ms(at), {"clearanceId": uuid(9, number), "because": because, "becauseId": cause})


def observed(number, at, instrument, values, baby=None, corrects=None, identity=None):
    one = fact("observation.recorded", ms(at), {"observationId": uuid(10, number), "instrumentId": instrument, "instrumentVersion": 1, "baby": baby, "values": values}, corrects)
    if identity is not None:
        one["id"] = identity
    return one


def left_care(at, reason="finished"):
    return fact("mother.left-care", ms(at), {"reason": reason})


def returned(at):
    return fact("mother.returned", ms(at), {})


CASES = {}


def case(name, facts, now, reasons=None, adherence=None, visits=None, now_ms=None, gone=None, as_written=False):
    expect = {}
    if gone is not None:
        expect["gone"] = gone
    if reasons is not None:
        expect["reasons"] = [{"reason": one[0], "detail": one[1], "since": iso(one[2])} for one in reasons]
    if adherence is not None:
        expect["adherence"] = {key: iso(value) if key == "dueSince" and value is not None else value for key, value in adherence.items()}
    if visits is not None:
        expect["visits"] = visits
    assert name not in CASES and expect
    CASES[name] = {"name": name.replace("-", " "), "now": iso(ms(now) if now_ms is None else now_ms), "facts": facts if as_written else sorted(facts, key=lambda one: one["occurredAt"]), "expect": expect}


SEEN = [visit(90, 8), visit(91, 8, "kn", 1)]  # KF1 and KN1 done
KF1_CLOSING = ("visit-closing", "KF1,KN1", 6 * HOUR)

# What is asked for first
case("new-mother", [registered()], 2, [("no-care-consent", None, HOUR), ("no-baseline", None, HOUR)])
case("consent-withdrawn", [*in_care(), volume(1, 2, 3), care(3, False)], 10, [("no-care-consent", None, 3 * HOUR)])
case("baseline-leaves-the-session", [*in_care(), volume(1, 2, 3)], 4, [("no-session", None, HOUR)])
case("plan-takes-the-place-of-no-session", [*in_care(), volume(1, 2, 3), plan(1, 3)], 3.5, [("session-due", "0/1", 3 * HOUR)])
case("no-consent-no-visits", [registered()], 20, [("no-care-consent", None, HOUR), ("no-baseline", None, HOUR)])

# After a session
case("red-sign", [*in_care(), volume(1, 2, 3), *session(1, 5, sign="heavy-bleeding")], 5.5, [("referral-open", "sign.heavy-bleeding", ms(5))])
case("red-sign-silences-the-plan", [*in_care(), volume(1, 2, 3), plan(1, 3), *session(1, 5, sign="heavy-bleeding")], 5.5, [("referral-open", "sign.heavy-bleeding", ms(5))])
case("stopped-with-effects", [*in_care(), volume(1, 2, 3), *session(1, 3, minutes=4, stop="dizziness", adverse=["dizziness", "skin"])], 4,
     [("referral-open", "stop.dizziness", ms(3)), ("stopped-early", "dizziness", closed_at(3, 4)), ("adverse-effect", "dizziness,skin", closed_at(3, 4)), ("not-measured-since-session", None, closed_at(3, 4))])
case("left-open", [*in_care(), volume(1, 2, 3), *session(1, 3, minutes=4, close=False)], 3.5,
     [("session-left-open", "paused", ms(3) + 20_000 + 4 * MINUTE), ("session-due", "1/2", ms(3) + 20_000 + 4 * MINUTE)])
case("measured-after-session", [*in_care(), *SEEN, *session(1, 9, protocol="who-derived", minutes=2.5), volume(1, 10, 3)], 10.5, [])

# Visits: the first instant belongs to the window, the last does not
for tag, shift in (("minus-1", -1), ("at", 0), ("plus-1", 1)):
    inside_start = shift >= 0
    case(f"window-begins-{tag}", in_care(), 0, now_ms=6 * HOUR + shift,
         visits={"kf": ["due" if inside_start else "ahead", "ahead", "ahead", "ahead"], "kn:1": ["due" if inside_start else "ahead", "ahead", "ahead"]})
    case(f"window-ends-{tag}", in_care(), 0, now_ms=48 * HOUR + shift,
         visits={"kf": ["missed", "due", "ahead", "ahead"] if shift >= 0 else ["due", "ahead", "ahead", "ahead"]})
    case(f"visit-at-first-instant-{tag}", [*in_care(), visit(1, 0, at_ms=6 * HOUR + shift)], 7, visits={"kf": ["done" if shift >= 0 else "due", "ahead", "ahead", "ahead"]})
    case(f"visit-at-last-instant-{tag}", [*in_care(), visit(1, 0, at_ms=48 * HOUR + shift)], 50,
         visits={"kf": ["missed", "done", "ahead", "ahead"] if shift >= 0 else ["done", "due", "ahead", "ahead"]})
    case(f"closing-{tag}", [*in_care(), volume(1, 2, 3), *SEEN, plan(1, 3, days=1)], 0, now_ms=(168 - 48) * HOUR + shift,
         reasons=[("visit-closing" if shift >= 0 else "visit-due", "KF2,KN2", 48 * HOUR)])
case("visits-due-and-closing", [*in_care(), volume(1, 2, 3), plan(1, 3, days=1)], 7, [KF1_CLOSING, ("session-due", "0/1", 3 * HOUR)])
case("visit-outside-fills-nothing", [*in_care(), visit(1, 4)], 7, visits={"kf": ["due", "ahead", "ahead", "ahead"]})
case("visit-of-the-older-form-counts-by-its-moment", [*in_care(), visit(1, 30, version=1)], 50, visits={"kf": ["done", "due", "ahead", "ahead"]})
case("first-visit-in-the-window-fills-it", [*in_care(), visit(1, 30), visit(2, 20)], 31, visits={"kf": ["done", "ahead", "ahead", "ahead"]})
case("a-corrected-visit-leaves-its-window", [*in_care(), visit(1, 40, identity="0199a000-0000-7000-8fff-000000000001"), visit(1, 50, corrects="0199a000-0000-7000-8fff-000000000001")], 51,
     visits={"kf": ["missed", "done", "ahead", "ahead"]})
case("twins-have-a-visit-each", [*in_care(babies=2), visit(1, 8), visit(2, 8, "kn", 2)], 9, visits={"kf": ["done", "ahead", "ahead", "ahead"], "kn:1": ["due", "ahead", "ahead"], "kn:2": ["done", "ahead", "ahead"]})
case("twins-on-the-list", [*in_care(babies=2), volume(1, 2, 3), visit(1, 8), visit(2, 8, "kn", 2), plan(1, 3, days=1)], 8.5, [("visit-closing", "KN1:1", 6 * HOUR), ("session-due", "0/1", 3 * HOUR)])
case("overdue-when-the-one-before-was-missed", [*in_care(), volume(1, 2, 3), plan(1, 3, days=1)], 60, [("visit-overdue", "KF2,KN2", 48 * HOUR)])
case("only-the-missed-one-is-overdue", [*in_care(), volume(1, 2, 3), visit(1, 8), plan(1, 3, days=1)], 60, [("visit-overdue", "KN2", 48 * HOUR), ("visit-due", "KF2", 48 * HOUR)])
case("the-last-window-passed", [*in_care(), volume(1, 2, 3), plan(1, 3, days=1)], 1008, [], visits={"kf": ["missed"] * 4, "kn:1": ["missed"] * 3})

# Plan and adherence. The plan is made at 18.00 WIB: 6 of 24 hours are left of that day, so two a day ask for one.
DAY1 = [*in_care(), volume(1, 2, 3), *SEEN, plan(1, 3)]
MIDNIGHT = 9 * HOUR  # 00.00 WIB after the birth at 15.00
DOSE = 15 * MINUTE
BASE = {"expectedSessions": 0, "expectedMs": 0, "plannedSessions": 6, "sessions": 0, "wholeSessions": 0, "deliveredMs": 0, "otherSessions": 0, "recalledSessions": 0,
        "recalledMinutes": 0, "givenToday": 0, "expectedToday": 1, "dueSince": 3 * HOUR, "start": None, "over": False}
case("the-rest-of-the-first-day-asks-for-its-share", DAY1, 4, adherence=BASE)
case("the-day-ends-minus-1", DAY1, 0, now_ms=MIDNIGHT - 1, adherence=BASE)
case("the-day-ends-at", DAY1, 0, now_ms=MIDNIGHT, adherence={**BASE, "expectedSessions": 1, "expectedMs": DOSE, "expectedToday": 2, "dueSince": MIDNIGHT})
case("the-day-ends-plus-1", DAY1, 0, now_ms=MIDNIGHT + 1, adherence={**BASE, "expectedSessions": 1, "expectedMs": DOSE, "expectedToday": 2, "dueSince": MIDNIGHT})
case("half-a-day-asks-for-one-of-two", [*in_care(), plan(1, 21)], 22, adherence={**BASE, "expectedToday": 1, "dueSince": 21 * HOUR})
case("a-millisecond-more-than-half-a-day-asks-for-both", [*in_care(), plan(1, 0, at_ms=21 * HOUR - 1)], 22, adherence={**BASE, "expectedToday": 2, "dueSince": 21 * HOUR - 1})
case("a-session-of-today-is-expected-once-given", [*DAY1, *session(1, 10)], 12,
     adherence={**BASE, "expectedSessions": 2, "expectedMs": 2 * DOSE, "sessions": 1, "wholeSessions": 1, "deliveredMs": DOSE, "givenToday": 1, "expectedToday": 2, "dueSince": closed_at(10)})
case("done-for-today", [*DAY1, *session(1, 10), *session(2, 20)], 22, reasons=[("not-measured-since-session", None, closed_at(20))],
     adherence={**BASE, "expectedSessions": 3, "expectedMs": 3 * DOSE, "sessions": 2, "wholeSessions": 2, "deliveredMs": 2 * DOSE, "givenToday": 2, "expectedToday": 2, "dueSince": None})
case("more-than-asked-is-not-expected", [*DAY1, *session(1, 10), *session(2, 15), *session(3, 20)], 22,
     adherence={**BASE, "expectedSessions": 3, "expectedMs": 3 * DOSE, "sessions": 3, "wholeSessions": 3, "deliveredMs": 3 * DOSE, "givenToday": 3, "expectedToday": 2, "dueSince": None})
case("a-short-session-counts-its-minutes", [*DAY1, *session(1, 10, minutes=4, stop="baby")], 12,
     adherence={**BASE, "expectedSessions": 2, "expectedMs": 2 * DOSE, "sessions": 1, "wholeSessions": 0, "deliveredMs": 4 * MINUTE, "givenToday": 1, "expectedToday": 2, "dueSince": closed_at(10, 4)})
case("told-afterwards-stands-apart", [*DAY1, recalled(1, 10, 12)], 12, reasons=[("session-due", "1/2", 10 * HOUR)],
     adherence={**BASE, "expectedSessions": 1, "expectedMs": DOSE, "recalledSessions": 1, "recalledMinutes": 12, "givenToday": 1, "expectedToday": 2, "dueSince": 10 * HOUR})
case("a-corrected-recall-counts-once", [*DAY1, recalled(1, 10, 12, identity="0199a000-0000-7000-8fff-000000000002"), recalled(1, 11, 8, corrects="0199a000-0000-7000-8fff-000000000002")], 12,
     adherence={"recalledSessions": 1, "recalledMinutes": 8, "dueSince": 11 * HOUR})
case("another-protocol-stands-apart", [*DAY1, *session(1, 10, protocol="who-derived", minutes=2.5)], 12,
     adherence={**BASE, "expectedSessions": 1, "expectedMs": DOSE, "otherSessions": 1, "givenToday": 1, "expectedToday": 2, "dueSince": closed_at(10, 2.5)})
case("before-the-plan-does-not-count", [*in_care(), *session(1, 2), plan(1, 3)], 4, adherence={**BASE, "sessions": 0, "dueSince": 3 * HOUR})
# 1 + 2 + 2 + 1: the session left over from the short first day falls on the day after the third.
case("the-day-after-the-last-minus-1", DAY1, 0, now_ms=MIDNIGHT + 48 * HOUR - 1, adherence={**BASE, "expectedSessions": 3, "expectedMs": 3 * DOSE, "expectedToday": 2, "dueSince": MIDNIGHT + 24 * HOUR})
case("the-day-after-the-last-at", DAY1, 0, now_ms=MIDNIGHT + 48 * HOUR, adherence={**BASE, "expectedSessions": 5, "expectedMs": 5 * DOSE, "expectedToday": 1, "dueSince": MIDNIGHT + 48 * HOUR})
case("over-minus-1", DAY1, 0, now_ms=MIDNIGHT + 72 * HOUR - 1, adherence={"expectedSessions": 5, "expectedToday": 1, "over": False})
case("over-at", DAY1, 0, now_ms=MIDNIGHT + 72 * HOUR, adherence={"expectedSessions": 6, "expectedMs": 6 * DOSE, "expectedToday": 0, "dueSince": None, "over": True})
case("open-days-never-end", [*in_care(), plan(1, 3, per_day=2, days=None)], 24 * 30, adherence={"plannedSessions": None, "expectedSessions": 1 + 2 * 29, "over": False})
case("as-often-as-she-wishes-expects-nothing", [*in_care(), plan(1, 3, protocol="who-derived", per_day=None, days=None)], 30,
     adherence={"expectedSessions": None, "expectedMs": None, "plannedSessions": None, "expectedToday": None, "dueSince": None, "over": False})
case("as-often-as-she-wishes-for-two-days", [*in_care(), plan(1, 3, protocol="kerinci", per_day=None, days=2)], 0, now_ms=MIDNIGHT + 24 * HOUR, adherence={"expectedSessions": None, "over": True})
case("the-newest-plan-counts", [*DAY1, plan(2, 12, per_day=2, days=1)], 13, adherence={"plannedSessions": 2, "expectedSessions": 0, "expectedToday": 2, "dueSince": 12 * HOUR})
case("an-ended-plan-asks-for-nothing", [*DAY1, *session(1, 10), volume(2, 11, 4), plan_ended(1, 12)], 13, reasons=[("session-due", "1/2", closed_at(10))])
case("zone-decides-the-day", [*in_care(zone="WIT"), plan(1, 3)], 0, now_ms=7 * HOUR, adherence={"expectedSessions": 1, "expectedToday": 2, "dueSince": 7 * HOUR})
# Start window of Dewi: the first 24 hours; two sessions on one day.
DEWI = [*in_care(), plan(1, 3, protocol="dewi", per_day=2, days=1, window=[0, 24])]
case("start-window-open", DEWI, 4, adherence={"start": "open", "expectedToday": 1, "plannedSessions": 2})
case("start-window-met", [*DEWI, *session(1, 5, protocol="dewi", minutes=5)], 30, adherence={"start": "met", "sessions": 1, "expectedSessions": 1, "expectedMs": 120_000})
case("start-window-ends-minus-1", DEWI, 0, now_ms=24 * HOUR - 1, adherence={"start": "open"})
case("start-window-ends-at", DEWI, 0, now_ms=24 * HOUR, adherence={"start": "missed"})
case("start-window-ends-plus-1", DEWI, 0, now_ms=24 * HOUR + 1, adherence={"start": "missed"})
AHEAD = [*in_care(), plan(1, 3, window=[12, 24])]
case("start-window-ahead-minus-1", AHEAD, 0, now_ms=12 * HOUR - 1, adherence={"start": "ahead", "expectedToday": 0, "dueSince": None, "expectedSessions": 0})
case("start-window-ahead-at", AHEAD, 0, now_ms=12 * HOUR, adherence={"start": "open", "expectedToday": 2, "dueSince": 12 * HOUR, "expectedSessions": 0})
case("start-window-ahead-plus-1", AHEAD, 0, now_ms=12 * HOUR + 1, adherence={"start": "open", "expectedToday": 2, "dueSince": 12 * HOUR, "expectedSessions": 0})

# No rise. Three short massages of a protocol without a schedule, so that no session is due.
THREE = [one for number, at in ((1, 20), (2, 30), (3, 40)) for one in session(number, at, protocol="who-derived", minutes=2.5)]
VISITED = [*SEEN, visit(92, 50), visit(93, 50, "kn", 1)]
CARE = [*in_care(), *VISITED, *THREE]
FOUND = lambda code, at: [("not-improving", code, at * HOUR)]
case("no-rise-of-volume", [*CARE, volume(1, 10, 5), volume(2, 80, 4.5)], 81, FOUND("volume;5;4.5;10;80;3", 80))
case("equal-is-no-rise", [*CARE, volume(1, 10, 5), volume(2, 80, 5)], 81, FOUND("volume;5;5;10;80;3", 80))
case("a-tenth-more-is-a-rise", [*CARE, volume(1, 10, 5), volume(2, 80, 5.1)], 81, [])
case("usual-for-its-age-is-not-named", [*CARE, volume(1, 10, 35), volume(2, 80, 30)], 81, [])
case("just-below-usual-is-named", [*CARE, volume(1, 10, 35), volume(2, 80, 29.9)], 81, FOUND("volume;35;29.9;10;80;3", 80))
case("taken-differently-is-not-compared", [*CARE, volume(1, 10, 9, method="pump"), volume(2, 80, 5)], 81, [])
case("before-hour-72-nothing-is-said", [*CARE, volume(1, 10, 5), volume(2, 71.9, 4)], 72, [])
case("from-hour-72", [*CARE, volume(1, 10, 5), volume(2, 72, 4)], 72.5, FOUND("volume;5;4;10;72;3", 72))
case("less-than-a-day-apart-is-not-compared", [*CARE, volume(1, 57, 5), volume(2, 80, 4)], 81, [])
case("a-day-apart-is-compared", [*CARE, volume(1, 56, 5), volume(2, 80, 4)], 81, FOUND("volume;5;4;56;80;3", 80))
case("two-massages-are-too-few", [*in_care(), *VISITED, *THREE[:10], volume(1, 10, 5), volume(2, 80, 4)], 81, [])
case("an-old-value-is-not-used", [*CARE, volume(1, 10, 5), volume(2, 80, 4)], 128.1, [])
case("no-rise-of-score", [*CARE, volume(1, 10, 5), volume(2, 80, 6), score(1, 11, 6, 4), score(2, 80.5, 6, 4)], 81, [("not-improving", "score;6/10;6/10;11;80;3", round(80.5 * HOUR))])
case("score-usual-is-not-named", [*CARE, volume(1, 10, 5), volume(2, 80, 6), score(1, 11, 8, 2), score(2, 80.5, 9, 3)], 81, [])
case("score-just-below-usual", [*CARE, volume(1, 10, 5), volume(2, 80, 6), score(1, 11, 8, 2), score(2, 80.5, 11, 4)], 81, [("not-improving", "score;8/10;11/15;11;80;3", round(80.5 * HOUR))])
case("score-compared-crosswise", [*CARE, volume(1, 10, 5), volume(2, 80, 6), score(1, 11, 2, 4), score(2, 80.5, 5, 9)], 81, [])
case("a-corrected-volume-is-compared-as-corrected", [*CARE, volume(1, 10, 5, identity="0199a000-0000-7000-8fff-000000000003"), volume(2, 80, 4), volume(1, 10, 3, corrects="0199a000-0000-7000-8fff-000000000003")], 81, [])

# Safety. All is done and nothing is due by itself: one short massage, measured afterwards, at 21.00 UTC + 10 minutes; no visit is due before hour 48.
QUIET = [*in_care(), *SEEN, *session(1, 9, protocol="who-derived", minutes=2.5), volume(1, 10, 3)]
PLANNED = [*in_care(), volume(1, 2, 3), *SEEN, plan(1, 3)]
S = lambda number: uuid(1, number)
A = lambda number: uuid(7, number)
DUE = ("session-due", "0/2", MIDNIGHT)
WARM = "triage.baby.too-warm"
warm = lambda number, at: assessed(number, at, "baby", 1, temperature=37.5)
case("quiet", QUIET, 12, [])

# No session is asked for while massage may not be given
case("a-red-check-silences-the-plan", [*PLANNED, warm(1, 11)], 12, [("referral-open", WARM, 11 * HOUR)])
case("a-red-check-silences-the-protocol-last-followed", [*in_care(), volume(1, 2, 3), *SEEN, *session(1, 9), volume(2, 10, 3), warm(1, 11)], 12, [("referral-open", WARM, 11 * HOUR)])
case("a-closed-finding-that-holds-silences-the-plan", [*PLANNED, warm(1, 11), referred(1, 11, "assessment", A(1)), closed(1, 11.5, "admitted")], 12, [("referred", WARM, 11 * HOUR)])
case("an-outcome-that-lets-massage-go-on-brings-the-plan-back", [*PLANNED, warm(1, 11), referred(1, 11, "assessment", A(1)), closed(1, 11.5, "no-danger")], 12, [DUE])
case("a-clearance-brings-the-plan-back", [*PLANNED, warm(1, 11), cleared(1, 11.5, "assessment", A(1))], 12, [DUE])
case("a-red-sign-cleared-brings-the-plan-back", [*PLANNED, *session(1, 11, sign="fever"), cleared(1, 11.5, "session", S(1))], 12, [DUE])
case("a-referral-since-the-clearance-holds-again", [*PLANNED, warm(1, 10), cleared(1, 10.5, "assessment", A(1)), referred(1, 11, "assessment", A(1))], 12, [("referral-open", WARM, 10 * HOUR)])
case("a-referral-since-the-clearance-and-its-outcome-hold-again", [*PLANNED, warm(1, 10), cleared(1, 10.5, "assessment", A(1)), referred(1, 11, "assessment", A(1)), closed(1, 11.5, "treated")], 12, [("referred", WARM, 10 * HOUR)])
case("a-second-clearance-lets-go-again", [*PLANNED, warm(1, 10), cleared(1, 10.5, "assessment", A(1)), referred(1, 11, "assessment", A(1)), cleared(2, 11.5, "assessment", A(1))], 12, [("referral-open", WARM, 10 * HOUR), DUE])
case("a-clearance-that-names-the-referral-counts-whatever-the-clocks-said", [*PLANNED, warm(1, 10), referred(1, 11, "assessment", A(1)), cleared(1, 10.5, "referral", uuid(8, 1))], 12, [("referral-open", WARM, 10 * HOUR), DUE], as_written=True)
case("a-later-session-does-not-end-the-hold", [*PLANNED, *session(1, 10, sign="fever"), *session(2, 11), volume(2, 11.5, 3)], 12, [("referral-open", "sign.fever", 10 * HOUR)])
case("a-same-day-referral-silences-nothing", [*PLANNED, referred(1, 11, urgency="same-day")], 12, [("referral-open", None, 11 * HOUR), DUE])
case("an-amber-sign-silences-the-plan", [*PLANNED, *session(1, 11, sign="skin-back")], 12, [("deferred", "skin-back", ms(11) + 10_000)])
NEVER = [*in_care(), volume(1, 2, 3)]
NONE_YET = ("no-session", None, HOUR)
case("a-red-check-silences-that-none-was-given", [*NEVER, warm(1, 3)], 4, [("referral-open", WARM, 3 * HOUR)])
case("a-closed-finding-that-holds-silences-that-none-was-given", [*NEVER, warm(1, 3), referred(1, 3, "assessment", A(1)), closed(1, 3.5, "admitted")], 4, [("referred", WARM, 3 * HOUR)])
case("a-referral-to-go-now-silences-that-none-was-given", [*NEVER, referred(1, 3)], 4, [("referral-open", None, 3 * HOUR)])
case("an-amber-sign-silences-that-none-was-given", [*NEVER, *session(1, 3, sign="skin-back")], 4, [("deferred", "skin-back", ms(3) + 10_000)])
case("a-clearance-brings-back-that-none-was-given", [*NEVER, warm(1, 3), cleared(1, 3.5, "assessment", A(1))], 4, [NONE_YET])
case("a-same-day-referral-silences-not-that-none-was-given", [*NEVER, referred(1, 3, urgency="same-day")], 4, [("referral-open", None, 3 * HOUR), NONE_YET])
case("an-amber-check-silences-not-that-none-was-given", [*NEVER, assessed(1, 3, "mother", urine="yes")], 4, [("check-open", "triage.mother.urine", 3 * HOUR), NONE_YET])
case("without-consent-to-care-no-session-is-asked-for", [*PLANNED, care(11, False)], 12, [("no-care-consent", None, 11 * HOUR)])
case("without-consent-to-care-no-session-by-the-protocol-either", [*in_care(), volume(1, 2, 3), *session(1, 9), volume(2, 10, 3), care(11, False)], 12, [("no-care-consent", None, 11 * HOUR)])

# Held though the outcome is known: every finding, not only that of the last session
case("referred-names-what-was-found", [*QUIET, *session(2, 11, sign="fever"), referred(1, 11.1, "session", S(2)), closed(1, 11.5, "treated")], 12, [("referred", "sign.fever", 11 * HOUR)])
case("referred-names-every-finding-that-holds", [*QUIET, *session(2, 11, sign="fever"), referred(1, 11.1, "session", S(2)), closed(1, 11.5, "treated"), warm(1, 12),
      referred(2, 12, "assessment", A(1)), closed(2, 12.5, "admitted"), assessed(2, 12, "breast", very_ill="yes"), cleared(1, 12.5, "assessment", A(2))], 13, [("referred", f"sign.fever,{WARM}", 11 * HOUR)])
case("referred-also-after-a-later-session", [*QUIET, *session(2, 11, sign="fever"), referred(1, 11.1, "session", S(2)), closed(1, 11.5, "treated"),
      *session(3, 12, protocol="who-derived", minutes=2.5), volume(2, 12.5, 3)], 13, [("referred", "sign.fever", 11 * HOUR)])
case("referred-by-judgement-has-no-code", [*QUIET, referred(1, 11), closed(1, 11.5, "admitted")], 12, [("referred", None, 11 * HOUR)])
case("one-open-and-one-held", [*QUIET, *session(2, 11, sign="fever"), referred(1, 11.1, "session", S(2)), closed(1, 11.5, "treated"), warm(1, 12)], 13,
     [("referral-open", WARM, 12 * HOUR), ("referred", "sign.fever", 11 * HOUR)])

# Leaving care
case("left-has-nothing-due", [*PLANNED, left_care(11)], 12, [], gone=False)
case("left-with-an-open-finding", [*PLANNED, warm(1, 10), left_care(11)], 12, [("referral-open", WARM, 10 * HOUR)], gone=False)
case("left-with-an-open-referral", [*PLANNED, referred(1, 10, urgency="same-day"), left_care(11)], 12, [("referral-open", None, 10 * HOUR)], gone=False)
case("left-while-massage-is-held", [*PLANNED, warm(1, 10), referred(1, 10, "assessment", A(1)), closed(1, 10.5, "treated"), left_care(11)], 12, [], gone=False)
case("left-with-an-amber-check", [*QUIET, assessed(1, 11, "mother", urine="yes"), left_care(11.5)], 12, [], gone=False)
case("left-with-a-red-alert", [*QUIET, observed(1, 11, "nappies-24h", {"wet": 4, "soiled": 2, "colour": "pale"}, 1), left_care(11.5)], 12, [("alert", "alert.nappies-24h.pale-stool", 11 * HOUR)], gone=False)
for tag, shift in (("minus-1", -1), ("at", 0), ("plus-1", 1)):
    late = (11 + 14 * 24) * HOUR + shift
    case(f"left-is-gone-{tag}", [*PLANNED, left_care(11)], 0, now_ms=late, reasons=[], gone=shift >= 0)
case("left-is-not-gone-while-a-finding-is-open", [*PLANNED, warm(1, 10), left_care(11)], 24 * 40, [("referral-open", WARM, 10 * HOUR)], gone=False)
case("left-is-gone-once-its-outcome-is-known", [*PLANNED, warm(1, 10), referred(1, 10, "assessment", A(1)), left_care(11), closed(1, 24 * 20, "not-reached")], 24 * 40, [], gone=True)
case("left-is-not-gone-while-a-red-alert-is-open", [*QUIET, observed(1, 11, "epds", {"total": 6, "q10": 1}), left_care(11.5)], 24 * 40, [("alert", "alert.epds.self-harm", 11 * HOUR)], gone=False)
case("left-is-gone-with-an-amber-alert", [*QUIET, observed(1, 11, "epds", {"total": 12, "q10": 0}), left_care(11.5)], 24 * 40, [], gone=True)
case("returned-is-in-care-again", [*QUIET, assessed(1, 11, "mother", urine="yes"), left_care(11.2), returned(11.4)], 12, [("check-open", "triage.mother.urine", 11 * HOUR)], gone=False)

# Checks that came to amber or not known
URINE = ("check-open", "triage.mother.urine", 11 * HOUR)
urine = assessed(1, 11, "mother", urine="yes")
case("an-amber-check-is-open", [*QUIET, urine], 12, [URINE])
case("a-check-with-something-not-known-is-open", [*QUIET, assessed(1, 11, "mother", urine="unknown")], 12, [("check-open", "open.mother", 11 * HOUR)])
case("an-amber-check-with-something-not-known-says-both", [*QUIET, assessed(1, 11, "mother", urine="yes", pain="unknown")], 12, [("check-open", "triage.mother.urine,open.mother", 11 * HOUR)])
case("a-clear-check-is-not-open", [*QUIET, assessed(1, 11, "mother")], 12, [])
case("a-later-clear-check-ends-it", [*QUIET, urine, assessed(2, 11.5, "mother")], 12, [])
case("a-later-red-check-is-a-finding", [*QUIET, urine, assessed(2, 11.5, "mother", bleeding="yes")], 12, [("referral-open", "triage.mother.bleeding", round(11.5 * HOUR))])
case("a-later-amber-check-takes-its-place", [*QUIET, urine, assessed(2, 11.5, "mother", pain="yes")], 12, [("check-open", "triage.mother.pain", round(11.5 * HOUR))])
case("an-earlier-check-told-late-ends-nothing", [*QUIET, urine, assessed(2, 10.5, "mother")], 12, [URINE])
case("a-check-of-another-table-ends-nothing", [*QUIET, urine, assessed(2, 11.5, "breast")], 12, [URINE])
case("checks-of-two-tables-stand-together", [*QUIET, assessed(2, 11, "mother", urine="yes"), assessed(1, 10.5, "breast", red_hot="yes")], 12,
     [("check-open", "triage.breast.red-hot,triage.mother.urine", round(10.5 * HOUR))])
TWINS = [*in_care(babies=2), *SEEN, visit(92, 8, "kn", 2), *session(1, 9, protocol="who-derived", minutes=2.5), volume(1, 10, 3)]
case("twins-are-checked-each-for-itself", [*TWINS, assessed(1, 11, "baby", 1, sleepy="yes"), assessed(2, 11, "baby", 2, sleepy="unknown"), assessed(3, 11.5, "baby", 1)], 12, [("check-open", "open.baby:2", 11 * HOUR)])
case("a-check-somebody-referred-for-is-said-as-a-referral", [*QUIET, urine, referred(1, 11.2, "assessment", A(1), "same-day")], 12, [("referral-open", None, 11 * HOUR)])
case("an-outcome-of-which-somebody-saw-her-answers-the-check", [*QUIET, urine, referred(1, 11.2, "assessment", A(1), "same-day"), closed(1, 11.5, "treated")], 12, [])
case("an-outcome-of-which-nobody-saw-her-leaves-the-check-open", [*QUIET, urine, referred(1, 11.2, "assessment", A(1), "same-day"), closed(1, 11.5, "declined")], 12, [URINE])
case("the-last-referral-of-a-check-counts", [*QUIET, urine, referred(1, 11.2, "assessment", A(1), "same-day"), closed(1, 11.5, "not-reached"),
      referred(2, 11.6, "assessment", A(1), "same-day"), closed(2, 11.8, "no-danger")], 12, [])
case("a-referral-by-judgement-leaves-the-check-open", [*QUIET, urine, referred(1, 11.2, urgency="same-day"), closed(1, 11.5, "treated")], 12, [URINE])
case("a-clearance-answers-the-check", [*QUIET, urine, cleared(1, 11.5, "assessment", A(1))], 12, [])
case("withdrawn-consent-leaves-the-check-open", [*QUIET, urine, care(11.5, False)], 12, [URINE, ("no-care-consent", None, round(11.5 * HOUR))])
case("an-amber-check-silences-no-plan", [*PLANNED, urine], 12, [URINE, DUE])

# Alerts of instruments: red for now, amber among the checks
SELF = ("alert", "alert.epds.self-harm", 11 * HOUR)
LOOK = ("check-open", "alert.epds.look-further", 11 * HOUR)
PALE = ("alert", "alert.nappies-24h.pale-stool", 11 * HOUR)
self_harm = observed(1, 11, "epds", {"total": 6, "q10": 1})
pale = observed(1, 11, "nappies-24h", {"wet": 4, "soiled": 2, "colour": "pale"}, 1)
case("a-red-alert-stands-with-what-needs-help-now", [*QUIET, self_harm], 12, [SELF])
case("an-amber-alert-stands-among-the-checks", [*QUIET, observed(1, 11, "epds", {"total": 10, "q10": 0})], 12, [LOOK])
case("below-its-limit-nothing-is-raised", [*QUIET, observed(1, 11, "epds", {"total": 9, "q10": 0})], 12, [])
case("answered-again-without-alert", [*QUIET, self_harm, observed(2, 11.5, "epds", {"total": 6, "q10": 0})], 12, [])
case("answered-again-without-that-item-leaves-it-open", [*QUIET, pale, observed(2, 11.5, "nappies-24h", {"wet": 4, "soiled": 0}, 1)], 12, [PALE])
case("of-twins-the-answer-of-the-other-leaves-it-open", [*TWINS, pale, observed(2, 11.5, "nappies-24h", {"wet": 4, "soiled": 1, "colour": "yellow"}, 2)], 12, [("alert", "alert.nappies-24h.pale-stool:1", 11 * HOUR)])
case("answered-again-with-another-alert", [*QUIET, self_harm, observed(2, 11.5, "epds", {"total": 14, "q10": 0})], 12, [("check-open", "alert.epds.look-further", round(11.5 * HOUR))])
case("raised-again-counts-from-the-newest", [*QUIET, self_harm, observed(2, 11.5, "epds", {"total": 6, "q10": 2})], 12, [("alert", "alert.epds.self-harm", round(11.5 * HOUR))])
case("a-corrected-observation-is-looked-at-as-corrected", [*QUIET, observed(1, 11, "epds", {"total": 6, "q10": 1}, identity="0199a000-0000-7000-8fff-000000000004"),
      observed(1, 11, "epds", {"total": 6, "q10": 0}, corrects="0199a000-0000-7000-8fff-000000000004")], 12, [])
case("a-clear-check-by-the-alerts-table-answers-it", [*QUIET, self_harm, assessed(1, 11.5, "mood")], 12, [])
case("a-red-check-by-the-alerts-table-takes-it-over", [*QUIET, self_harm, assessed(1, 11.5, "mood", harm_self="yes")], 12, [("referral-open", "triage.mood.harm-self", round(11.5 * HOUR))])
case("a-check-with-something-not-known-answers-no-alert", [*QUIET, self_harm, assessed(1, 11.5, "mood", harm_baby="unknown")], 12, [SELF, ("check-open", "open.mood", round(11.5 * HOUR))])
case("a-check-by-another-table-answers-no-alert", [*QUIET, self_harm, assessed(1, 11.5, "mother")], 12, [SELF])
case("a-check-before-the-alert-answers-nothing", [*QUIET, self_harm, assessed(1, 10.5, "mood")], 12, [SELF])
case("of-twins-the-check-of-the-other-answers-nothing", [*TWINS, pale, assessed(1, 11.5, "baby", 2)], 12, [("alert", "alert.nappies-24h.pale-stool:1", 11 * HOUR)])
case("of-twins-the-check-of-the-same-answers-it", [*TWINS, pale, assessed(1, 11.5, "baby", 1)], 12, [])
O = lambda number: uuid(10, number)
LOOKING = observed(1, 11, "epds", {"total": 10, "q10": 0})
case("a-referral-since-is-said-beside-the-alert", [*QUIET, pale, referred(1, 11.2, observation=O(1))], 12, [("referral-open", None, round(11.2 * HOUR)), PALE])
case("a-referral-for-it-of-which-somebody-saw-her-answers-it", [*QUIET, pale, referred(1, 11.2, observation=O(1)), closed(1, 11.5, "no-danger")], 12, [])
case("a-referral-by-judgement-that-names-nothing-answers-no-red-alert", [*QUIET, self_harm, referred(1, 11.2, urgency="same-day"), closed(1, 11.5, "treated")], 12, [SELF])
case("a-referral-for-another-red-alert-leaves-this-one-open", [*QUIET, self_harm, observed(2, 11, "nappies-24h", {"wet": 4, "soiled": 2, "colour": "pale"}, 1), referred(1, 11.2, observation=O(2)), closed(1, 11.5, "no-danger")], 12, [SELF])
case("a-referral-for-the-other-twins-alert-leaves-this-one-open", [*TWINS, pale, observed(2, 11, "nappies-24h", {"wet": 4, "soiled": 2, "colour": "pale"}, 2), referred(1, 11.2, observation=O(2)), closed(1, 11.5, "no-danger")], 12,
     [("alert", "alert.nappies-24h.pale-stool:1", 11 * HOUR)])
case("a-red-alert-raised-again-is-not-answered-by-the-referral-before", [*QUIET, self_harm, referred(1, 11.2, urgency="same-day", observation=O(1)), observed(2, 11.3, "epds", {"total": 6, "q10": 2}), closed(1, 11.5, "treated")], 12,
     [("alert", "alert.epds.self-harm", round(11.3 * HOUR))])
case("a-referral-by-judgement-since-answers-an-amber-alert", [*QUIET, LOOKING, referred(1, 11.2, urgency="same-day"), closed(1, 11.5, "treated")], 12, [])
case("a-referral-by-judgement-before-answers-no-amber-alert", [*QUIET, referred(1, 10.5, urgency="same-day"), LOOKING, closed(1, 11.5, "treated")], 12, [LOOK])
case("a-referral-for-it-of-which-nobody-saw-her-answers-nothing", [*QUIET, pale, referred(1, 11.2, urgency="same-day", observation=O(1)), closed(1, 11.5, "not-reached")], 12, [PALE])
case("a-referral-before-the-alert-answers-nothing", [*QUIET, referred(1, 10.5), pale, closed(1, 11.5, "no-danger")], 12, [PALE])
case("a-referral-for-something-else-answers-no-alert", [*QUIET, pale, urine, referred(1, 11.2, "assessment", A(1), "same-day"), closed(1, 11.5, "treated")], 12, [PALE])
case("withdrawn-consent-leaves-the-alert-open", [*QUIET, self_harm, care(11.5, False)], 12, [SELF, ("no-care-consent", None, round(11.5 * HOUR))])

OUT.mkdir(exist_ok=True)
for old in OUT.glob("*.json"):
    old.unlink()
for name, content in CASES.items():
    (OUT / f"{name}.json").write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n")
(OUT / "MANIFEST.json").write_text(json.dumps({
    "origin": "oracles/worklist/make_cases.py: facts spelled out, expectations written by hand from README.md of this folder.", "cases": len(CASES),
    "usedBy": ["Lancar.Domain/Care/{Worklists,Plans,Visits} (C#)", "web/care (TypeScript)"]}, indent=2) + "\n")
print(len(CASES), "cases")
