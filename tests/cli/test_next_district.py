"""The next district, from its published table to the first figures, by what the program says."""

import csv
import io
import re
from pathlib import Path

from .program import Outcome, run

TABLE = """\
序号,市区分级,项目名称,责任单位,工作任务
1,市级,农村饮水提升,水务局,新建农村集中供水厂 4 座，改造老旧管网 86.5 公里。
2,县级,公共法律服务,司法局,办理法律援助案件 900 件以上。
3,县级,城区停车,城市管理局,完成城东、城西、河口三处停车场改造。
"""
ENV = {"MINSHENG_TODAY": "2026-11-24"}


def typed(folder: Path, *words: str) -> Outcome:
    return run(*words, cwd=folder, env=dict(ENV))


def fill_in(form: Path, figures: dict[str, str]) -> None:
    """Types a figure for each row that an indicator or an item names, as Excel saves it."""
    lines = list(csv.reader(io.StringIO(form.read_text(encoding="utf-8-sig"))))
    titles = next(line for line in lines if "本期累计" in line)
    for line in lines:
        for name, figure in figures.items():
            if name in line:
                line[titles.index("本期累计")] = figure
    text = io.StringIO()
    csv.writer(text).writerows(lines)
    form.write_bytes(text.getvalue().encode("gbk"))


def test_from_a_published_table_to_the_first_figures(tmp_path: Path) -> None:
    (tmp_path / "清单.csv").write_bytes(TABLE.encode("gbk"))
    made = typed(tmp_path, "init", "--from", "清单.csv", "--year", "2026")
    assert (made.code, made.stderr) == (0, "")
    assert "3 个项目，4 处草拟的内容待确认" in made.stdout
    assert "写上标题和文号" in made.stdout
    assert "没有错误以后，各单位用 minsheng record 填报" in made.stdout

    targets = tmp_path / "data" / "targets_2026.yaml"
    text = targets.read_text(encoding="utf-8")
    assert typed(tmp_path, "validate").code == 1  # not before somebody has looked
    targets.write_text(re.sub(r"(?m)^ *待确认:.*\n", "", text), encoding="utf-8")
    assert typed(tmp_path, "validate", "--strict").code == 0

    setting = "--set=新建农村集中供水厂=3"
    done = typed(tmp_path, "record", "--unit", "水务局", "--project", "1", setting)
    assert (done.code, done.stderr) == (0, "")

    for unit, figures in {
        "司法局": {"办理法律援助案件": "720"},
        "城市管理局": {"城东": "是", "城西": "否"},
    }.items():
        made = typed(tmp_path, "template", "--unit", unit, "-o", f"{unit}.csv")
        assert made.stdout.endswith(f"填好后运行 minsheng import {unit}.csv\n")
        fill_in(tmp_path / f"{unit}.csv", figures)
        done = typed(tmp_path, "import", f"{unit}.csv")
        assert (done.code, done.stderr) == (0, "")

    shown = typed(tmp_path, "status", "--by", "indicator", "--format", "csv").stdout
    rows = {row["指标"]: row for row in csv.DictReader(io.StringIO(shown))}
    assert {name: (row["累计完成"], row["完成率"]) for name, row in rows.items()} == {
        "新建农村集中供水厂": ("3", "75.0%"),
        "改造老旧管网": ("未报", "—"),
        "办理法律援助案件": ("720", "80.0%"),
        "停车场改造": ("1", "33.3%"),
    }
