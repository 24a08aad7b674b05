"""What a row of a form is about: its project, its indicator, its item, found by their names."""

from collections.abc import Iterable

from minsheng.form.columns import Column
from minsheng.form.table import Table
from minsheng.form.values import text_of
from minsheng.models.targets import Indicator, Project, TargetList
from minsheng.names import as_known, did_you_mean
from minsheng.problems import Place, Problem
from minsheng.spellings.numbers import ordinal_meant
from minsheng.text import safe

_MOST_PROJECTS = 12


class Stranger(Exception):
    """What a row is about is not known: the `problem` says what, where and what to do."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def known_as(text: str, names: Iterable[str]) -> str | None:
    """The name that a form's text stands for: forms show names harmless (see `text.safe`), and
    CSV with a `'` before what a spreadsheet would take for a formula.
    """
    shown = {safe(name).strip(): name for name in reversed(list(names))}
    plain = text.strip()
    if found := shown.get(plain) or shown.get(plain.removeprefix("'")):
        return found
    alike = as_known(plain, tuple(shown))
    return shown[alike] if alike else None


class Lookup:
    """Finds what the rows of a table are about, for a unit and its year's target list."""

    def __init__(self, table: Table, targets: TargetList, unit: str) -> None:
        self.table, self.targets, self.unit = table, targets, unit
        self.own = targets.by_unit.get(unit, [])

    def text(self, row: int, column: Column) -> str:
        """What a cell that says what the row is about shows; empty for nothing."""
        cell = self.table.named(row, column)
        text = text_of(cell) if cell else ""
        return text if isinstance(text, str) else ""

    def project(self, row: int) -> Project:
        """The project of a row, one of the unit's; Stranger where it is not known."""
        place = self.table.place(row, Column.PROJECT)
        text = self.text(row, Column.PROJECT)
        if not text:
            return self._by_indicator(row, place)
        number = ordinal_meant(text)
        project = self.targets.by_id.get(number) if number is not None else None
        if project is None:
            message = f"目标清单里没有序号为 {text} 的项目"
            raise Stranger(Problem("P302", place, message, self._own_projects()))
        if self.unit not in project.units:
            message = f"项目 {project.id}“{project.name}”不是{self.unit}负责的"
            hint = f"责任单位是{'、'.join(project.units)}"
            raise Stranger(Problem("P305", place, message, hint))
        self._refuse_other_name(row, project)
        return project

    def _refuse_other_name(self, row: int, project: Project) -> None:
        """Stranger where number and name are those of two projects: rows that slipped apart."""
        names = (project.name for project in self.targets.projects)
        said = known_as(self.text(row, Column.PROJECT_NAME), names)
        if said is None or said == project.name:
            return
        place = self.table.place(row, Column.PROJECT)
        message = f"序号 {project.id} 是“{project.name}”，这一行却写着“{said}”"
        raise Stranger(Problem("", place, message, "可能是排序时各列错开了：撤销排序，再保存"))

    def _by_indicator(self, row: int, place: Place) -> Project:
        """Where there is no number: the only project of the unit with the row's indicator."""
        name = self.text(row, Column.INDICATOR)
        having = [p for p in self.own if name and known_as(name, p.names)]
        if len(having) == 1:
            return having[0]
        hint = f"写项目的序号。{self._own_projects()}"
        raise Stranger(Problem("", place, "这一行填了内容，没有写序号", hint))

    def _own_projects(self) -> str:
        more = f" 等 {len(self.own)} 个" if len(self.own) > _MOST_PROJECTS else ""
        named = (f"{project.id} {project.name}" for project in self.own[:_MOST_PROJECTS])
        return f"本单位的项目：{'、'.join(named)}{more}"

    def indicator(self, row: int, project: Project) -> Indicator:
        """The indicator of a row, one that the unit is to report; Stranger where it is not."""
        place = self.table.place(row, Column.INDICATOR)
        text = self.text(row, Column.INDICATOR)
        name = known_as(text, project.names)
        if name is None:
            raise Stranger(self._no_indicator(text, project, place))
        units = project.units_of(project.by_name[name])
        if self.unit not in units:
            message = f"指标“{name}”不是{self.unit}负责的"
            raise Stranger(Problem("P306", place, message, f"责任单位是{'、'.join(units)}"))
        return project.by_name[name]

    def _no_indicator(self, text: str, project: Project, place: Place) -> Problem:
        known = "、".join(project.names)
        if not text:
            message = "这一行填了“本期累计”，没有写指标"
            return Problem("", place, message, f"项目 {project.id} 的指标：{known}")
        message = f"项目 {project.id} 没有指标“{text}”"
        others = [p for p in self.own if known_as(text, p.names)]
        if len(others) == 1:
            hint: str | None = f"“{text}”是项目 {others[0].id}“{others[0].name}”的：检查序号"
        else:
            hint = did_you_mean(text, project.names)
        return Problem("P303", place, message, hint)

    def item(self, row: int, indicator: Indicator) -> str | None:
        """The item of a checklist's row, None where it names none; Stranger for an unknown one."""
        text = self.text(row, Column.ITEM)
        if not text:
            return None
        place = self.table.place(row, Column.ITEM)
        if indicator.kind != "checklist":
            message = f"指标“{indicator.name}”没有事项，这一行却写着“{text}”"
            raise Stranger(Problem("", place, message, "“事项”一栏留空，或检查指标"))
        item = known_as(text, indicator.all_items)
        if item is None:
            hint = did_you_mean(text, indicator.all_items)
            raise Stranger(Problem("P304", place, f"清单里没有“{text}”", hint))
        return item
