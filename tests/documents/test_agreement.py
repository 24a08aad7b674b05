"""Every figure of every file that `report -o` writes is that of the JSON object."""

import json
import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from render.said import (
    INDICATOR_WORDS,
    PROJECT_WORDS,
    down,
    grown,
    leads_to,
    needed,
    number,
    pairs,
    percent,
    points,
    up,
)
from typer.testing import CliRunner

from minsheng.cli.app import app

from .reading import rows_under, squeezed, words_in

TESTS = Path(__file__).parent.parent
DATA = {
    "shipped": TESTS.parent / "data",
    "towns": TESTS / "districts" / "towns" / "data",
    "rates": TESTS / "districts" / "rates" / "data",
    "twenty": TESTS / "districts" / "twenty" / "data",
}
SUFFIXES = (".docx", ".xlsx", ".html", ".md", ".csv")


class Asked(NamedTuple):
    """A ledger, a date, and which projects of it."""

    data: str
    day: str
    options: tuple[str, ...] = ()


CASES = (
    Asked("shipped", "2025-01-31"),
    Asked("shipped", "2025-09-30"),
    Asked("shipped", "2025-11-30"),
    Asked("shipped", "2025-12-31"),
    Asked("shipped", "2025-11-30", ("--unit", "生态环境局")),
    Asked("shipped", "2025-11-30", ("--level", "区级")),
    Asked("shipped", "2025-09-30", ("--project", "4")),
    Asked("shipped", "2025-09-30", ("--unit", "公共服务局", "--level", "市级")),
    Asked("towns", "2025-10-31"),
    Asked("rates", "2025-10-31"),
    Asked("rates", "2025-12-31"),
    Asked("twenty", "2026-07-31"),
    Asked("twenty", "2026-12-31"),
)
each = pytest.mark.parametrize("asked", CASES, ids=lambda asked: "-".join([*asked[:2], *asked[2]]))
in_each = pytest.mark.parametrize("suffix", SUFFIXES)


class Reports:
    """Each case in each format, written once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.path = cache(self._path)
        self.found = cache(self._found)

    def _path(self, asked: Asked, suffix: str) -> Path:
        path = self._folder / f"{CASES.index(asked)}{suffix}"
        where = ["--data", str(DATA[asked.data]), "--as-of", asked.day, *asked.options]
        env = {"MINSHENG_TODAY": "2027-01-10", "MINSHENG_DATA": None, "NO_COLOR": None}
        done = CliRunner().invoke(app, ["report", *where, "-o", str(path)], env=env)
        assert (done.exit_code, done.output) == (0, "")
        return path

    def _found(self, asked: Asked) -> dict[str, Any]:
        """The JSON object."""
        return json.loads(self.path(asked, ".json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Reports:
    return Reports(tmp_path_factory.mktemp("reports"))


# every indicator


def first_line(cell: str) -> str:
    return cell.split("\n", maxsplit=1)[0].strip()


def figure(cell: str) -> str:
    """The first number of a cell (至少 6（原 8）: 6), or its words where it has none."""
    match = re.search(r"-?\d+(\.\d+)?", cell)
    return match[0] if match else first_line(cell)


def told(row: dict[str, str], *titles: str) -> str:
    """The cell under the first of the titles that the table has."""
    return next(row[title] for title in titles if title in row)


def in_order(found: dict[str, Any], suffix: str) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Projects and indicators in the list's order; in Excel those of one level together."""
    levels = [level["name"] for level in found["levels"]]
    key = {".xlsx": lambda pair: levels.index(pair[0]["level"])}.get(suffix, lambda _: 0)
    return sorted(pairs(found), key=key)


def same_amounts(row: dict[str, str], indicator: dict[str, Any]) -> None:
    """Target with the document's word and the one first published, actual, added."""
    target, actual, new = row["年度目标"], row["累计完成"], row["本月新增"]
    if indicator["kind"] == "milestone":
        assert target == "完成"
        assert actual == {None: "未报", 0: "未完成", 1: "已完成"}[indicator["actual"]]
    else:
        reported = indicator["actual"] is not None
        assert figure(target) == number(indicator["target"])
        assert (indicator["comparator"] or "") in target
        is_revised = indicator["target"] != indicator["original_target"]
        assert (f"（原 {number(indicator['original_target'])}）" in target) == is_revised
        assert figure(actual) == (number(indicator["actual"]) if reported else "未报")
    assert figure(new) in (("", "—") if indicator["added"] is None else number(indicator["added"]))
    assert ("较" in new) == (indicator["added_since"] is not None)


def same_shares(row: dict[str, str], indicator: dict[str, Any]) -> None:
    """Completion, planned, variance where it stands, and the status with all that belongs to it."""
    reported = indicator["actual"] is not None
    assert first_line(row["完成率"]) == (percent(indicator["completion"]) if reported else "—")
    assert percent(indicator["planned"]) in told(row, "序时进度", "应达").split("\n")
    if "偏差" in row:
        assert row["偏差"] == points(indicator["completion"], indicator["planned"])
    status = squeezed(row["状态"])
    assert status.startswith(INDICATOR_WORDS[indicator["status"]])
    assert ("久未更新" in status) == indicator["stale"]
    if indicator["combine"] == "sum" and reported:
        of = f"{indicator['units_reported']}/{len(indicator['units'])}单位已报"
        assert of in squeezed("".join(row.values()))


@each
@in_each
def test_every_indicator_says_what_json_says(reports: Reports, asked: Asked, suffix: str) -> None:
    rows = rows_under(reports.path(asked, suffix), "指标", "年度目标", "完成率", "状态")
    expected = in_order(reports.found(asked), suffix)
    times = 2 if suffix == ".docx" and "--unit" in asked.options else 1  # in its text, in its annex
    assert len(rows) == times * len(expected) > 0
    for row, (project, indicator) in zip(rows, expected * times, strict=True):
        assert squeezed(first_line(row["指标"])) == squeezed(indicator["name"])
        assert row.get("序号", str(project["id"])) == str(project["id"])
        same_amounts(row, indicator)
        same_shares(row, indicator)


@each
@pytest.mark.parametrize("suffix", [".docx", ".xlsx", ".md", ".csv"])
def test_the_ledger_has_the_columns_of_the_offices_in_their_order(
    reports: Reports, asked: Asked, suffix: str
) -> None:
    found = reports.found(asked)
    columns = ["序号", "市区分级", "项目名称", "责任单位", f"{found['year']}年工作任务", "指标"]
    columns += ["计量单位", "年度目标", "本月新增", "累计完成", "完成率", "序时进度", "状态"]
    columns += ["存在问题", "下一步举措", "佐证材料", *(["示例"] if found["sample"] else [])]
    rows = rows_under(reports.path(asked, suffix), "市区分级", "指标", "累计完成")
    for row, (project, indicator) in zip(rows, in_order(found, suffix), strict=True):
        assert [squeezed(title) for title in row] == columns
        assert squeezed(row["项目名称"]) == squeezed(project["name"])
        assert squeezed(row[columns[4]]) == squeezed(project["task"])
        assert row["市区分级"] == project["level"]
        assert row["计量单位"] == (indicator["measure"] or "")
        assert ("共同责任" in row["责任单位"]) == project["joint"]
        assert all(squeezed(unit) in squeezed(row["责任单位"]) for unit in project["units"])


# levels, units, the whole


COUNTS = (
    *(("indicators", "指标数"), ("indicators", "指标")),
    *(("indicators_met", "已达标"), ("indicators_met", "达标")),
    *(("indicators_reported", "已填报"), ("indicators_reported", "已报")),
)


def in_sum(row: dict[str, str]) -> dict[str, str]:
    """A row of a table of sums by the keys of JSON; what the table does not have is left out."""
    sums = {code: row[word] for code, word in PROJECT_WORDS.items()}
    sums |= {"projects": told(row, "项目数", "项目")}
    for key, title in COUNTS:
        if title in row:
            sums[key] = row[title]
    for key, title in (("indicators_met", "指标达标"), ("indicators_reported", "指标已报")):
        if title in row:
            sums[key], sums["indicators"] = row[title].split("/")
    return sums


def same_sums(row: dict[str, str], summary: dict[str, Any]) -> None:
    assert in_sum(row).items() <= {key: str(value) for key, value in summary.items()}.items()
    completion = first_line(row["平均完成率"])
    assert completion.rstrip("*") == percent(summary["completion"])
    assert told(row, "序时进度", "应达", "按序时应达") == percent(summary["planned"])
    if "偏差" in row:
        assert row["偏差"] == points(summary["completion"], summary["planned"])
    missing = summary["indicators"] - summary["indicators_reported"]
    if missing:  # a mean never hides that some were counted as 0
        mark = completion.endswith("*") or str(missing) in (row.get("未报指标"), "")
        assert mark or f"{missing} 项指标未报按 0 计" in row["平均完成率"]


WITH_SUMS = [
    (asked, suffix)
    for asked in CASES
    for suffix in (".docx", ".xlsx", ".html")
    if not (suffix == ".docx" and "--unit" in asked.options)  # a unit's own report has none
]
with_sums = pytest.mark.parametrize(("asked", "suffix"), WITH_SUMS)


@with_sums
def test_every_unit_has_its_own_sums(reports: Reports, asked: Asked, suffix: str) -> None:
    rows = rows_under(reports.path(asked, suffix), "责任单位", "平均完成率", "最近填报")
    units = reports.found(asked)["units"]
    assert [squeezed(row["责任单位"]) for row in rows] == [squeezed(unit["name"]) for unit in units]
    for row, unit in zip(rows, units, strict=True):
        same_sums(row, unit)
        same_silence(row, unit, suffix)


def same_silence(row: dict[str, str], unit: dict[str, Any], suffix: str) -> None:
    """The newest report, and where the format tells them, the days since, and if these are many."""
    last, days = unit["last_report"] or "未报", str(unit["days_silent"])
    late = f"\n逾期未报 {days} 天" if unit["overdue"] and suffix == ".html" else ""
    assert row["最近填报"] == last + late
    if suffix == ".xlsx":
        assert (row["未报天数"], row["逾期未报"]) == (days, "是" if unit["overdue"] else "否")


@each
def test_the_notice_names_every_unit_that_is_overdue(reports: Reports, asked: Asked) -> None:
    words = words_in(reports.path(asked, ".docx"))
    for unit in reports.found(asked)["units"]:
        name, days = squeezed(unit["name"]), unit["days_silent"]
        last = unit["last_report"]
        since = f"{name}最近一次填报截至{_plain_day(last)}，" if last else f"{name}（"
        is_notice = "--unit" not in asked.options
        assert (f"{since}已{days}天" in words) == (unit["overdue"] and is_notice)


def _plain_day(day: str) -> str:
    return "{0.year}年{0.month}月{0.day}日".format(date.fromisoformat(day))


@with_sums
def test_every_level_has_its_own_sums_and_the_whole_is_not_their_sum(
    reports: Reports, asked: Asked, suffix: str
) -> None:
    found = reports.found(asked)
    levels = found["levels"] if len(found["levels"]) > 1 else []
    rows = rows_under(reports.path(asked, suffix), "级别", "平均完成率")
    by_name = {row["级别"]: row for row in rows}
    assert {level["name"] for level in levels} <= set(by_name)
    for level in levels:
        same_sums(by_name[level["name"]], level)
    if "合计" in by_name:
        same_sums(by_name["合计"], found["overall"])


# the headline


@each
@pytest.mark.parametrize("suffix", [".docx", ".xlsx", ".html", ".md"])
def test_the_headline_says_what_json_says(reports: Reports, asked: Asked, suffix: str) -> None:
    found, path = reports.found(asked), reports.path(asked, suffix)
    words = shown_words(path)
    overall = found["overall"]
    for code, word in PROJECT_WORDS.items():
        if overall[code]:
            spellings = [f"{word}{overall[code]}", f"{overall[code]}{word}"]
            spellings += [f"为{word}"] if overall["projects"] == 1 else []
            assert any(spelling in words for spelling in spellings)
    assert percent(overall["completion"]) in words
    assert percent(found["time_share"]) in words
    missing = overall["indicators"] - overall["indicators_reported"]
    assert not missing or "按0计" in words
    assert found["as_of"] in words or _plain_day(found["as_of"]) in words
    assert ("示例数据，非真实进展" in words) == found["sample"]
    if found["later_reports"]:
        assert f"另有{found['later_reports']}份填报晚于截至日期，未计入" in words


def shown_words(path: Path) -> str:
    """What is read in a file; in Excel, as its cells show it."""
    if path.suffix != ".xlsx":
        return words_in(path)
    from .reading import GRIDS

    rows = [row for grid in GRIDS[".xlsx"](path) for row in grid]
    return squeezed("\n".join("\n".join(row.values()) for row in rows))


# the forecasts


def forecasts(found: dict[str, Any]) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Every indicator that has a forecast, with its project."""
    return [(project, one) for project, one in pairs(found) if one["forecast"]]


@each
def test_the_page_tells_every_forecast(reports: Reports, asked: Asked) -> None:
    found = reports.found(asked)
    rows = rows_under(reports.path(asked, ".html"), "指标", "按近期", "按开始以来")
    assert len(rows) == len(forecasts(found))
    for row, (_, indicator) in zip(rows, forecasts(found), strict=True):
        told = indicator["forecast"]
        dated = [f"截至{told['as_of']}"] if told["as_of"] != found["as_of"] else []
        assert squeezed(row["指标"]) == "".join([squeezed(indicator["name"]), *dated])
        assert row["到期"] == indicator["due"]
        for title, pace in (("按近期", told["recent"]), ("按开始以来", told["overall"])):
            leads = leads_to(indicator, pace, found["as_of"])
            basis = f"每月 {grown(indicator, down(pace['per_month']))}，自 {pace['since']}"
            assert squeezed(row[title]) == squeezed(leads + basis)
        assert row["所需月进度"] == needed(indicator)


@each
def test_the_workbook_tells_every_forecast_in_numbers(reports: Reports, asked: Asked) -> None:
    found = reports.found(asked)
    rows = rows_under(reports.path(asked, ".xlsx"), "推算起点", "近期每月")
    by_name = {(row["序号"], row["指标"]): row for row in rows}
    assert len(rows) == len(by_name) == len(forecasts(found))
    for project, indicator in forecasts(found):
        row, told = by_name[str(project["id"]), indicator["name"]], indicator["forecast"]
        assert (row["推算起点"], row["到期"]) == (told["as_of"], indicator["due"])
        assert figure(row["累计完成"]) == number(indicator["actual"])
        assert figure(row["年度目标"]) == number(indicator["target"])
        for name, pace in (("近期", told["recent"]), ("开始以来", told["overall"])):
            assert row[f"{name[:2]}自"] == pace["since"]
            assert row[f"{name}每月"] == down(pace["per_month"])
            assert row[f"按{name}达标"] == (pace["met_on"] or "不会达标")
            short = pace["shortfall"]
            assert row[f"按{name}到期差"] == ("已到期" if short is None else up(short))
        monthly = needed(indicator)
        assert row["所需月进度"] == ("已到期" if monthly == "—" else figure(monthly))


@each
def test_the_document_tells_the_forecasts_of_what_it_discusses(
    reports: Reports, asked: Asked
) -> None:
    """A unit's report tells all of them; the notice those of what is behind or in warning."""
    found, words = reports.found(asked), words_in(reports.path(asked, ".docx"))
    is_notice = "--unit" not in asked.options
    told = [
        one
        for _, one in forecasts(found)
        if not is_notice or one["status"] in ("behind", "warning")
    ]
    assert words.count("推算：“") == len(told)
    assert words.count("推算：从最近一次填报的数起") == bool(told)
    for indicator in told:
        sentence = f"推算：“{indicator['name']}”{in_full(indicator, found['as_of'])}。"
        assert squeezed(in_chinese(sentence)) in words


def in_full(indicator: dict[str, Any], day: str) -> str:
    """The sentence on an indicator, made from the JSON object."""
    told = indicator["forecast"]
    begin = "" if told["as_of"] == day else f"从截至 {told['as_of']} 的填报起，"
    paces = [
        f"{since}每月 {grown(indicator, down(pace['per_month']))}推算，"
        f"{leads_to(indicator, pace, day)}"
        for since, pace in (
            (f"按近期（{told['recent']['since']} 以来）", told["recent"]),
            (f"按开始以来（{told['overall']['since']} 起）", told["overall"]),
        )
    ]
    monthly = needed(indicator)
    return "；".join([begin + paces[0], paces[1]]) + (
        f"；所需月进度 {monthly}" if monthly != "—" else ""
    )


def in_chinese(text: str) -> str:
    """Every date as documents write it: 2025年9月30日."""
    return re.sub(r"\d{4}-\d\d-\d\d", lambda match: _plain_day(match[0]), text)


# the sources


@each
def test_every_source_is_among_the_records_with_its_file_and_line(
    reports: Reports, asked: Asked
) -> None:
    rows = rows_under(reports.path(asked, ".xlsx"), "截至日期", "填报数", "文件", "行")
    records = {(r["截至日期"], r["责任单位"], r["序号"], r["指标"], r["行"], r["列"]) for r in rows}
    for project, indicator in pairs(reports.found(asked)):
        for source in indicator["sources"]:
            key = source["as_of"], source["unit"], str(project["id"]), indicator["name"]
            assert (*key, str(source["line"]), str(source["column"])) in records


@each
def test_the_page_shows_every_source_beside_its_figure(reports: Reports, asked: Asked) -> None:
    rows = rows_under(reports.path(asked, ".html"), "指标", "年度目标", "来源")
    for row, (_, indicator) in zip(rows, pairs(reports.found(asked)), strict=True):
        for source in indicator["sources"]:
            assert squeezed(f"{source['path']}:{source['line']}") in squeezed(row["来源"])
