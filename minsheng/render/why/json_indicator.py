"""One indicator of the explanation as plain values."""

from fractions import Fraction
from typing import Any

from minsheng.ledger import Figure
from minsheng.numerals import Number, json_number, json_share
from minsheng.problems import Place
from minsheng.why.explanation import ExplainedIndicator
from minsheng.why.reports import Told
from minsheng.why.targets import StatedTarget


def placed(place: Place) -> dict[str, Any]:
    """Where something stands: the keys `path`, `line` and `column`."""
    return {"path": place.path, "line": place.line, "column": place.column}


def share(exact: Fraction) -> dict[str, Any]:
    """A share rounded down to 4 decimals, and as an exact fraction."""
    return {"value": json_share(exact), "exact": str(exact)}


def quantity(amount: Number | Fraction) -> dict[str, Any]:
    """An amount as a plain number, and as an exact fraction."""
    return {"value": json_number(amount), "exact": str(Fraction(amount))}


def indicator(one: ExplainedIndicator) -> dict[str, Any]:
    """The indicator with its target, its reports and its arithmetic."""
    return {**_facts(one), **_reported(one), **_verdict(one)}


def _facts(one: ExplainedIndicator) -> dict[str, Any]:
    tracked, facts = one.tracked, one.tracked.indicator
    return {
        "number": one.number,
        "name": one.name,
        "kind": facts.kind,
        "comparator": facts.comparator,
        "measure": facts.measure,
        "units": list(tracked.units),
        "start": tracked.window.start.isoformat(),
        "due": tracked.window.due.isoformat(),
        "cumulative": not facts.is_level,
        "combine": facts.combine,
        "subset_of": facts.subset_of,
        "quote": {"text": facts.quote, **placed(one.quote)} if one.quote else None,
        "targets": [_target(target) for target in one.targets],
        "plan": [
            {"by": point.by.isoformat(), "value": json_number(point.value), **placed(place)}
            for point, place in zip(facts.plan, one.plan, strict=True)
        ],
    }


def _target(target: StatedTarget) -> dict[str, Any]:
    revision = target.revision
    return {
        "since": revision.since.isoformat() if revision else None,
        "target": json_number(target.number),
        "items": list(target.items) or None,
        "document": revision.document if revision else None,
        "reason": revision.reason if revision else None,
        "standing": target.standing.value,
        **placed(target.place),
    }


def _reported(one: ExplainedIndicator) -> dict[str, Any]:
    return {
        "reports": [_report(told) for told in one.reports],
        "later_reports": one.later,
        "units_silent": list(one.silent),
    }


def _report(told: Told) -> dict[str, Any]:
    return {
        **_figure(told.figure),
        "fate": told.fate.value,
        "by": _figure(told.by) if told.by else None,
        "correction": told.correction,
        "items_gone": list(told.gone),
    }


def _figure(figure: Figure) -> dict[str, Any]:
    value = figure.value
    shown: Any = list(value) if isinstance(value, tuple) else value
    if not isinstance(value, tuple | bool):
        shown = json_number(value)
    unit, day = figure.unit, figure.as_of.isoformat()
    return {"unit": unit, "as_of": day, "value": shown, **placed(figure.place)}


def _verdict(one: ExplainedIndicator) -> dict[str, Any]:
    tracked, verdict, actual = one.tracked, one.tracked.assessment, one.tracked.actual
    return {
        "target": quantity(verdict.target),
        "actual": quantity(actual.amount) if actual else None,
        "as_of": actual.as_of.isoformat() if actual else None,
        "items": _items(one),
        "owed": _owed(one),
        "ratio": None if verdict.ratio is None else share(verdict.ratio),
        "completion": share(verdict.completion),
        "planned": share(verdict.planned),
        "variance": json_share(verdict.variance * 100, 2),
        "printed_variance": json_number(tracked.printed_variance),
        "status": verdict.status.value,
        "reason": verdict.reason.value,
        "stale": tracked.stale,
    }


def _items(one: ExplainedIndicator) -> dict[str, list[str]] | None:
    tracked = one.tracked
    if tracked.indicator.kind != "checklist":
        return None
    done = tracked.actual.done if tracked.actual else ()
    return {"done": list(done), "open": list(tracked.open_items)}


def _owed(one: ExplainedIndicator) -> dict[str, Any]:
    """What is owed and on what ground; the months are those since the beginning of the year."""
    debt, window = one.tracked.assessment.debt, one.tracked.window
    return {
        **quantity(debt.amount),
        "ground": debt.ground.value,
        "before_rounding": str(debt.stated),
        "plan_point": debt.point,
        "share": None if debt.share is None else str(debt.share),
        "months": {"start": str(window.begin), "day": str(one.months), "due": str(window.end)},
    }
