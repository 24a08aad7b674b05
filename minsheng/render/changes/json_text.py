"""A diff as JSON, `schema_version` 1: both sides of everything, changed or not."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from minsheng.changes.diff import Diff
from minsheng.changes.figures import Correction, Rewritten
from minsheng.changes.lists import Edit, Revised
from minsheng.changes.sides import Side
from minsheng.changes.silences import Heard, Silent
from minsheng.changes.totals import Shift
from minsheng.changes.verdicts import IndicatorChange, ProjectChange
from minsheng.models.targets import PlanPoint, Revision
from minsheng.numerals import json_number, json_share
from minsheng.problems import Place
from minsheng.render.json_text import (
    SCHEMA_VERSION,
    dumped,
    figures,
    points,
    reported_value,
    source,
    summary_object,
)
from minsheng.render.screen import PLAIN, Screen
from minsheng.silence import Silence
from minsheng.track import TrackedIndicator, TrackedProject


def diff(found: Diff, screen: Screen = PLAIN) -> str:
    """One object."""
    return dumped(as_object(found), screen)


def as_object(found: Diff) -> dict[str, Any]:
    """The diff as plain values."""
    targets, chosen = found.now.ledger.targets, found.selection
    return {
        "schema_version": SCHEMA_VERSION,
        "title": targets.title,
        "document": targets.document,
        "year": targets.year,
        "from": _side(found.then),
        "to": _side(found.now),
        "unit": chosen.unit,
        "level": chosen.level,
        "project": chosen.project,
        "sample": found.sample,
        "unchanged": found.is_empty,
        "new_reports": found.reports,
        "overall": _shift(found.overall),
        "levels": [{"name": one.name, **_shift(one)} for one in found.levels],
        "units": [{"name": one.name, **_shift(one)} for one in found.units],
        "silent": list(map(_silent, found.silent)),
        "heard_again": list(map(_heard, found.heard)),
        "corrections": list(map(_correction, found.corrections)),
        "rewritten": list(map(_rewritten, found.rewritten)),
        "revisions": list(map(_revised, found.revised)),
        "list_changes": list(map(_edit, found.edits)),
        "projects": list(map(_project, found.projects)),
    }


def _side(side: Side) -> dict[str, Any]:
    return {
        "as_of": side.day.isoformat(),
        "commit": side.commit,
        "time_share": json_share(side.whole.time_share),
        "later_reports": side.whole.later_reports,
    }


def _shift(shift: Shift) -> dict[str, Any]:
    return {
        "then": summary_object(shift.then) if shift.then else None,
        "now": summary_object(shift.now) if shift.now else None,
        "completion_change": None if shift.points is None else float(shift.points),
    }


def _silence(silence: Silence) -> dict[str, Any]:
    return {
        "last_report": _date(silence.last_report),
        "days": silence.days,
        "limit": silence.limit,
        "overdue": silence.is_overdue,
    }


def _silent(one: Silent) -> dict[str, Any]:
    return {"unit": one.unit, "newly_overdue": one.is_new, **_silence(one.silence)}


def _heard(one: Heard) -> dict[str, Any]:
    return {"unit": one.unit, "then": _silence(one.then), "now": _silence(one.now)}


def _correction(one: Correction) -> dict[str, Any]:
    stood = None if one.stood is None else reported_value(one.stood)
    return {
        "project": one.project.id,
        "indicator": one.indicator.name,
        "stood": stood,
        "reason": one.reason,
        **source(one.figure),
    }


def _rewritten(one: Rewritten) -> dict[str, Any]:
    return {
        "project": one.project.id,
        "indicator": one.indicator.name,
        "then": source(one.then),
        "now": source(one.now) if one.now else None,
    }


def _revised(one: Revised) -> dict[str, Any]:
    revision = one.revision
    return {
        "project": one.project.id,
        "indicator": one.indicator.name,
        "since": revision.since.isoformat(),
        "in_force": not one.is_ahead,
        "before": json_number(one.before),
        "after": json_number(one.after),
        "items_added": list(one.added),
        "items_dropped": list(one.dropped),
        "document": revision.document,
        "reason": revision.reason,
        **_place(one.place),
    }


def _edit(one: Edit) -> dict[str, Any]:
    return {
        "project": one.project.id if one.project else None,
        "indicator": one.indicator.name if one.indicator else None,
        "key": one.key,
        "then": _stated(one.then),
        "now": _stated(one.now),
        "then_place": _place(one.then_place) if one.then_place else None,
        "now_place": _place(one.now_place) if one.now_place else None,
    }


def _stated(value: object) -> Any:
    """What a list says, as plain values."""
    if isinstance(value, PlanPoint | Revision):
        return {key: _stated(inner) for key, inner in value if inner is not None}
    if isinstance(value, Decimal):
        return json_number(value)
    if isinstance(value, Iterable) and not isinstance(value, str):
        return [_stated(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value


def _place(place: Place) -> dict[str, Any]:
    return {"path": place.path, "line": place.line}


def _date(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _project(change: ProjectChange) -> dict[str, Any]:
    facts = change.either.project
    return {
        "id": facts.id,
        "level": facts.level,
        "name": facts.name,
        "units": list(dict.fromkeys(facts.units)),
        "changed": change.is_changed,
        "direction": change.direction.value,
        "newly_closed": change.is_newly_closed,
        "reopened": change.is_reopened,
        "then": _project_side(change.then),
        "now": _project_side(change.now),
        "indicators": [_indicator(one) for one in change.indicators],
    }


def _project_side(tracked: TrackedProject | None) -> dict[str, Any] | None:
    if tracked is None:
        return None
    return {
        "status": tracked.status.value,
        "completion": json_share(tracked.completion),
        "planned": json_share(tracked.planned),
        "variance": points(tracked.variance),
        "weakest": tracked.weakest.name,
        "accepted": _date(tracked.accepted),
        "indicators_met": tracked.met,
        "indicators_reported": tracked.reported,
    }


def _indicator(change: IndicatorChange) -> dict[str, Any]:
    indicator = change.either.indicator
    is_list = indicator.kind == "checklist"
    return {
        "name": indicator.name,
        "kind": indicator.kind,
        "measure": indicator.measure,
        "changed": change.is_changed,
        "direction": change.direction.value,
        "added": json_number(change.added),
        "first_report": change.is_first_report,
        "withdrawn": change.is_withdrawn,
        "newly_met": change.is_newly_met,
        "items_done": list(change.items_done) if is_list else None,
        "items_gone": list(change.items_gone) if is_list else None,
        "then": _indicator_side(change.then),
        "now": _indicator_side(change.now),
    }


_NOT_OF_A_SIDE = ("added", "added_since", "forecast")  # added to the month before, not to `then`


def _indicator_side(tracked: TrackedIndicator | None) -> dict[str, Any] | None:
    if tracked is None:
        return None
    said = {k: v for k, v in figures(tracked).items() if k not in _NOT_OF_A_SIDE}
    return {"name": tracked.name, **said}
