"""A made-up ledger of a whole year, with notes as long as offices write them: `make(folder)`.

Sixty projects of twelve units at two levels, reported every month; each of six kinds of
projects has other indicators: amounts, a part of a whole with a plan, shares of two units,
a ceiling, a percentage beside an approximate target, a checklist with a milestone. Every
figure is invented and the files say so.
"""

from calendar import monthrange
from datetime import date
from pathlib import Path

PROJECTS, UNITS, YEAR = 60, 12, 2025
LEVELS = ("市级", "区级")
_HEAD = f"""\
# 示例：为测速编的数字，不代表任何真实情况。
year: {YEAR}
title: 示例市{YEAR}年重点民生实事工作目标任务（测速用）
document: 示例办发〔{YEAR}〕1号
levels: [{"、".join(LEVELS).replace("、", ", ")}]
projects:
"""
_AMOUNT = """\
      - name: {name}
        target: {target}
        measure: {measure}
        quote: {quote}
"""
_PROGRESS = (
    "截至{month}月底，新增点位已全部进场施工，其余点位完成选址和公示，正在办理用地手续，整体进度与计划"
    "基本一致；街道和社区同步征求居民意见，共召开院坝会 {month} 场，"
    "收集意见四十余条，已逐条答复并公开。"
)
_PROBLEMS = "部分点位涉及管线迁改，权属单位较多，协调周期长；个别点位居民意见尚未统一。"
_NEXT = "会同街道逐点位倒排工期，{month}月底前完成剩余点位的管线迁改，每周调度一次。"
_ITEMS = tuple(f"第{word}社区服务站" for word in "一二三四五六七八")


def make(folder: Path) -> Path:
    """Writes the ledger into `folder` and returns its data folder."""
    data = folder / "data"
    (data / "progress").mkdir(parents=True)
    projects = "".join(_project(number) for number in range(1, PROJECTS + 1))
    _write(data / f"targets_{YEAR}.yaml", _HEAD + projects)
    for unit in range(UNITS):
        _write(data / "progress" / f"{_unit(unit)}.yaml", _reports(unit))
    return data


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def _unit(number: int) -> str:
    return f"示例单位{number % UNITS + 1:02}"


def _units(project: int) -> list[int]:
    """The unit of a project; those of the third kind have two."""
    first = project % UNITS
    return [first, (first + 1) % UNITS] if _kind(project) == 2 else [first]


def _kind(project: int) -> int:
    return (project - 1) % 6


def _project(number: int) -> str:
    task, indicators = _KINDS[_kind(number)](number)
    units = ", ".join(map(_unit, _units(number)))
    return f"""\
  - id: {number}
    level: {LEVELS[number > PROJECTS // 2]}
    name: 示例项目{number:02}便民设施提升工程
    units: [{units}]
    task: {task}
    indicators:
{indicators}"""


def _amount(name: str, target: int, measure: str, quote: str, *more: str) -> str:
    lines = _AMOUNT.format(name=name, target=target, measure=measure, quote=quote)
    return lines + "".join(f"        {line}\n" for line in more)


def _two_amounts(number: int) -> tuple[str, str]:
    first, second = 100 + number, 2000 + 10 * number
    task = f"新建便民点 {first} 处，培训社区工作者 {second} 人次，方便居民就近办事。"
    return task, _amount("便民点", first, "处", f"便民点 {first} 处") + _amount(
        "社区工作者培训", second, "人次", f"培训社区工作者 {second} 人次"
    )


def _part_of_a_whole(number: int) -> tuple[str, str]:
    whole, part = 24 + number, 12
    plan = "plan: [{by: 2025-06-30, value: 4}, {by: 2025-12-31, value: 12}]"
    task = f"开工改造老旧小区 {whole} 个，完工 {part} 个。"
    return task, _amount("开工老旧小区", whole, "个", f"老旧小区 {whole} 个") + _amount(
        "完工老旧小区", part, "个", f"完工 {part} 个", "subset_of: 开工老旧小区", plan
    )


def _shares(number: int) -> tuple[str, str]:
    target = 5000 + 100 * number
    task = f"两个单位合计为 {target} 名以上老年人提供免费体检。"
    more = ("comparator: 以上", "combine: sum")
    return task, _amount("老年人免费体检", target, "名", f"{target} 名以上老年人", *more)


def _ceiling(number: int) -> tuple[str, str]:
    roads = 30 + number
    task = f"改造供水管网 {roads} 公里，管网漏损率不超过 9%。"
    return task, _amount("供水管网", roads, "公里", f"供水管网 {roads} 公里") + _amount(
        "管网漏损率", 9, '"%"', "管网漏损率不超过 9%", "comparator: 不超过"
    )


def _percentage(number: int) -> tuple[str, str]:
    trees = 1000 + number
    task = f"小区分类投放覆盖率达到 95%，植树约 {trees} 株。"
    return task, _amount("覆盖率", 95, '"%"', "覆盖率达到 95%", "comparator: 达到") + _amount(
        "植树", trees, "株", f"植树约 {trees} 株", "comparator: 约"
    )


def _checklist(_: int) -> tuple[str, str]:
    names = "、".join(_ITEMS)
    items = f"      - name: 服务站\n        items: [{', '.join(_ITEMS)}]\n        measure: 个\n"
    return f"建成{names} 8 个服务站，建立联席会议制度。", (
        f"{items}        quote: 8 个服务站\n"
        "      - name: 联席会议制度\n        milestone: true\n        quote: 建立联席会议制度\n"
    )


_KINDS = (_two_amounts, _part_of_a_whole, _shares, _ceiling, _percentage, _checklist)


def _reports(unit: int) -> str:
    """A year of a unit's reports; one project in twenty is never reported on."""
    mine = [n for n in range(1, PROJECTS + 1) if unit in _units(n) and n % 20]
    head = f"unit: {_unit(unit)}\nyear: {YEAR}\nsample: true\nreports:\n"
    months = (
        f"  - as_of: {_last_day(month)}\n    projects:\n"
        + "".join(_entry(project, month, unit) for project in mine)
        for month in range(1, 13)
    )
    return head + "".join(months)


def _last_day(month: int) -> date:
    return date(YEAR, month, monthrange(YEAR, month)[1])


def _entry(project: int, month: int, unit: int) -> str:
    actuals = "".join(f"          {line}\n" for line in _actuals(project, month))
    return f"""\
      - project: {project}
        actuals:
{actuals}        progress: {_PROGRESS.format(month=month)}
        problems: {_PROBLEMS}
        next_steps: {_NEXT.format(month=month % 12 + 1)}
        evidence: [建设台账（存{_unit(unit)}）, {month}月现场照片（存{_unit(unit)}）]
"""


def _actuals(project: int, month: int) -> list[str]:
    """What stands at the end of a month: some projects are ahead of the year, some behind it."""
    pace = (60, 90, 105, 120)[project % 4]  # per cent of the schedule

    def done(target: int) -> int:
        return target * month * pace // 1200

    shown = {
        0: lambda: [f"便民点: {done(100 + project)}", f"社区工作者培训: {done(2000)}"],
        1: lambda: [f"开工老旧小区: {done(24 + project)}", f"完工老旧小区: {done(12)}"],
        2: lambda: [f"老年人免费体检: {done(2500 + 50 * project)}"],
        3: lambda: [f"供水管网: {done(30 + project)}", f"管网漏损率: {10 - month * pace // 1000}"],
        4: lambda: [f"覆盖率: {min(99, done(95))}", f"植树: {done(1000 + project)}"],
        5: lambda: [
            f"服务站: [{', '.join(_ITEMS[: done(8)])}]",
            f"联席会议制度: {str(month * pace > 900).lower()}",
        ],
    }
    return shown[_kind(project)]()
