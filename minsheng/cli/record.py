"""`minsheng record`: a unit's report, typed as options or asked for one by one."""

from typing import Annotated

import typer

from minsheng.cli.complete import complete_indicator, complete_project
from minsheng.cli.options import (
    Data,
    Wait,
    Year,
    day_option,
    seconds_to_wait,
    unit_option,
    whole_number,
)

Unit = Annotated[str | None, unit_option("填报的责任单位")]
AsOf = Annotated[
    str | None,
    day_option("截至日期：2025-10-31、2025-10（该月最后一天）或 today；默认上一个月末"),
]
Project = Annotated[
    str | None,
    typer.Option(
        "--project",
        metavar="序号",
        help="填哪一个项目；不写就逐项来问",
        autocompletion=complete_project,
    ),
]
Settings = Annotated[
    list[str] | None,
    typer.Option(
        "--set",
        metavar="指标=数",
        help="截至当日的累计数；清单写 指标=甲、乙（已完成的全部事项）或 指标+=丙（新完成的），"
        "节点写 指标=是；可写几次",
        autocompletion=complete_indicator,
    ),
]
Progress = Annotated[str | None, typer.Option("--progress", metavar="文字", help="进展情况")]
Problems = Annotated[
    str | None, typer.Option("--problem", "--problems", metavar="文字", help="存在问题")
]
NextSteps = Annotated[
    str | None, typer.Option("--next-step", "--next-steps", metavar="文字", help="下一步举措")
]
Evidence = Annotated[
    list[str] | None,
    typer.Option("--evidence", metavar="材料", help="佐证材料；可写几次"),
]
Correction = Annotated[
    str | None,
    typer.Option("--correction", metavar="原因", help="更正说明：累计数变小、重报同一天时要写"),
]
Accepted = Annotated[
    str | None, typer.Option("--accepted", metavar="日期", help="验收日期，写了即办结")
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="只显示会怎样改文件，不写入")]


def record(
    unit: Unit = None,
    as_of: AsOf = None,
    project: Project = None,
    set_: Settings = None,
    progress: Progress = None,
    problems: Problems = None,
    next_steps: NextSteps = None,
    evidence: Evidence = None,
    correction: Correction = None,
    accepted: Accepted = None,
    dry_run: DryRun = False,
    wait: Wait = None,
    year: Year = None,
    data: Data = None,
) -> None:
    """填报：逐项来问，或用选项一次写明；整本台账检查无误才写入本单位的文件。

    只写 minsheng record 就逐项来问：列出目标、上期的数和应达，回车跳过，核对以后才写入。
    """
    from minsheng.cli.recording import Wanted, record_given
    from minsheng.entry.given import Given

    given = Given(
        whole_number(project, "项目序号"),
        tuple(set_ or ()),
        progress,
        problems,
        next_steps,
        tuple(evidence or ()),
        correction,
        accepted,
    )
    wanted = Wanted(data, year, unit, as_of, dry_run, seconds_to_wait(wait))
    if given.is_empty:
        from minsheng.cli.interview import record_asking

        record_asking(wanted)
    else:
        record_given(wanted, given)
