"""What a rule about a report looks at: the report, an entry, a figure, each with its places."""

from typing import Any, NamedTuple

from minsheng.loader import SourceFile
from minsheng.models.progress import Entry, ProgressFile, Report
from minsheng.models.targets import Indicator, Project, TargetList
from minsheng.problems import Place
from minsheng.source.compose import Node
from minsheng.source.tree import Tree, span_of

Loc = tuple[str | int, ...]


class ReportView(NamedTuple):
    """One report of a file, at `loc` in it, beside the target list of its year."""

    source: SourceFile[ProgressFile]
    file: ProgressFile
    targets: TargetList
    loc: Loc
    report: Report

    def place(self, *loc: str | int) -> Place:
        """Where the value at `loc` below this report stands."""
        return self.source.place(*self.loc, *loc)


class EntryView(NamedTuple):
    """One entry of a report and the project it is about (None: there is no such project).

    `node` is its place in the file (see `source.tree`).
    """

    within: ReportView
    entry: Entry
    project: Project | None
    node: Node

    def place(self, *loc: str | int) -> Place:
        """Where the value at `loc` below this entry stands."""
        span = Tree(node=self.node).value_span(loc) if loc else span_of(self.node)
        return Place(self.within.source.path, *span)

    def key_place(self, *loc: str | int) -> Place:
        """Where the key at `loc` below this entry stands."""
        return Place(self.within.source.path, *Tree(node=self.node).key_span(loc))

    def nodes_in(self, key: str) -> Any:
        """The children of the mapping `key` of this entry: name to (key's node, node)."""
        return self.node[1][key][1][1]


class FigureView(NamedTuple):
    """One reported figure and the indicator it is about (None: there is no such indicator)."""

    within: EntryView
    project: Project
    name: str
    value: Any
    indicator: Indicator | None

    @property
    def unit(self) -> str:
        """The unit that reports it."""
        return self.within.within.file.unit

    @property
    def place(self) -> Place:
        """Where the value stands."""
        return self.within.place("actuals", self.name)

    @property
    def name_place(self) -> Place:
        """Where the indicator's name stands."""
        return self.within.key_place("actuals", self.name)
