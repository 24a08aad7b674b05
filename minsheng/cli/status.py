"""`minsheng status`: the overview."""

from collections.abc import Mapping
from typing import Annotated

import typer

from minsheng.cli.options import AsOf, Data, Format, Level, Only, Unit, Year
from minsheng.errors import UsageError
from minsheng.render import FORMATS
from minsheng.wanted import one_of

_ORDERS = {"id": "序号", "variance": "偏差", "status": "状态"}
_GROUPS = {"project": "项目", "level": "级别", "unit": "单位", "indicator": "指标"}
Sort = Annotated[
    str | None,
    typer.Option(
        "--sort",
        metavar="次序",
        help="次序：id（序号）、variance（偏差，落后最多的在前）、status（状态，最差的在前）；"
        "默认照清单",
        autocompletion=lambda: list(_ORDERS),
    ),
]
ShowForecast = Annotated[
    bool, typer.Option("--forecast", help="另列推算：照已填报的进度，哪天达标或到期差多少")
]
By = Annotated[
    str | None,
    typer.Option(
        "--by",
        metavar="分组",
        help="只要一张表：project（项目）、level（级别）、unit（单位）、indicator（指标）",
        autocompletion=lambda: list(_GROUPS),
    ),
]


def status(
    by: By = None,
    level: Level = None,
    unit: Unit = None,
    only: Only = None,
    as_of: AsOf = None,
    sort: Sort = None,
    show_forecast: ShowForecast = False,
    form: Format = "table",
    year: Year = None,
    data: Data = None,
) -> None:
    """总览：各状态项数、平均完成率与时间进度，先列需督办，再按项目、级别、单位列表。"""
    one_of(form, FORMATS, "格式")
    by = None if by is None else _code(by, _GROUPS, "分组")
    sort = None if sort is None else _code(sort, _ORDERS, "次序")
    if show_forecast and form == "csv" and by not in (None, "indicator"):
        raise UsageError("推算是按指标的，CSV 里接在指标台账后面", "去掉 --by，或写 --by indicator")
    from minsheng.cli.output import put
    from minsheng.cli.session import Question, answer
    from minsheng.render import renderer

    question = Question(data, year, as_of, level, unit, only=only or ())
    overview, screen = answer(question)
    if sort is not None:
        overview = overview.in_order_of(sort)
    put(renderer(form).status(overview, by, screen, show_forecast))


def _code(typed: str, words: Mapping[str, str], what: str) -> str:
    """The code, which may be typed in Chinese too, as the statuses of --only."""
    one_of(typed, [*words, *words.values()], what)
    return next(code for code, word in words.items() if typed in (code, word))
