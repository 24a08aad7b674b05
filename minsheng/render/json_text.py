"""The overview as JSON, `schema_version` 1 (DESIGN section 3); shares are rounded down."""

import json
import re
from typing import Any

from minsheng.ledger import Figure, Ledger, Note, Reported
from minsheng.models.targets import Project, Revision
from minsheng.numerals import json_number, json_share
from minsheng.render import forecast_json
from minsheng.render.screen import PLAIN, Screen
from minsheng.summarize import Overview, Summary
from minsheng.text import is_unsafe
from minsheng.track import TrackedIndicator, TrackedProject

SCHEMA_VERSION = 1


def status(
    overview: Overview,
    by: str | None = None,
    screen: Screen = PLAIN,
    with_forecast: bool = False,
) -> str:
    """One object, which holds every grouping and every forecast, whatever is asked for."""
    del by, with_forecast
    return dumped(as_object(overview), screen)


def report(overview: Overview, screen: Screen = PLAIN) -> str:
    """The same object as `status`, of the projects that were asked for."""
    return status(overview, None, screen)


def file(overview: Overview, ledger: Ledger) -> bytes:
    """What `report` prints, as a file."""
    del ledger
    return report(overview).encode()


def dumped(value: Any, screen: Screen, indent: int | None = 2) -> str:
    """JSON text, without an `indent` on one line. Characters that a terminal would obey, or
    cannot show, are escaped.

    Whoever reads JSON takes it for UTF-8: to a stream of another encoding goes ASCII alone.
    """
    text = json.dumps(value, ensure_ascii=not screen.utf8, indent=indent) + "\n"
    return re.sub(r"[^\x00-\x7e]", _escaped, text)


def _escaped(match: re.Match[str]) -> str:
    char = match[0]
    if char == "\x7f":  # the one that JSON leaves as it is
        return r"\u007f"
    return json.dumps(char)[1:-1] if is_unsafe(char) else char


def as_object(overview: Overview) -> dict[str, Any]:
    """The overview as plain values."""
    targets, policy = overview.targets, overview.policy
    return {
        "schema_version": SCHEMA_VERSION,
        "title": targets.title,
        "document": targets.document,
        "year": targets.year,
        "as_of": overview.as_of.isoformat(),
        "time_share": json_share(overview.time_share),
        "sample": overview.sample,
        "later_reports": overview.later_reports,
        "policy": {
            "warn_lag": json_number(policy.warn_lag),
            "behind_lag": json_number(policy.behind_lag),
            "stale_days": policy.stale_days,
            "about_tolerance": json_number(policy.about_tolerance),
        },
        "overall": summary_object(overview.overall),
        "levels": [{"name": name, **summary_object(summary)} for name, summary in overview.levels],
        "units": [
            {
                "name": unit.name,
                "last_report": _date(unit.last_report),
                "days_silent": unit.silence.days,
                "overdue": unit.silence.is_overdue,
                **summary_object(unit.summary),
            }
            for unit in overview.units
        ],
        "projects": [project(one) for one in overview.projects],
    }


def _date(day: Any) -> str | None:
    return day.isoformat() if day else None


def points(variance: Any) -> float | None:
    """A variance, given as a share, in percentage points; rounded down to 2 decimals."""
    return None if variance is None else json_share(variance * 100, 2)


def summary_object(summary: Summary) -> dict[str, Any]:
    """Counts and means; variance in points."""
    return {
        "projects": summary.projects,
        **{status.value: number for status, number in summary.counts.items()},
        "indicators": summary.indicators,
        "indicators_met": summary.indicators_met,
        "indicators_reported": summary.indicators_reported,
        "completion": json_share(summary.completion),
        "planned": json_share(summary.planned),
        "variance": points(summary.variance),
    }


def identity(project: Project) -> dict[str, Any]:
    """What a project is known by, and whose it is."""
    return {
        "id": project.id,
        "level": project.level,
        "name": project.name,
        "units": list(dict.fromkeys(project.units)),
        "supporting": list(project.supporting),
        "joint": len(set(project.units)) > 1,
    }


def project(tracked: TrackedProject) -> dict[str, Any]:
    """A project with its indicators as plain values."""
    facts = tracked.project
    return {
        **identity(facts),
        "task": facts.task,
        "commitments": list(facts.commitments),
        "due": tracked.due.isoformat(),
        "status": tracked.status.value,
        "completion": json_share(tracked.completion),
        "planned": json_share(tracked.planned),
        "variance": points(tracked.variance),
        "weakest": tracked.weakest.name,
        "accepted": _date(tracked.accepted),
        "sample": tracked.sample,
        "indicators_reported": tracked.reported,
        "indicators_met": tracked.met,
        "narratives": [_narrative(note) for note in tracked.notes],
        "indicators": [_indicator(indicator) for indicator in tracked.indicators],
    }


def _narrative(note: Note) -> dict[str, Any]:
    words = note.words
    return {
        "unit": note.unit,
        "as_of": note.as_of.isoformat(),
        "progress": words.progress,
        "problems": words.problems,
        "next_steps": words.next_steps,
        "evidence": list(words.evidence),
    }


def _indicator(tracked: TrackedIndicator) -> dict[str, Any]:
    indicator = tracked.indicator
    return {
        "name": indicator.name,
        "kind": indicator.kind,
        "comparator": indicator.comparator,
        "measure": indicator.measure,
        "units": list(tracked.units),
        "due": tracked.window.due.isoformat(),
        "start": tracked.window.start.isoformat(),
        "cumulative": not indicator.is_level,
        "combine": indicator.combine,
        "subset_of": indicator.subset_of,
        "quote": indicator.quote,
        "plan": [{"by": p.by.isoformat(), "value": json_number(p.value)} for p in indicator.plan],
        "revisions": [_revision(revision) for revision in indicator.revisions],
        **figures(tracked),
        "forecast": forecast_json.as_object(tracked.forecast),
    }


def _revision(revision: Revision) -> dict[str, Any]:
    return {
        "since": revision.since.isoformat(),
        "target": json_number(revision.target),
        "items": list(revision.items) if revision.items else None,
        "document": revision.document,
        "reason": revision.reason,
    }


def figures(tracked: TrackedIndicator) -> dict[str, Any]:
    """What stands of an indicator, as plain values."""
    verdict, actual = tracked.assessment, tracked.actual
    return {
        "target": json_number(verdict.target),
        "original_target": json_number(tracked.indicator.published),
        "actual": json_number(actual.amount) if actual else None,
        "items": _items(tracked),
        "ratio": json_share(verdict.ratio),
        "completion": json_share(verdict.completion),
        "owed": json_number(verdict.owed),
        "planned": json_share(verdict.planned),
        "variance": points(verdict.variance),
        "status": verdict.status.value,
        "as_of": _date(actual.as_of) if actual else None,
        "stale": tracked.stale,
        "units_reported": actual.units_reported if actual else 0,
        "added": json_number(tracked.added),
        "added_since": _date(tracked.added_since),
        "sources": [source(figure) for figure in (actual.sources if actual else ())],
    }


def _items(tracked: TrackedIndicator) -> dict[str, list[str]] | None:
    if tracked.indicator.kind != "checklist":
        return None
    done = tracked.actual.done if tracked.actual else ()
    return {"done": list(done), "open": list(tracked.open_items)}


def source(figure: Figure) -> dict[str, Any]:
    """A reported figure and where it stands."""
    return {
        "unit": figure.unit,
        "as_of": figure.as_of.isoformat(),
        "path": figure.path,
        "line": figure.line,
        "column": figure.column,
        "value": reported_value(figure.value),
    }


def reported_value(value: Reported) -> Any:
    """A value as it was reported: a number, a list of items, true or false."""
    if isinstance(value, tuple):
        return list(value)
    return value if isinstance(value, bool) else json_number(value)
