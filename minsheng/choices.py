"""What may be asked for, by the names that stand in a list: the nearest is told for a slip."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from minsheng.errors import UsageError
from minsheng.models.targets import TargetList
from minsheng.summarize import Selection
from minsheng.terms import PROJECT_WORDS, Status, project_status
from minsheng.wanted import one_of


def selection(
    lists: Sequence[TargetList],
    *,
    level: str | None = None,
    unit: str | None = None,
    project: int | None = None,
    only: Sequence[str] = (),
) -> Selection:
    """Which projects of the lists are asked for; what is None leaves none of them out.

    `only` holds statuses, by their codes or Chinese words. UsageError for a level, a unit, a
    project or a status that there is not.
    """
    levels = dict.fromkeys(level for targets in lists for level in targets.levels)
    units = dict.fromkeys(unit for targets in lists for unit in targets.units)
    return Selection(
        level=None if level is None else one_of(level, levels, "级别"),
        unit=None if unit is None else one_of(unit, units, "责任单位"),
        project=None if project is None else known_project(lists, project),
        statuses=tuple(map(status_of, only)) or None,
    )


def status_of(word: str) -> Status:
    """The status by its code or its Chinese word; UsageError with the nearest for any other."""
    known = [*PROJECT_WORDS.values(), *(status.value for status in Status)]
    return project_status(one_of(word, known, "状态")) or Status(word)


def known_project(lists: Iterable[TargetList], number: int) -> int:
    """The number (序号) of a project that is in one of the lists; UsageError for any other."""
    known = dict.fromkeys(project.id for targets in lists for project in targets.projects)
    if number in known:
        return number
    raise UsageError(f"没有序号为 {number} 的项目", f"现有：{'、'.join(map(str, known))}")


def meant_project(lists: Iterable[TargetList], typed: str) -> str:
    """A hint: the number of the project that was probably meant by what is no number.

    ４, 项目4 and 四 mean project 4, and so does a part of its name.
    """
    from minsheng.names import nearest
    from minsheng.spellings.words import in_words

    names = {project.id: project.name for targets in lists for project in targets.projects}
    digits = re.search(r"[0-9]{1,9}", unicodedata.normalize("NFKC", typed))
    number = int(digits[0]) if digits else in_words(typed)
    near = nearest(typed, names.values())
    meant = number if number in names else next((i for i in names if names[i] in near), None)
    known = "、".join(map(str, names))
    return f"现有：{known}" if meant is None else f"是不是 {meant}（{names[meant]}）？"
