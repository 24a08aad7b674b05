"""What the rules of a target list walk over: its projects and indicators with their places."""

from collections.abc import Iterator

from minsheng.loader import SourceFile
from minsheng.models.targets import Indicator, Project, TargetList

List = SourceFile[TargetList]
Loc = tuple[str | int, ...]


def projects(file: List) -> Iterator[tuple[Loc, Project]]:
    """Every project that fits, with its place."""
    for index, project in enumerate(file.model.projects if file.model else ()):
        yield ("projects", index), project


def indicators(file: List) -> Iterator[tuple[Loc, Project, Indicator]]:
    """Every indicator that fits, with its place and its project."""
    for loc, project in projects(file):
        for index, indicator in enumerate(project.indicators):
            yield (*loc, "indicators", index), project, indicator
