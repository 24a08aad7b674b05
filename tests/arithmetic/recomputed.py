"""A project's figures computed once more from what `why --format json` says, and nothing else.

Told apart from the program: with the fractions in the text, by the sentences of DESIGN.
"""

from fractions import Fraction
from math import floor
from typing import Any

ABOUT, CEILINGS = ("约", "左右"), ("以下", "以内", "不超过", "不高于", "低于")
WORST_FIRST = ("behind", "unreported", "warning", "on_track", "met")
Found = dict[str, Any]


def counting(indicator: Found) -> list[Found]:
    """The reports that count: of each unit the newest; without `sum`, of the newest date alone."""
    newest = {report["unit"]: report for report in indicator["reports"]}
    chosen = [newest[unit] for unit in indicator["units"] if unit in newest]
    if indicator["combine"] == "sum" or not chosen:
        return chosen
    last = max(report["as_of"] for report in chosen)
    return [report for report in chosen if report["as_of"] == last]


def target(indicator: Found, day: str) -> Found:
    """The target in force: of those that have begun the last in the list."""
    begun = [t for t in indicator["targets"] if t["since"] is None or t["since"] <= day]
    return begun[-1]


def actual(indicator: Found, day: str) -> Fraction | None:
    values = [report["value"] for report in counting(indicator)]
    if not values:
        return None
    if indicator["kind"] == "checklist":
        items = target(indicator, day)["items"]
        return Fraction(len({item for value in values for item in value} & set(items)))
    if indicator["kind"] == "milestone":
        return Fraction(any(values))
    exact = [Fraction(str(value)) for value in values]
    return sum(exact, Fraction(0)) if indicator["combine"] == "sum" else exact[0]


def owed(indicator: Found, day: str) -> Fraction:
    """What is owed; whether it comes whole is the one thing taken over from the program."""
    due, whole = Fraction(str(target(indicator, day)["target"])), is_whole(indicator)
    if day >= indicator["due"]:
        return due
    if indicator["plan"]:
        past = [point["value"] for point in indicator["plan"] if point["by"] <= day]
        return min(Fraction(str(past[-1])), due) if past else Fraction(0)
    if not indicator["cumulative"]:
        return Fraction(0)
    start, now, end = (Fraction(indicator["owed"]["months"][k]) for k in ("start", "day", "due"))
    amount = max(Fraction(0), min((now - start) / (end - start), Fraction(1))) * due
    return Fraction(floor(amount)) if whole else amount


def is_whole(indicator: Found) -> bool:
    return (indicator["measure"] or "个") not in ("公里", "千米", "万人", "%", "㎡", "km")


def completion(indicator: Found, day: str) -> Fraction:
    done, due = actual(indicator, day), Fraction(str(target(indicator, day)["target"]))
    if done is None:
        return Fraction(0)
    if indicator["comparator"] in CEILINGS:
        return Fraction(1) if done <= due else due / done
    return min(done / due, Fraction(1))


def satisfied(indicator: Found, day: str, policy: Found) -> bool:
    done, due = actual(indicator, day), Fraction(str(target(indicator, day)["target"]))
    assert done is not None
    word = indicator["comparator"]
    if word in ABOUT:
        return done >= due * (1 - Fraction(str(policy["about_tolerance"])))
    if word in ("超过", "低于"):
        return done > due if word == "超过" else done < due
    return done <= due if word in CEILINGS else done >= due


def status(indicator: Found, day: str, policy: Found) -> str:
    done = actual(indicator, day)
    if done is None:
        return "unreported"
    holds, due = satisfied(indicator, day, policy), day >= indicator["due"]
    if holds and (due or indicator["cumulative"]):
        return "met"
    if due:
        return "behind"
    points = (completion(indicator, day) - planned(indicator, day)) * 100
    goal = Fraction(str(target(indicator, day)["target"]))
    is_ceiling = indicator["comparator"] in CEILINGS
    short = done - goal if is_ceiling else owed(indicator, day) - done
    only_one = is_whole(indicator) and short <= 1
    if points < -policy["behind_lag"] and not only_one:
        return "behind"
    if points < -policy["warn_lag"] or not (indicator["cumulative"] or holds):
        return "warning"
    return "on_track"


def planned(indicator: Found, day: str) -> Fraction:
    return owed(indicator, day) / Fraction(str(target(indicator, day)["target"]))


def project_status(found: Found) -> str:
    """The worst of the indicators; what is unreported beside others weighs as its date says."""
    day, policy = found["as_of"], found["policy"]
    own = {i["name"]: status(i, day, policy) for i in found["indicators"]}
    if set(own.values()) == {"met"}:
        return "done" if found["project"]["acceptances"] else "met"
    if set(own.values()) == {"unreported"}:
        return "unreported"
    beside = {
        i["name"]: "behind" if day >= i["due"] else "warning"
        for i in found["indicators"]
        if own[i["name"]] == "unreported"
    }
    return min({**own, **beside}.values(), key=WORST_FIRST.index)


def mean(shares: list[Fraction]) -> Fraction:
    return sum(shares, Fraction(0)) / len(shares)


def rounded_down(exact: Fraction, places: int = 4) -> float:
    return floor(exact * 10**places) / 10**places
