"""What both documents have: title, the whole in sentences at first, the ledger attached."""

from collections.abc import Callable, Iterable

from minsheng.render import words
from minsheng.render.rows import table
from minsheng.render.titles import long_date, subject
from minsheng.render.word import sentences
from minsheng.render.word.blocks import Attachment, Block, Document, Heading, Text
from minsheng.summarize import Overview

_OF_PROJECTS = (
    *("序号", "市区分级", "项目名称", "责任单位"),
    *("存在问题", "下一步举措", "佐证材料", "示例"),
)


def framed(overview: Overview, rest: Callable[[Overview], Iterable[Block]]) -> Document:
    """A document that begins with the whole in sentences, goes on with the `rest` where there
    are projects, and has the ledger attached.
    """
    begin: list[Block] = [Heading(1, "一、总体情况"), *map(Text, sentences.whole(overview))]
    return Document(
        title=sentences.title(overview),
        below_title=sentences.below_title(overview),
        blocks=[*begin, *(rest(overview) if overview.projects else ())],
        attachment=attachment(overview),
    )


def attachment(overview: Overview) -> Attachment | None:
    """The ledger in the columns that these offices keep; None without any project."""
    if not overview.projects:
        return None
    ledger = table(overview, None)
    column = {name: number for number, name in enumerate(ledger.header)}
    task = f"{overview.targets.year}年工作任务"
    tracked = [indicator for project in overview.projects for indicator in project.indicators]
    return Attachment(
        title=words.titled(f"{attached(overview)}", overview.sample),
        header=ledger.header,
        rows=ledger.rows,
        lights={(row, column["状态"]): one.status for row, one in enumerate(tracked)},
        groups=[len(project.indicators) for project in overview.projects],
        merged=frozenset(column[n] for n in (*_OF_PROJECTS, task) if n in column),
        note=f"注：数字截至{long_date(overview.as_of)}；“{words.NONE}”为尚无填报，无从计算。",
    )


def attached(overview: Overview) -> str:
    """What the attachment is called."""
    chosen = words.selected(overview)
    return f"{subject(overview)}进展情况台账{f'（{chosen}）' if chosen else ''}"
