"""What a notebook asks, and the commands too: a ledger read and checked, as of any date.

`minsheng.load(path)` returns a `Ledger`; everything it answers with is frozen, and every
number in it exact (`int`, `Decimal`, `Fraction`): rounding is for printing. Documented with
examples in `docs/api.md`.
"""

import os
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from minsheng import ledger as books
from minsheng.check import Checked, check
from minsheng.choices import known_project, selection
from minsheng.clock import today as today_in_china
from minsheng.clock import typed_day
from minsheng.errors import DataError, UsageError
from minsheng.folder import Watched, open_folder, shown
from minsheng.models.targets import Project, TargetList
from minsheng.problems import Problem, Severity
from minsheng.schedule import default_day, previous_month_end
from minsheng.summarize import Overview, Selection, overview

if TYPE_CHECKING:
    from minsheng.changes.diff import Diff
    from minsheng.facts import Fact
    from minsheng.months import History
    from minsheng.why.explanation import Explanation


class Ledger(NamedTuple):
    """One year of a sound ledger: its folder, everything that was checked, what was reported.

    `today` is the date in China on which it was read; no default date lies after it.
    """

    root: Path
    checked: Checked
    reported: books.Ledger
    today: date

    @property
    def targets(self) -> TargetList:
        """The target list, as it stands in its file."""
        return self.reported.targets

    @property
    def year(self) -> int:
        """The year of the list."""
        return self.targets.year

    @property
    def years(self) -> tuple[int, ...]:
        """The years that have a list in the folder, in order."""
        return tuple(sorted(self.checked.ledgers))

    def of(self, year: int) -> "Ledger":
        """The ledger of another year in the same folder. UsageError where it has no list."""
        return self._replace(reported=_of_year(self.checked, year))

    @property
    def problems(self) -> list[Problem]:
        """The warnings and infos of `minsheng validate`, of every year in the folder."""
        return self.checked.problems

    @property
    def default_day(self) -> date:
        """The last month end on or before today, at the latest 31 December of the year or the
        newest report, whichever is later.
        """
        return default_day(self.today, self.year, self.reported.newest)

    def day(self, typed: date | str | None) -> date:
        """The day that is meant: `2025-09-30`, `2025-09` (its last day), `today`, or a date.

        None is the `default_day`. UsageError for a text that is none of these, and for a year
        before 1949.
        """
        if typed is None:
            return self.default_day
        return typed_day(typed if isinstance(typed, str) else f"{typed:%Y-%m-%d}", self.today)

    def select(
        self,
        *,
        level: str | None = None,
        unit: str | None = None,
        project: int | None = None,
        only: Sequence[str] = (),
    ) -> Selection:
        """Which projects to look at: of a level, a unit, one alone, or of these statuses.

        Statuses by their codes or Chinese words. UsageError for what is not in the list, with
        the name that was probably meant.
        """
        return selection([self.targets], level=level, unit=unit, project=project, only=only)

    def at(self, day: date | str | None = None, selection: Selection | None = None) -> Overview:
        """The overview at the end of a day, of the projects that are selected (None: all).

        What `minsheng status` prints; `day` as for the method of that name.
        """
        return overview(self.reported, self.day(day), selection)

    def why(self, number: int, day: date | str | None = None) -> "Explanation":
        """The project with this number at the end of a day, and where its figures come from.

        What `minsheng why` prints; `day` as for the method of that name. UsageError where
        there is no such project.
        """
        from minsheng.why.explanation import explain

        return explain(self.reported, self.project(number).id, self.day(day))

    def history(self, number: int, until: date | str | None = None) -> "History":
        """The path of a project over its year, month by month, seen from the end of a day.

        What `minsheng history` prints; `until` as for the method `day`. UsageError where there
        is no project with this number (序号).
        """
        from minsheng.months import history_of

        selection = Selection(project=self.project(number).id)
        return history_of(self.reported, self.at(until, selection))

    def diff(
        self,
        since: date | str | None = None,
        until: date | str | None = None,
        selection: Selection | None = None,
    ) -> "Diff":
        """What changed from the end of one day to the end of another.

        What `minsheng diff` prints; days as for `day`, by default to the `default_day` from
        the month end before. UsageError where the first is the later one.
        """
        from minsheng.changes.diff import diff
        from minsheng.changes.sides import in_order, side_of

        end = self.day(until)
        begin = previous_month_end(end) if since is None else self.day(since)
        in_order(begin, end)
        then, now = (side_of(self.reported, day, selection) for day in (begin, end))
        return diff(then, now, selection)

    def facts(self) -> "Iterator[Fact]":
        """Every target and every reported figure of the year, one row each.

        What `minsheng export` writes.
        """
        from minsheng.facts import facts

        return facts(self.reported, shown(self.root))

    def project(self, number: int) -> Project:
        """The project with this number (序号). UsageError where there is none."""
        return self.targets.by_id[known_project([self.targets], number)]


def load(
    path: str | os.PathLike[str],
    *,
    year: int | None = None,
    today: date | None = None,
    watched: Watched = iter,
) -> Ledger:
    """The ledger of a year (None: the newest list) in the data folder at `path`.

    `today` is the date in China, unless given (or set in MINSHENG_TODAY). `watched` hands on
    the paths of the reports one by one, and may show how far it has come. DataError where the
    data has errors: then there are no figures, and `problems` holds them all. UsageError where
    there is no such folder, or no list of that year.
    """
    root = Path(path)
    if not root.is_dir():
        raise UsageError(f"数据文件夹不存在：{root}")
    now = today or today_in_china(os.environ)
    checked = check(open_folder(root), now, watched=watched)
    if checked.has_errors:
        raise DataError(_summary(checked.problems), checked.problems, checked.files)
    return Ledger(root, checked, _of_year(checked, year), now)


def _summary(problems: Sequence[Problem]) -> str:
    """How many errors there are, and the first of them."""
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    first = errors[0]
    place = f"{first.place.path}:{first.place.line}:{first.place.column}"
    return f"数据有 {len(errors)} 处错误，第一处是 {place}: {first.rule} {first.message}"


def _of_year(checked: Checked, year: int | None) -> books.Ledger:
    years = sorted(checked.ledgers)
    if year is not None and year not in checked.ledgers:
        raise UsageError(f"没有 {year} 年的目标清单", f"现有：{'、'.join(map(str, years))}")
    return checked.ledgers[year or years[-1]]
