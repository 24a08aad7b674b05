"""`minsheng export`: one tidy table of one or many ledgers, printed or into a file."""

import csv
import io
import json
import os
import shutil
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from minsheng.api import load
from minsheng.facts import COLUMNS
from minsheng.numerals import plain

from .ledgers import HEALTH, PARKS, TARGETS, broken, ledger
from .program import SHIPPED, TODAY, Outcome, invoke, on_shipped, run
from .tabs import words_of
from .test_hostile import OBEYED, hostile
from .test_startup import imported

BOM = b"\xef\xbb\xbf"
SUFFIXES = (".parquet", ".csv", ".ndjson")
Row = dict[str, Any]


def in_csv(text: str) -> list[Row]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def in_parquet(file: Path) -> list[Row]:
    """Read by pyarrow from the file itself: from a Python file object, it may crash at exit."""
    rows: list[Row] = pq.ParquetFile(file).read(use_threads=False).to_pylist()
    return rows


def in_ndjson(text: str) -> list[Row]:
    return [json.loads(line) for line in text.splitlines()]


def read(file: Path) -> list[Row]:
    if file.suffix == ".parquet":
        return in_parquet(file)
    text = file.read_bytes().decode("utf-8-sig")
    return in_csv(text) if file.suffix == ".csv" else in_ndjson(text)


def exported(file: Path, *folders: Path) -> list[Row]:
    """The rows of a file that was written without a word."""
    options = [part for folder in folders for part in ("--data", folder)]
    outcome = invoke("export", *options, "-o", file)
    assert outcome == (0, "", "")
    return read(file)


def made(folder: Path, name: str, **reports: str) -> Path:
    """A small ledger of two units in `folder/name/data`."""
    reports = reports or {"卫健局": HEALTH, "城管局": PARKS}
    targets = TARGETS.replace("某区", name)
    return ledger(folder / name, targets=targets, **reports)


def refused(outcome: Outcome) -> str:
    """What stderr says to wrong usage: exit 2, and nothing on stdout."""
    assert (outcome.code, outcome.stdout) == (2, "")
    return outcome.stderr


# the same table in every format


def expected() -> list[Row]:
    facts = load(SHIPPED, today=date.fromisoformat(TODAY)).facts()
    return [dict(zip(COLUMNS, fact.row, strict=True)) for fact in facts]


def test_parquet_holds_every_value_in_its_type(tmp_path: Path) -> None:
    assert exported(tmp_path / "facts.parquet", SHIPPED) == [
        {name: list(value) if isinstance(value, tuple) else value for name, value in row.items()}
        for row in expected()
    ]
    types = {f.name: str(f.type) for f in pq.read_schema(tmp_path / "facts.parquet")}
    assert tuple(types) == COLUMNS
    assert types["value"] == types["target"] == "decimal128(36, 18)"
    assert types["as_of"] == types["due"] == "date32[day]"
    assert types["items"] == types["units"] == "list<element: string>"
    assert (types["line"], types["sample"], types["reason"]) == ("int64", "bool", "string")


def as_json(value: Any) -> Any:
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def test_ndjson_is_an_object_a_line() -> None:
    printed = on_shipped("export", "--format", "ndjson").stdout
    assert in_ndjson(printed) == [
        {name: as_json(value) for name, value in row.items()} for row in expected()
    ]
    assert printed.startswith('{"record": "target", "ledger": ')


def as_cell(value: Any) -> str:
    if isinstance(value, bool) or value is None:
        return {True: "true", False: "false", None: ""}[value]
    if isinstance(value, tuple):
        return "、".join(value)
    return plain(value) if isinstance(value, int | Decimal) else str(value)


def test_csv_is_a_line_a_row() -> None:
    printed = on_shipped("export").stdout
    assert in_csv(printed) == [
        {name: as_cell(value) for name, value in row.items()} for row in expected()
    ]
    assert printed.startswith("record,ledger,district,year,")


def test_a_csv_file_has_what_excel_needs_and_stdout_has_neither(tmp_path: Path) -> None:
    file = tmp_path / "facts.CSV"
    assert on_shipped("export", "-o", file) == (0, "", "")
    raw, printed = file.read_bytes(), on_shipped("export").stdout
    assert raw.startswith(BOM + b"record,")
    assert raw.count(b"\n") == raw.count(b"\r\n") == printed.count("\n") == len(expected()) + 1
    assert raw[3:].decode().replace("\r\n", "\n") == printed


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_the_same_data_is_the_same_bytes(tmp_path: Path, suffix: str) -> None:
    files = [tmp_path / f"{name}{suffix}" for name in ("one", "two")]
    for file in files:
        exported(file, SHIPPED)
    assert files[0].read_bytes() == files[1].read_bytes()


@pytest.mark.parametrize("digits", ["0.12345678901234567", "123456789012345678", "0.1"])
def test_no_digit_is_lost_in_parquet_and_csv(tmp_path: Path, digits: str) -> None:
    targets = TARGETS.replace("measure: 人次", "measure: 公里")
    report = HEALTH.replace("1180", digits)
    folder = ledger(tmp_path, targets=targets, 卫健局=report, 城管局=PARKS)
    (row,) = filter(own, exported(tmp_path / "facts.parquet", folder))
    assert row["value"] == Decimal(digits)
    (row,) = filter(own, exported(tmp_path / "facts.csv", folder))
    assert row["value"] == digits


def own(row: Row) -> bool:
    """Whether it is the figure of 急救培训."""
    return (row["record"], row["indicator"]) == ("actual", "急救培训")


# several ledgers


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_several_ledgers_are_one_table(tmp_path: Path, suffix: str) -> None:
    folders = [made(tmp_path, name) for name in ("甲区", "乙区")]
    rows = exported(tmp_path / f"facts{suffix}", *folders)
    assert [(row["ledger"], row["district"]) for row in rows] == [
        (folder.as_posix(), f"{name}2025年民生实事")
        for folder, name in zip(folders, ("甲区", "乙区"), strict=True)
        for _ in range(5)
    ]
    places = [(row["path"], row["line"], row["indicator"]) for row in rows]
    assert len(set(places)) == len(places)


def test_all_years_are_exported_or_the_one_that_is_asked_for(tmp_path: Path) -> None:
    folder = made(tmp_path, "甲区")
    later = TARGETS.replace("2025", "2026")
    (folder / "targets_2026.yaml").write_text(later, encoding="utf-8")
    rows = in_csv(invoke("export", "--data", folder).stdout)
    assert [row["year"] for row in rows] == ["2025"] * 5 + ["2026"] * 3
    asked = in_csv(invoke("export", "--data", folder, "--year", "2026").stdout)
    assert asked == rows[5:]


def test_a_year_that_one_of_them_lacks_is_told_with_the_folder(tmp_path: Path) -> None:
    folders = [made(tmp_path, name) for name in ("甲区", "乙区")]
    later = TARGETS.replace("2025", "2026")
    (folders[0] / "targets_2026.yaml").write_text(later, encoding="utf-8")
    options = ("--data", folders[0], "--data", folders[1], "--year")
    said = refused(invoke("export", *options, "2026"))
    assert said == f"{folders[1].as_posix()} 没有 2026 年的目标清单\n提示：现有：2025\n"
    assert refused(invoke("export", *options, "今年")).startswith("年份要写成数字")


def test_a_folder_that_is_named_twice_would_count_twice(tmp_path: Path) -> None:
    folder = made(tmp_path, "甲区")
    again = folder / "progress" / ".."
    said = refused(invoke("export", "--data", folder, "--data", again, "-o", tmp_path / "f.csv"))
    assert said.startswith(f"同一个数据文件夹写了两次：{folder}、{again}\n")
    assert not (tmp_path / "f.csv").exists()


def test_two_ledgers_of_one_title_and_year_are_told_apart_by_the_folder(tmp_path: Path) -> None:
    one, other = made(tmp_path / "一", "甲区"), made(tmp_path / "二", "甲区")
    outcome = invoke("export", "--data", one, "--data", other)
    assert outcome.code == 0
    assert outcome.stderr == (
        f"{one.as_posix()}、{other.as_posix()} 的清单名称、年份都相同，表里只有 ledger 一列能分开\n"
    )
    assert {row["ledger"] for row in in_csv(outcome.stdout)} == {one.as_posix(), other.as_posix()}


@pytest.mark.parametrize("output", [[], ["-o", "facts.parquet"]])
def test_errors_in_any_of_them_are_all_shown_and_nothing_is_written(
    tmp_path: Path, output: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    one, other = broken(tmp_path / "一", "AED: 14", "AED: -1"), broken(tmp_path / "二", "AED", "AE")
    sound = made(tmp_path, "丙区")
    options = ("--data", one, "--data", sound, "--data", other, *output)
    outcome = invoke("export", *options)
    assert (outcome.code, outcome.stdout) == (1, "")
    assert "一/data/progress/卫健局.yaml:7:36: 错误 P308" in outcome.stderr
    assert "二/data/progress/卫健局.yaml:7:31: 错误 P303" in outcome.stderr
    assert "检查了 9 个文件：2 个错误" in outcome.stderr
    assert outcome.stderr.endswith("数据有错误，改正以前不导出任何数字\n")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["一", "丙区", "二"]


def test_the_data_is_found_as_by_every_command(tmp_path: Path) -> None:
    folder = made(tmp_path, "甲区")
    for cwd, env in ((folder.parent, {}), (tmp_path, {"MINSHENG_DATA": "甲区/data"})):
        printed = run("export", cwd=cwd, env=env).stdout
        assert {row["ledger"] for row in in_csv(printed)} == {folder.relative_to(cwd).as_posix()}


def test_from_a_folder_below_paths_are_whole(tmp_path: Path) -> None:
    folder = made(tmp_path, "甲区")
    rows = in_csv(run("export", cwd=folder / "progress").stdout)
    assert [row["ledger"] for row in rows] == [folder.as_posix()] * 5
    assert [row["path"] for row in rows if own(row)] == ["卫健局.yaml"]


# wrong usage


def test_no_suffix_of_ours_is_answered_with_those_that_are(tmp_path: Path) -> None:
    said = refused(on_shipped("export", "-o", tmp_path / "facts.xlsx"))
    assert said.endswith("提示：可用的后缀：.parquet、.csv、.ndjson\n")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["-", ""])
def test_it_is_not_printed_by_naming_no_file(name: str) -> None:
    said = refused(on_shipped("export", "-o", name))
    assert said == ("-o 后面要写文件名\n提示：要打印出来就不写 -o；格式用 --format csv 或 ndjson\n")


def test_an_unknown_format_is_answered_with_those_that_are() -> None:
    said = refused(on_shipped("export", "--format", "json"))
    assert said == "没有格式“json”\n提示：是不是“ndjson”？格式有：csv、ndjson\n"
    assert "-o facts.parquet" in refused(on_shipped("export", "--format", "parquet"))


def test_no_file_of_any_data_folder_is_written_over(tmp_path: Path) -> None:
    one, other = made(tmp_path, "甲区"), made(tmp_path, "乙区")
    evidence = other / "progress" / "签到.csv"
    evidence.write_text("佐证", encoding="utf-8")
    said = refused(invoke("export", "--data", one, "--data", other, "-o", evidence))
    assert "没有覆盖" in said
    assert evidence.read_text(encoding="utf-8") == "佐证"


def test_a_form_is_not_written_over(tmp_path: Path) -> None:
    form = tmp_path / "填报表.csv"
    assert on_shipped("template", "--unit", "建设局", "-o", form).code == 0
    before = form.read_bytes()
    assert "填报表，没有覆盖" in refused(on_shipped("export", "-o", form))
    assert form.read_bytes() == before


def test_an_older_file_is_replaced_whole_or_kept(tmp_path: Path) -> None:
    file = tmp_path / "facts.csv"
    file.write_text("旧" * 1_000_000, encoding="utf-8")
    refused(invoke("export", "--data", tmp_path / "没有", "-o", file))
    assert file.stat().st_size == 3_000_000
    assert len(exported(file, SHIPPED)) == len(expected())


def test_without_pyarrow_it_is_said_how_to_install_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)  # as where it is not installed
    said = refused(on_shipped("export", "-o", tmp_path / "facts.parquet"))
    assert said == (
        "写 Parquet 文件要用 pyarrow，还没有安装\n"
        "提示：运行 pip install 'minsheng[parquet]' 装上 pyarrow，再运行一次；或改用 .csv\n"
    )
    assert list(tmp_path.iterdir()) == []
    assert on_shipped("export", "-o", tmp_path / "facts.csv").code == 0


# hostile words


@pytest.mark.parametrize("form", ["csv", "ndjson"])
def test_nothing_is_obeyed(tmp_path: Path, form: str) -> None:
    outcome = invoke("export", "--data", hostile(tmp_path), "--format", form)
    assert (outcome.code, outcome.stderr) == (0, "")
    assert OBEYED.findall(outcome.stdout) == []


def test_hostile_words_are_kept_in_ndjson_and_parquet_and_shown_in_csv(tmp_path: Path) -> None:
    folder = hostile(tmp_path)
    for suffix in (".ndjson", ".parquet"):
        row = exported(tmp_path / f"facts{suffix}", folder)[0]
        assert "\x1b[2J清屏 \u202e倒" in row["indicator"]
        assert row["units"] == row["project_units"] == [row["indicator"].replace("指标", "局")]
    assert "␛[2J清屏 <U+202E>倒" in exported(tmp_path / "facts.csv", folder)[0]["indicator"]


def test_a_spreadsheet_takes_no_name_for_a_formula(tmp_path: Path) -> None:
    names = {"城管局": '"=1+1"', "急救培训": '"@甲,乙"'}
    targets = TARGETS
    for old, new in names.items():
        targets = targets.replace(f"[{old}]", f"[{new}]").replace(f"name: {old}", f"name: {new}")
    items = "items: [\"-甲、园\", 乙园, '+丙园']\n        measure: 个\n        quote: 建设 3 个公园"
    targets = targets.replace("target: 3\n        measure: 个\n        quote: 建设 3 个公园", items)
    report = HEALTH.replace("急救培训: 1180", '"@甲,乙": 1180')
    folder = ledger(tmp_path, targets=targets, 卫健局=report)
    rows = exported(tmp_path / "facts.csv", folder)
    assert rows[0]["indicator"] == "'@甲,乙"
    park = rows[-1]
    assert park["units"] == "'=1+1"
    assert park["items"] == "'-甲，园、乙园、'+丙园"
    assert exported(tmp_path / "facts.parquet", folder)[-1]["items"] == ["-甲、园", "乙园", "+丙园"]


@pytest.mark.skipif(sys.platform != "linux", reason="names there are text")
@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_name_that_is_no_text_is_shown(tmp_path: Path, suffix: str) -> None:
    folder = made(tmp_path, "甲区")
    odd = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff"))
    shutil.copytree(folder, odd)
    rows = exported(tmp_path / f"facts{suffix}", odd)
    assert rows[0]["ledger"] == f"{tmp_path.as_posix()}/<U+DCFF>"


def test_to_another_encoding_json_goes_in_ascii() -> None:
    outcome = run("export", "--format", "ndjson", env={"PYTHONIOENCODING": "gbk"}, encoding="ascii")
    assert outcome.code == 0
    assert in_ndjson(outcome.stdout)[0]["level"] == "市级"


# start-up and completion


def test_csv_loads_neither_pyarrow_nor_tables(tmp_path: Path) -> None:
    for args in (("export",), ("export", "-o", str(tmp_path / "facts.csv"))):
        assert not {"pyarrow", "rich.table", "openpyxl"} & imported(*args)


def test_no_other_command_loads_the_facts_writers() -> None:
    assert not {"pyarrow", "minsheng.render.facts.parquet"} & imported("status")


def test_a_tab_behind_several_folders_knows_the_years(tmp_path: Path) -> None:
    folders = [str(made(tmp_path, name)) for name in ("甲区", "乙区")]
    assert words_of("export", "--data", folders[0], "--year", "", cwd=tmp_path) == ["2025"]
    options = ("--data", folders[0], "--data", folders[1])
    assert words_of("export", *options, "--year", "") == ["2025"]
    assert words_of("export", "--year", "") == ["2025"]
    assert words_of("export", "--format", "") == ["csv", "ndjson"]


# the document


def test_the_document_names_every_column_and_no_other() -> None:
    text = (SHIPPED.parent / "docs" / "export.md").read_text(encoding="utf-8")
    section = text.split("## 各列\n")[1].split("\n## ")[0]
    rows = [line.split("|")[1] for line in section.splitlines() if line.startswith("| `")]
    named = [name.strip("` ") for row in rows for name in row.split("、")]
    assert sorted(named) == sorted(COLUMNS)
