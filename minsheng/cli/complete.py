"""Names for the shell's completion, read from the target list without pydantic."""

import os
from pathlib import Path
from typing import Any

import typer

from minsheng.catalogue import RULES
from minsheng.errors import UsageError
from minsheng.schemas import KINDS
from minsheng.terms import PROJECT_WORDS, Status


def _lists(context: typer.Context) -> list[Any]:
    """The plain values of the target lists, the newest first; none where there is no data."""
    from minsheng.folder import find_data, open_folder
    from minsheng.source.tree import read_tree

    try:
        folder = open_folder(find_data(context.params.get("data"), os.environ, Path.cwd()))
        trees = [read_tree(path.read_bytes()) for path in reversed(folder.targets)]
    except (UsageError, OSError):
        return []
    return [tree.value for tree in trees if isinstance(tree.value, dict)]


def _projects(context: typer.Context) -> list[dict[str, Any]]:
    lists = [value.get("projects") for value in _lists(context)]
    projects = [p for found in lists if isinstance(found, list) for p in found]
    return [project for project in projects if isinstance(project, dict)]


def _matching(names: Any, incomplete: str) -> list[str]:
    texts = [name for name in dict.fromkeys(names) if isinstance(name, str)]
    return [name for name in texts if incomplete in name]


def complete_unit(ctx: typer.Context, incomplete: str) -> list[str]:
    """The responsible units whose name holds what was typed."""
    units = [project.get("units") for project in _projects(ctx)]
    return _matching([u for us in units if isinstance(us, list) for u in us], incomplete)


def complete_level(ctx: typer.Context, incomplete: str) -> list[str]:
    """The levels that occur in the list."""
    return _matching([project.get("level") for project in _projects(ctx)], incomplete)


def complete_status(incomplete: str) -> list[str]:
    """The statuses in Chinese, and their codes."""
    return _matching([*PROJECT_WORDS.values(), *(s.value for s in Status)], incomplete)


def complete_rule(incomplete: str) -> list[tuple[str, str]]:
    """The rules whose id begins with what was typed, in capitals or not, each with its title."""
    titles = {rule: entry.title for rule, entry in RULES.items()}
    if incomplete.islower():
        titles = {rule.lower(): title for rule, title in titles.items()}
    return [(rule, title) for rule, title in titles.items() if rule.startswith(incomplete)]


def complete_kind(incomplete: str) -> list[str]:
    """The kinds of data file that have a schema."""
    return _matching(KINDS, incomplete)
