"""Documents as hypothesis makes them: sound ones, and sound ones with a few slips in them.

They are what JSON Schema sees: dates are texts. Not made, because the models and JSON Schema
rightly differ there: numbers of more than 18 digits (the reader refuses them), whole numbers
written as 2025.0 (an integer to JSON Schema), texts of rare blanks such as U+FEFF (regular
expressions disagree), and figures of a wrong kind (the models leave them to the P rules).
"""

import copy
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import reduce
from operator import getitem
from typing import Any, NamedTuple

from hypothesis import strategies as st

from minsheng.models.targets import ABOUTS, CEILINGS, FLOORS

Place = tuple[str | int, ...]

TEXTS = st.text("甲乙丙a1 \u3000-", max_size=6).filter(lambda text: text.strip() != "")
NAMES = st.lists(TEXTS, min_size=1, max_size=2)
ANY_NAMES = st.lists(TEXTS, max_size=2)
YEARS = st.integers(1949, 9998)
DATES = st.dates().map(str).filter(lambda day: "1949" <= day < "9999")
AMOUNTS = st.integers(0, 10**18 - 1) | st.decimals(0, 10**9, places=2)
POSITIVE = AMOUNTS.filter(bool)
LAGS = st.integers(0, 100) | st.decimals(0, 100, places=1)
FIGURES = st.none() | st.booleans() | AMOUNTS | ANY_NAMES


def mapping(
    required: dict[str, st.SearchStrategy[Any]],
    optional: dict[str, st.SearchStrategy[Any]] | None = None,
) -> st.SearchStrategy[dict[str, Any]]:
    """A mapping with all required keys and some optional ones, of which any may be empty."""
    empty = {key: st.none() | values for key, values in (optional or {}).items()}
    return st.fixed_dictionaries(required, optional=empty)


def revisions(key: str, values: st.SearchStrategy[Any]) -> st.SearchStrategy[list[Any]]:
    needed = {"since": DATES, key: values, "document": TEXTS, "reason": TEXTS}
    return st.lists(mapping(needed), max_size=2)


PLANS = st.lists(mapping({"by": DATES, "value": AMOUNTS}), max_size=2)
ANY_SHAPE = {
    "quote": TEXTS,
    "cumulative": st.booleans(),
    "subset_of": TEXTS,
    "units": NAMES,
    "combine": st.sampled_from(["latest", "sum"]),
    "start": DATES,
    "due": DATES,
    "plan": PLANS,
}
QUANTITIES = mapping(
    {"name": TEXTS, "target": POSITIVE, "measure": TEXTS},
    {
        **ANY_SHAPE,
        "comparator": st.sampled_from([*FLOORS, *ABOUTS, *CEILINGS]),
        "revisions": revisions("target", POSITIVE),
        "items": st.none(),
    },
)
CHECKLISTS = mapping(
    {"name": TEXTS, "items": NAMES, "measure": TEXTS},
    {**ANY_SHAPE, "revisions": revisions("items", NAMES), "milestone": st.none()},
)
MILESTONES = mapping(
    {"name": TEXTS, "milestone": st.just(True)},
    {**ANY_SHAPE, "measure": TEXTS, "revisions": st.just([])},
)
PROJECTS = mapping(
    {
        "id": st.integers(1, 99),
        "level": TEXTS,
        "name": TEXTS,
        "units": NAMES,
        "task": TEXTS,
        "indicators": st.lists(QUANTITIES | CHECKLISTS | MILESTONES, min_size=1, max_size=2),
    },
    {
        "supporting": ANY_NAMES,
        "start": DATES,
        "due": DATES,
        "commitments": ANY_NAMES,
        "other_numbers": ANY_NAMES,
    },
)
POLICIES = mapping(
    {},
    {
        "warn_lag": LAGS,
        "behind_lag": LAGS,
        "stale_days": st.integers(0, 3660),
        "about_tolerance": st.decimals(0, "0.99", places=2),
    },
)
TARGETS = mapping(
    {"year": YEARS, "title": TEXTS, "projects": st.lists(PROJECTS, max_size=2)},
    {
        "document": TEXTS,
        "issuer": TEXTS,
        "issued": DATES,
        "levels": NAMES,
        "start": DATES,
        "policy": POLICIES,
    },
)
SAID = {"progress": TEXTS, "problems": TEXTS, "next_steps": TEXTS, "accepted": DATES}
BESIDE = {"evidence": ANY_NAMES, "correction": TEXTS}
ENTRIES = st.one_of(
    mapping(
        {"project": st.integers(1, 99), "actuals": st.dictionaries(TEXTS, AMOUNTS, min_size=1)},
        {**SAID, **BESIDE},
    ),
    *(
        mapping(
            {"project": st.integers(1, 99), key: values},
            {"actuals": st.dictionaries(TEXTS, FIGURES, max_size=2), **BESIDE},
        )
        for key, values in SAID.items()
    ),
)
REPORTS = mapping({"as_of": DATES, "projects": st.lists(ENTRIES, max_size=3)})
PROGRESS = mapping(
    {"unit": TEXTS, "year": YEARS, "reports": st.lists(REPORTS, max_size=2)},
    {"sample": st.booleans()},
)


class Part(NamedTuple):
    """A part of a file that slips are made in, and how it becomes a whole file."""

    kind: str
    values: st.SearchStrategy[Any]
    whole: Callable[[Any], Any] = lambda value: value


def listing(project: Any) -> Any:
    return {"year": 2025, "title": "甲", "projects": [project]}


def holding(indicator: Any) -> Any:
    project = {"id": 1, "level": "甲", "name": "乙", "units": ["丙"], "task": "丁"}
    return listing({**project, "indicators": [indicator]})


def reporting(entry: Any) -> Any:
    report = {"as_of": "2025-06-30", "projects": [entry]}
    return {"unit": "甲", "year": 2025, "reports": [report]}


PARTS = {
    "list": Part("targets", TARGETS),
    "policy": Part("targets", POLICIES, lambda p: {**listing({}), "projects": [], "policy": p}),
    "project": Part("targets", PROJECTS, listing),
    "quantity": Part("targets", QUANTITIES, holding),
    "checklist": Part("targets", CHECKLISTS, holding),
    "milestone": Part("targets", MILESTONES, holding),
    "file": Part("progress", PROGRESS),
    "entry": Part("progress", ENTRIES, reporting),
}

ODD = st.sampled_from(
    [
        *(None, "", " ", "甲", "latest", "以上", "2025-06-30", "2025-06-31", "1948-12-31"),
        *(0, 1, -1, 1000, 10000, Decimal("0.5"), Decimal("-0.5"), True, False),
        *([], ["甲"], [""], [None], [3], {}, {"甲": 1}, [{}], [{"甲": 1}]),
    ]
).map(copy.deepcopy)
KEYS = st.sampled_from(
    [*SAID, "target", "items", "milestone", "measure", "comparator", "units", "revisions", "甲"]
)


def places(value: Any, place: Place = ()) -> Iterator[Place]:
    """Where something stands in a document; the figures of an entry are left alone."""
    inner = value.items() if isinstance(value, dict) else enumerate(value)
    for key, part in inner:
        yield (*place, key)
        if isinstance(part, dict | list) and key != "actuals":
            yield from places(part, (*place, key))


def dropped(owner: Any, last: str | int, key: str, odd: Any) -> None:
    owner.pop(last)


def replaced(owner: Any, last: str | int, key: str, odd: Any) -> None:
    owner[last] = odd


def moved(owner: Any, last: str | int, key: str, odd: Any) -> None:
    owner[key] = owner.pop(last)


def added(owner: Any, last: str | int, key: str, odd: Any) -> None:
    owner[key] = odd


IN_A_LIST = (dropped, replaced)
IN_A_MAPPING = (*IN_A_LIST, moved, added)


@st.composite
def with_slips(draw: st.DrawFn, documents: st.SearchStrategy[Any]) -> Any:
    """A sound document in which a few values were dropped, replaced, moved or added."""
    document = copy.deepcopy(draw(documents))
    for _ in range(draw(st.integers(1, 3))):
        known = list(places(document))
        if known:
            *way, last = draw(st.sampled_from(known))
            owner = reduce(getitem, way, document)
            slips = IN_A_MAPPING if isinstance(owner, dict) else IN_A_LIST
            draw(st.sampled_from(slips))(owner, last, draw(KEYS), draw(ODD))
    return document
