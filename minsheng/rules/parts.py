"""T: what the target list says of parts and wholes (`subset_of`)."""

from collections.abc import Iterator, Mapping
from datetime import date

from minsheng.models.targets import Indicator, Project
from minsheng.names import did_you_mean
from minsheng.numerals import Number, plain
from minsheng.problems import Place
from minsheng.rules.base import Slip, rule
from minsheng.rules.document import is_stated
from minsheng.rules.listing import quoted
from minsheng.rules.lists import List, projects
from minsheng.schedule import target_at

_NO_OTHER = "同一项目里没有别的指标叫"


@rule("T208")
def part_and_whole(file: List) -> Iterator[Slip]:
    """`subset_of` names another indicator of the project, of the same measure, not smaller.

    Fails: `subset_of: 开工道路` where there is no such indicator. Passes: 完工道路 12 个,
    `subset_of: 开工道路` with 48 个.
    """
    named = [value.get("name") for _, value in file.left_out if isinstance(value, dict)]
    left_out = {name for name in named if isinstance(name, str)}
    for loc, project in projects(file):
        for index, part in enumerate(project.indicators):
            if part.subset_of is not None and part.subset_of not in left_out:
                place = file.place(*loc, "indicators", index, "subset_of")
                yield from _misfit(place, part, project)


def _misfit(place: Place, part: Indicator, project: Project) -> Iterator[Slip]:
    """Why the part is no part of the indicator that it names."""
    name = part.subset_of or ""
    whole = project.by_name.get(name)
    if whole is None:
        yield Slip(place, f"{_NO_OTHER}“{name}”", did_you_mean(name, project.names))
    elif name == part.name:
        others = tuple(other for other in project.names[:20] if other != name)
        yield Slip(place, f"{_NO_OTHER}“{name}”", did_you_mean(name, others))
    elif whole.measure != part.measure:
        measures = f"{part.measure}、{whole.measure}"
        yield Slip(place, f"计量单位与“{name}”不同（{measures}），不能互为部分和整体")
    elif not (is_stated(part) and is_stated(whole)):
        return  # T206 speaks of it
    elif exceeding := _exceeding(part, whole):
        small, large = map(plain, exceeding)
        yield Slip(place, f"部分的目标（{small}）大于整体“{name}”（{large}）")


def _exceeding(part: Indicator, whole: Indicator) -> tuple[Number, Number] | None:
    """The targets of part and whole at the first time when the part's is larger."""
    days = sorted({date.min, *(r.since for one in (part, whole) for r in one.revisions)})
    pairs = [(target_at(part, day), target_at(whole, day)) for day in days]
    return next(((small, large) for small, large in pairs if small > large), None)


@rule("T208")
def parts_of_each_other(file: List) -> Iterator[Slip]:
    """An indicator is no part of one of its own parts.

    Fails: 开工 with `subset_of: 完工`, and 完工 with `subset_of: 开工`. Passes: only the second.
    """
    for loc, project in projects(file):
        index = {indicator.name: n for n, indicator in enumerate(project.indicators)}
        wholes = {i.name: i.subset_of for i in project.indicators if i.subset_of}
        for circle in _circles(wholes):
            place = file.place(*loc, "indicators", index[circle[-1]], "subset_of")
            message = f"{quoted(circle)}互为部分和整体"
            yield Slip(place, message, "只在部分的下面写 subset_of，整体的下面删去")


def _circles(wholes: Mapping[str, str]) -> Iterator[list[str]]:
    """Every circle of two or more names that the way from part to whole runs into, once."""
    seen: set[str] = set()
    for name in wholes:
        way: list[str] = []
        while name in wholes and name not in seen:
            seen.add(name)
            way.append(name)
            name = wholes[name]
        circle = way[way.index(name) :] if name in way else []
        if len(circle) > 1:
            yield circle


PART_RULES = (part_and_whole, parts_of_each_other)
