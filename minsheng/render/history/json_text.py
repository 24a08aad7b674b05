"""The path of a project as JSON: each point as `status` has it on that day."""

from typing import Any

from minsheng.forecast import NoForecast
from minsheng.months import Correction, Course, History, Month, ProjectMonth
from minsheng.render import forecast_json
from minsheng.render.json_text import SCHEMA_VERSION, dumped, figures, project
from minsheng.render.screen import PLAIN, Screen

_OWED = ("target", "original_target", "owed", "planned")
"""What is known of an indicator before its day has come."""
_PROJECT_FIGURES = (
    "completion",
    "planned",
    "variance",
    "status",
    "indicators_reported",
    "indicators_met",
)


def history(history: History, screen: Screen = PLAIN) -> str:
    """One object."""
    return dumped(as_object(history), screen)


def as_object(history: History) -> dict[str, Any]:
    """The path as plain values; null after the day, but for what is owed."""
    overview = history.overview
    whole = project(history.project)
    whole.pop("narratives")
    told = {indicator["name"]: indicator for indicator in whole.pop("indicators")}
    return {
        "schema_version": SCHEMA_VERSION,
        "title": overview.targets.title,
        "document": overview.targets.document,
        "year": overview.targets.year,
        "as_of": overview.as_of.isoformat(),
        "sample": overview.sample,
        "later_reports": overview.later_reports,
        "project": whole,
        "points": [_project_point(month) for month in history.months],
        "indicators": [
            {**told[course.tracked.name], **_course(course)} for course in history.indicators
        ],
    }


def _project_point(month: ProjectMonth) -> dict[str, Any]:
    whole = project(month.tracked)
    known = _PROJECT_FIGURES if month.is_known else ("planned",)
    figures = {key: whole[key] if key in known else None for key in _PROJECT_FIGURES}
    return {"day": month.day.isoformat(), "known": month.is_known, **figures}


def _course(course: Course) -> dict[str, Any]:
    outlook = course.tracked.outlook
    return {
        "points": [_point(month) for month in course.months],
        "forecast": forecast_json.as_object(course.tracked.forecast),
        "no_forecast": outlook.value if isinstance(outlook, NoForecast) else None,
    }


def _point(month: Month) -> dict[str, Any]:
    told = figures(month.tracked)
    if not month.is_known:
        told = {key: value if key in _OWED else None for key, value in told.items()}
    return {
        "day": month.day.isoformat(),
        "known": month.is_known,
        "reported": month.is_reported,
        **told,
        "corrections": [_correction(one) for one in month.corrections],
    }


def _correction(correction: Correction) -> dict[str, Any]:
    figure = correction.figure
    return {
        "unit": figure.unit,
        "as_of": figure.as_of.isoformat(),
        "path": figure.path,
        "line": figure.line,
        "reason": correction.reason,
    }
