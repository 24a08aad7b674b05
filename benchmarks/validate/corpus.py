"""A made-up ledger of any size, its target list matching: `make(folder, files, projects)`.

Every figure is invented and the files say so. A file holds twelve figures, as three projects
of four or as twelve projects of one, and is 2 to 4 KB long; a unit has a hundred of them, one
for every third day, so that the list grows in step and stays within 5 MB.
"""

from datetime import date, timedelta
from pathlib import Path

FIGURES = 12
FILES_A_UNIT = 100
_HEAD = """\
# 示例：为测速编的数字，不代表任何真实情况。
year: 2025
title: 示例市2025年民生实事（测速用）
levels: [市级]
projects:
"""
_PROJECT = """\
  - id: {project}
    level: 市级
    name: 便民设施{project}
    units: [{unit}]
    task: {task}
    indicators:
"""
_INDICATOR = """\
      - name: {name}便民点
        target: {target}
        measure: 处
        quote: {name}便民点 {target} 处
"""
_ENTRY = """\
      - project: {project}
        actuals:
{actuals}
        progress: {progress}
        problems: 部分点位的用地手续仍在办理。
        next_steps: 会同街道逐点位倒排工期。
        evidence: [建设台账（存{unit}）]
"""
_NAMES = "甲乙丙丁"
_WORDS = {
    3: "新增点位已全部进场施工，其余点位完成选址和公示，正在办理用地手续，整体进度与计划基本一致；"
    "街道和社区同步征求居民意见，共召开院坝会六场，收集意见四十余条，已逐条答复并公开。",
    12: "点位已进场施工。",
}


def make(folder: Path, files: int, projects_a_file: int) -> Path:
    """Writes the ledger into `folder` and returns its data folder."""
    data = folder / "data"
    (data / "progress").mkdir(parents=True)
    units = range(-(-files // FILES_A_UNIT))
    parts = [_HEAD, *(part for unit in units for part in _projects(unit, projects_a_file))]
    _write(data / "targets_2025.yaml", "".join(parts))
    for number in range(files):
        unit, turn = divmod(number, FILES_A_UNIT)
        own = data / "progress" / _unit(unit)
        own.mkdir(exist_ok=True)
        day = date(2025, 1, 31) + timedelta(days=3 * turn)
        _write(own / f"{day}.yaml", _report(unit, turn, day, projects_a_file))
    return data


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def _unit(number: int) -> str:
    return f"示例单位{number:04}"


def _ids(unit: int, projects: int) -> range:
    return range(unit * projects + 1, (unit + 1) * projects + 1)


def _names(projects: int) -> str:
    return _NAMES[: FIGURES // projects]


def _projects(unit: int, projects: int) -> list[str]:
    parts = []
    for project in _ids(unit, projects):
        targets = [(name, 200 + n) for n, name in enumerate(_names(projects))]
        task = "，".join(f"建成{name}便民点 {target} 处" for name, target in targets)
        parts.append(_PROJECT.format(project=project, unit=_unit(unit), task=f"{task}。"))
        parts += [_INDICATOR.format(name=name, target=target) for name, target in targets]
    return parts


def _report(unit: int, turn: int, day: date, projects: int) -> str:
    head = f"unit: {_unit(unit)}\nyear: 2025\nsample: true\nreports:\n"
    head += f"  - as_of: {day}\n    projects:\n"
    entries = [
        _ENTRY.format(
            project=project,
            unit=_unit(unit),
            progress=_WORDS[projects],
            actuals="\n".join(f"          {name}便民点: {50 + turn}" for name in _names(projects)),
        )
        for project in _ids(unit, projects)
    ]
    return head + "".join(entries)
