"""Names for the shell's completion, read from the target list without pydantic.

What is proposed is narrowed to what was typed in `cli/tab.py`: to the words that begin with
it, and where there is none to those that hold it, in their help as well.
"""

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import typer

from minsheng.catalogue import RULES
from minsheng.errors import UsageError
from minsheng.schemas import KINDS
from minsheng.terms import PROJECT_WORDS, Status

Words = list[tuple[str, str]]
"""Words with what they mean."""
_COMMA = "、"  # between the items of a checklist


def _lists(context: typer.Context) -> dict[str, Path]:
    """The target list of each year, by file name, the newest first; none without data."""
    from minsheng.folder import find_data, open_folder

    try:
        folder = open_folder(find_data(_data(context), os.environ, Path.cwd()))
    except (UsageError, OSError):
        return {}
    named = ((re.search(r"\d{4}", path.stem), path) for path in reversed(folder.targets))
    return {year[0]: path for year, path in named if year}


def _data(context: typer.Context) -> str | None:
    """The data folder that was named; the first where there are several."""
    named = context.params.get("data")
    return named if isinstance(named, str) else next(iter(named or ()), None)


def _projects(context: typer.Context) -> list[dict[str, Any]]:
    """The projects of the year that was asked for, else of the newest one, as plain values."""
    from minsheng.source.tree import read_tree

    lists = _lists(context)
    path = lists.get(context.params.get("year") or next(iter(lists), ""))
    try:  # a pipe would be waited for
        value = read_tree(path.read_bytes()).value if path and path.is_file() else None
    except OSError:
        return []
    return _dicts(value.get("projects") if isinstance(value, dict) else None)


def _dicts(value: Any) -> list[dict[str, Any]]:
    return [each for each in _many(value) if isinstance(each, dict)]


def _many(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _texts(values: Iterable[Any]) -> list[str]:
    """The texts among the values, each once."""
    return [value for value in dict.fromkeys(map(_text, values)) if value]


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def complete_revision(ctx: typer.Context) -> list[str]:
    """The branches and tags of the repository that the ledger lies in; none without git."""
    from minsheng.folder import find_data
    from minsheng.git import open_repository

    try:
        folder = find_data(_data(ctx), os.environ, Path.cwd())
        return [name for name in open_repository(folder, "git").names() if name.isprintable()]
    except (UsageError, OSError):
        return []


def complete_unit(ctx: typer.Context) -> list[str]:
    """The responsible units."""
    return _texts(unit for project in _projects(ctx) for unit in _many(project.get("units")))


def complete_level(ctx: typer.Context) -> list[str]:
    """The levels that occur in the list."""
    return _texts(project.get("level") for project in _projects(ctx))


def complete_status() -> list[str]:
    """The statuses in Chinese, and their codes."""
    return [*PROJECT_WORDS.values(), *(status.value for status in Status)]


def complete_project(ctx: typer.Context) -> Words:
    """The projects' numbers with their names; with --unit, only those of that unit."""
    return [(str(p["id"]), _text(p.get("name"))) for p in _asked_projects(ctx)]


def _asked_projects(context: typer.Context) -> list[dict[str, Any]]:
    unit = context.params.get("unit")
    known = [project for project in _projects(context) if type(project.get("id")) is int]
    return [p for p in known if unit is None or unit in _many(p.get("units"))]


def complete_year(ctx: typer.Context) -> list[str]:
    """The years that have a target list, the newest first."""
    return list(_lists(ctx))


def complete_indicator(ctx: typer.Context, incomplete: str) -> Words:
    """`name=` of the indicators of --project that --unit reports, each with its target.

    Behind the `=` of a milestone 是 and 否, of a checklist its items; of a quantity nothing,
    for no figure is to be taken from anywhere but the unit's own books.
    """
    indicators = dict(_asked_indicators(ctx))
    begun = [name for name in indicators if incomplete.startswith(f"{name}=")]
    if begun:
        name = max(begun, key=len)
        typed = incomplete.removeprefix(f"{name}=")
        return [(f"{name}={value}", "") for value in _values(indicators[name], typed)]
    done = {_text(each).partition("=")[0] for each in ctx.params.get("set_") or ()}
    return [(f"{n}=", _shape(value)) for n, value in indicators.items() if n not in done]


def complete_indicator_name(ctx: typer.Context) -> Words:
    """The indicators of the project that was named, each with its target."""
    return [(name, _shape(value)) for name, value in _asked_indicators(ctx)]


def _asked_number(context: typer.Context) -> str | None:
    """The project that was named, as an option or as the command's argument.

    Where the option at the cursor still lacks its value, arguments are left among the rest.
    """
    named = context.params.get("project")
    return next(iter(context.args), None) if named is None else named


def _asked_indicators(context: typer.Context) -> Iterator[tuple[str, dict[str, Any]]]:
    number, unit = _asked_number(context), context.params.get("unit")
    for project in _asked_projects(context):
        if number not in (None, str(project["id"])):
            continue
        for indicator in _dicts(project.get("indicators")):
            name, units = _text(indicator.get("name")), _many(indicator.get("units"))
            if name and (unit is None or not units or unit in units):
                yield name, indicator


def _values(indicator: dict[str, Any], typed: str) -> list[str]:
    if indicator.get("milestone") is True:
        return ["是", "否"]
    *done, _ = typed.split(_COMMA)
    before = "".join(f"{item}{_COMMA}" for item in done)
    return [f"{before}{item}" for item in _items(indicator) if item not in done]


def _items(indicator: dict[str, Any]) -> list[str]:
    """The items of a checklist, those of its revisions too."""
    stated = [indicator, *_dicts(indicator.get("revisions"))]
    return _texts(item for each in stated for item in _many(each.get("items")))


def _shape(indicator: dict[str, Any]) -> str:
    """What is reported for an indicator: its target, or how its value is written."""
    from minsheng.numerals import is_number, plain

    measure = _text(indicator.get("measure"))
    if indicator.get("milestone") is True:
        return "是、否"
    if items := _items(indicator):
        return f"已完成的{measure}，共 {len(items)} {measure}"
    target = indicator.get("target")
    return f"目标 {plain(target)} {measure}" if is_number(target) else ""


def complete_rule(incomplete: str) -> Words:
    """The rules, each with its title; in small letters where these are typed."""
    titles = {rule: entry.title for rule, entry in RULES.items()}
    if incomplete.islower():
        titles = {rule.lower(): title for rule, title in titles.items()}
    return list(titles.items())


def complete_kind() -> list[str]:
    """The kinds of data file that have a schema."""
    return list(KINDS)


def complete_problem_format() -> list[str]:
    """The formats in which problems are printed."""
    from minsheng.render.problems import FORMATS

    return list(FORMATS)


def complete_day() -> Words:
    """The one word that may stand for a date."""
    return [("today", "今天")]
