"""The explanation as JSON, `schema_version` 1: complete enough to be computed again.

Every share stands exact, as a fraction ("2/3"), beside the number rounded down.
"""

from collections.abc import Sequence
from typing import Any

from minsheng.ledger import Note
from minsheng.numerals import json_number, json_share
from minsheng.render.json_text import SCHEMA_VERSION, dumped, identity
from minsheng.render.screen import Screen
from minsheng.render.why.json_indicator import indicator, placed, share
from minsheng.why.clauses import Clause
from minsheng.why.explanation import Explanation, Mean


def render(found: Explanation, screen: Screen) -> str:
    """One object."""
    return dumped(as_object(found), screen)


def as_object(found: Explanation) -> dict[str, Any]:
    """The explanation as plain values."""
    targets, policy = found.targets, found.targets.policy
    return {
        "schema_version": SCHEMA_VERSION,
        "title": targets.title,
        "document": targets.document,
        "year": targets.year,
        "as_of": found.day.isoformat(),
        "sample": found.tracked.sample,
        "policy": {
            "warn_lag": json_number(policy.warn_lag),
            "behind_lag": json_number(policy.behind_lag),
            "stale_days": policy.stale_days,
            "about_tolerance": json_number(policy.about_tolerance),
        },
        "project": _project(found),
        "indicators": [indicator(one) for one in found.shown],
    }


def _project(found: Explanation) -> dict[str, Any]:
    tracked = found.tracked
    names = [one.name for one in found.indicators]
    return {
        **identity(tracked.project),
        "due": tracked.due.isoformat(),
        **placed(found.place),
        "task": _task(found),
        "completion": _mean(found.completion, names),
        "planned": _mean(found.planned, names),
        "variance": json_share(tracked.variance * 100, 2),
        "printed_variance": json_number(tracked.printed_variance),
        "status": tracked.status.value,
        "rule": tracked.verdict.rule.value,
        "decisive": [names[number] for number in tracked.verdict.decisive],
        "weakest": tracked.weakest.name,
        "accepted": tracked.accepted.isoformat() if tracked.accepted else None,
        "acceptances": [_acceptance(note) for note in found.acceptances],
        "reopened": found.is_reopened,
        "evidence": [_evidence(note) for note in found.evidence],
    }


def _task(found: Explanation) -> dict[str, Any]:
    task = found.tracked.project.task
    clauses = [_clause(clause, task, found) for clause in found.clauses]
    return {"text": task, **placed(found.task), "clauses": clauses}


def _clause(clause: Clause, task: str, found: Explanation) -> dict[str, Any]:
    number = clause.indicator
    return {
        "claim": clause.claim.value,
        "indicator": None if number is None else found.indicators[number].name,
        "start": clause.start,
        "end": clause.end,
        "text": task[clause.start : clause.end],
        **placed(clause.place),
    }


def _mean(mean: Mean, names: Sequence[str]) -> dict[str, Any]:
    terms = zip(names, mean.shares, strict=True)
    return {
        **share(mean.exact),
        "terms": [{"indicator": name, **share(one)} for name, one in terms],
        "printed_agrees": mean.follows,
    }


def _acceptance(note: Note) -> dict[str, Any]:
    accepted = note.accepted.isoformat() if note.accepted else None
    return {
        "unit": note.unit,
        "as_of": note.as_of.isoformat(),
        "accepted": accepted,
        **placed(note.accepted_place),
    }


def _evidence(note: Note) -> dict[str, Any]:
    return {
        "unit": note.unit,
        "as_of": note.as_of.isoformat(),
        "evidence": list(note.words.evidence),
        **placed(note.place),
    }
