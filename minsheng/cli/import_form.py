"""`minsheng import`: what a form says becomes a new report, whole or not at all."""

from typing import Annotated

import typer

from minsheng.cli.options import (
    Data,
    Wait,
    day_option,
    seconds_to_wait,
    unit_option,
    whole_number,
    year_option,
)

Files = Annotated[
    list[str],
    typer.Argument(metavar="填报表", help="填好的 .xlsx 或 .csv；可以写几个"),
]
FormUnit = Annotated[str | None, unit_option("表上没有写责任单位时，是哪个单位的")]
FormYear = Annotated[str | None, year_option("表上没有写年度时，是哪一年的")]
FormDay = Annotated[
    str | None,
    day_option("截至日期，代替表上写的：2025-09-30、2025-09（该月最后一天）或 today"),
]
DryRun = Annotated[
    bool, typer.Option("--dry-run", help="只看会记下什么、文件会怎样改，什么也不写入")
]


def import_form(
    files: Files,
    dry_run: DryRun = False,
    unit: FormUnit = None,
    as_of: FormDay = None,
    year: FormYear = None,
    wait: Wait = None,
    data: Data = None,
) -> None:
    """收回填报表：读出填的数和文字，连同整本台账检查，没有错误才记进填报文件。

    几张表先都读一遍，有一张读不了就一张也不记；然后一张一张记，整本台账检查出错误就停在那一张。
    """
    import os

    from minsheng.cli.importing import Wanted, import_all
    from minsheng.clock import today, typed_day
    from minsheng.form.heading import Asked

    day = None if as_of is None else typed_day(as_of, today(os.environ))
    asked = Asked(unit, whole_number(year, "年份"), day)
    wanted = Wanted(data, asked, dry_run, seconds_to_wait(wait))
    import_all(list(dict.fromkeys(files)), wanted)
