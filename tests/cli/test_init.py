"""`minsheng init`: a ledger that can be used at once, and nothing that was there is touched."""

import os
import re
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest
import yaml

from minsheng.founding.plan import plan
from minsheng.founding.pledges import read_pledges
from minsheng.founding.sheets import read_sheets
from minsheng.founding.writing import write
from minsheng.models.drafts import MARK
from minsheng.writer import put_anew
from tests.founding.tables import ROWS, changed, csv_file, excel_file, workbook_of
from tests.page_examples import git
from tests.small_files import COUNTY

from .program import MINSHENG, SHIPPED, environment, invoke, run, widest

ROOT = SHIPPED.parent
Tree = dict[str, bytes]
AROUND = [".editorconfig", ".gitattributes", ".github/workflows/ledger.yml", ".gitignore"]


def files_in(folder: Path) -> Tree:
    """Every file below a folder, with what it holds."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def names_in(folder: Path) -> set[str]:
    """What lies in a folder, without suffixes."""
    return {path.stem for path in folder.iterdir()}


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    """A copy of the shipped ledger."""
    shutil.copytree(SHIPPED, tmp_path / "台账" / "data")
    return tmp_path / "台账"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    return csv_file(tmp_path)


def confirm(ledger: Path, year: int) -> None:
    """Deletes every mark, as a person does who finds all in order."""
    path = ledger / "data" / f"targets_{year}.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(rf"^ *{MARK}:.*\n", "", text, flags=re.MULTILINE), encoding="utf-8")


def test_a_new_ledger_is_sound_and_shows_nothing_yet(tmp_path: Path) -> None:
    ledger = tmp_path / "我的台账"
    made = invoke("init", ledger, "--year", "2026")
    assert (made.code, made.stderr) == (0, "")
    assert sorted(files_in(ledger)) == sorted(
        [*AROUND, "data/progress/.gitkeep", "data/targets_2026.yaml"]
    )
    checked = invoke("validate", "--strict", "--data", ledger / "data")
    assert (checked.code, checked.stdout) == (0, "检查了 1 个文件：没有发现问题\n")
    shown = invoke("status", "--data", ledger / "data")
    assert shown.code == 0
    assert "2026年民生实事" in shown.stdout
    assert "共 0 项" in shown.stdout
    assert "清单里还没有项目。" in shown.stdout
    assert "责任单位" not in shown.stdout


@pytest.mark.parametrize("form", ["json", "csv", "markdown"])
@pytest.mark.parametrize("command", ["status", "report"])
def test_an_empty_list_has_every_format(tmp_path: Path, command: str, form: str) -> None:
    invoke("init", tmp_path)
    shown = invoke(command, "--format", form, "--data", tmp_path / "data")
    assert (shown.code, shown.stderr) == (0, "")


def test_the_year_is_the_one_in_china_unless_it_is_said(tmp_path: Path) -> None:
    assert invoke("init", tmp_path).code == 0
    assert (tmp_path / "data" / "targets_2025.yaml").exists()


def test_without_a_folder_it_goes_here_or_into_the_ledger_above(tmp_path: Path) -> None:
    assert run("init", cwd=tmp_path).code == 0
    below = tmp_path / "data" / "progress"
    made = run("init", "--year", "2026", cwd=below)
    assert made.code == 0
    assert (tmp_path / "data" / "targets_2026.yaml").exists()
    assert not (below / "data").exists()


def test_the_folder_may_be_the_data_folder_itself(shipped: Path) -> None:
    assert invoke("init", shipped / "data", "--year", "2026").code == 0
    assert (shipped / "data" / "targets_2026.yaml").exists()


def test_a_table_becomes_a_list_to_be_confirmed(tmp_path: Path, table: Path) -> None:
    ledger = tmp_path / "台账"
    made = invoke("init", ledger, "--year", "2026", "--from", table)
    assert made.code == 0
    assert "3 个项目，4 处草拟的内容待确认" in made.stdout
    assert names_in(ledger / "data" / "progress") == {"交通局", "卫健局", "建设局", "民政局"}
    shown = invoke("status", "--data", ledger / "data")
    assert (shown.code, shown.stdout) == (1, "")
    checked = invoke("validate", "--data", ledger / "data")
    assert checked.code == 1
    assert checked.stdout.count("错误 S108") == 4
    assert checked.stdout.endswith("检查了 5 个文件：4 个错误\n")
    confirm(ledger, 2026)
    assert invoke("validate", "--strict", "--data", ledger / "data").code == 0
    assert "共 3 项" in invoke("status", "--data", ledger / "data").stdout


def test_one_error_for_each_proposal_also_with_reports_that_stand_on_them(
    tmp_path: Path, table: Path
) -> None:
    invoke("init", tmp_path, "--year", "2025", "--from", table)
    report = tmp_path / "data" / "progress" / "民政局.yaml"
    entry = (
        "  - as_of: 2025-09-30\n    projects: [{project: 3, actuals: {养老服务站: 3, 别的: 1}}]\n"
    )
    text = report.read_text(encoding="utf-8").replace("reports: []", f"reports:\n{entry}")
    report.write_text(text, encoding="utf-8")
    checked = invoke("validate", "--data", tmp_path / "data")
    assert set(re.findall(r"(?:错误|警告) (\w+)", checked.stdout)) == {"S108"}


def test_excel_and_text_give_the_same_ledger(tmp_path: Path, table: Path) -> None:
    excel = excel_file(tmp_path, workbook_of(ROWS))
    for name, source in (("甲", table), ("乙", excel)):
        assert invoke("init", tmp_path / name, "--from", source).code == 0
    assert files_in(tmp_path / "甲") == files_in(tmp_path / "乙")


def test_what_is_wrong_in_the_table_is_told_and_nothing_is_written(tmp_path: Path) -> None:
    path = excel_file(tmp_path, workbook_of(changed(3, "项目名称", "")))
    made = invoke("init", tmp_path / "台账", "--from", path)
    assert (made.code, made.stdout) == (2, "")
    assert "清单.xlsx 附件!C3：“项目名称”是空的" in made.stderr
    assert not (tmp_path / "台账").exists()


def test_another_year_carries_over_and_is_sound_at_once(shipped: Path) -> None:
    before = files_in(shipped)
    list_2025 = shipped / "data" / "targets_2025.yaml"
    text = list_2025.read_text(encoding="utf-8")
    policy = "policy: {warn_lag: 12}\n"
    list_2025.write_text(f"{text}\n{policy}", encoding="utf-8", newline="\n")
    made = invoke("init", shipped, "--year", "2026")
    assert (made.code, made.stderr) == (0, "")
    after = files_in(shipped)
    assert {name: after[name] for name in before if "targets" not in name} == {
        name: data for name, data in before.items() if "targets" not in name
    }
    new = set(after) - set(before)
    units = {Path(name).name for name in before if "progress" in name}
    assert new == {"data/targets_2026.yaml", *(f"data/progress/2026/{unit}" for unit in units)}
    values = yaml.safe_load(after["data/targets_2026.yaml"])
    assert values == {
        "year": 2026,
        "title": "2026年民生实事",
        "issuer": "重庆高新区管委会办公室",
        "levels": ["市级", "区级"],
        "policy": {"warn_lag": 12},
        "projects": [],
    }
    assert "# 上一年的责任单位：城市建设事务中心、" in after["data/targets_2026.yaml"].decode()
    data = shipped / "data"
    assert invoke("validate", "--strict", "--data", data).code == 0
    assert "共 0 项" in invoke("status", "--data", data).stdout
    assert "共 15 项" in invoke("status", "--year", "2025", "--data", data).stdout


def test_another_year_from_a_table_has_its_own_units(shipped: Path, table: Path) -> None:
    path = csv_file(table.parent, changed(4, "责任单位", "统战部"))
    assert invoke("init", shipped, "--year", "2026", "--from", path).code == 0
    new = shipped / "data" / "progress" / "2026"
    assert names_in(new) == {"交通局", "卫健局", "建设局", "统战部"}
    assert not (shipped / ".gitignore").exists()


def test_a_list_that_is_there_is_never_written_over(shipped: Path, table: Path) -> None:
    before = files_in(shipped)
    made = invoke("init", shipped, "--year", "2025", "--from", table)
    assert (made.code, made.stdout) == (2, "")
    assert "已经有 2025 年的清单" in made.stderr
    assert files_in(shipped) == before


def test_a_list_of_the_year_by_another_name_counts_too(shipped: Path) -> None:
    (shipped / "data" / "targets_2025.yaml").rename(shipped / "data" / "targets_旧.yaml")
    before = files_in(shipped)
    made = invoke("init", shipped, "--year", "2025")
    assert made.code == 2
    assert "targets_旧.yaml" in made.stderr
    assert files_in(shipped) == before


def test_nothing_is_carried_over_from_a_list_with_errors(shipped: Path) -> None:
    path = shipped / "data" / "targets_2025.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "policy: [1]\n", encoding="utf-8")
    before = files_in(shipped)
    made = invoke("init", shipped, "--year", "2026")
    assert made.code == 2
    assert "targets_2025.yaml 有错误，不能照着建新的" in made.stderr
    assert files_in(shipped) == before


def test_files_that_are_there_stay_and_are_named(tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_text("*.bak\n", encoding="utf-8")
    (tmp_path / ".editorconfig").symlink_to("走不通")
    made = invoke("init", tmp_path)
    assert made.code == 0
    assert (tmp_path / ".gitignore").read_text(encoding="utf-8") == "*.bak\n"
    assert (tmp_path / ".editorconfig").is_symlink()
    (kept,) = (line for line in made.stdout.splitlines() if line.startswith("已经有的"))
    assert ".gitignore" in kept
    assert ".editorconfig" in kept
    assert "请自己在 .gitignore 里加上：.minsheng.lock 和 .minsheng.*.tmp" in made.stdout


def test_however_far_it_came_the_same_command_finishes_it(tmp_path: Path, table: Path) -> None:
    reading = read_pledges(table.name, read_sheets(str(table)))
    data = tmp_path / "台账" / "data"
    whole = plan(data, 2026, reading)
    assert whole.written[-1] == whole.list_path
    for done in range(len(whole.files) + 1):
        for path, text in whole.files[:done]:
            put_anew(path, text.encode())
        if done < len(whole.files):
            rest = write(plan(data, 2026, reading))
            assert rest.kept == whole.written[:done]
        assert files_in(tmp_path / "台账") == {
            path.relative_to(tmp_path / "台账").as_posix(): text.encode()
            for path, text in whole.files
        }
        shutil.rmtree(tmp_path / "台账")


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL")
def test_a_killed_run_leaves_whole_files_and_can_be_repeated(tmp_path: Path, table: Path) -> None:
    whole = tmp_path / "整"
    invoke("init", whole, "--from", table)
    for delay in range(8):
        ledger = tmp_path / f"台账{delay}"
        command = [*MINSHENG, "init", str(ledger), "--from", str(table)]
        with subprocess.Popen(command, env=environment(), stdout=subprocess.DEVNULL) as running:
            time.sleep(0.2 + delay / 25)
            running.send_signal(signal.SIGKILL)
        left = files_in(ledger)
        done = {n: d for n, d in left.items() if not Path(n).name.startswith(".minsheng")}
        assert done.items() <= files_in(whole).items()
        again = invoke("init", ledger, "--from", table)
        assert again.code == (2 if "data/targets_2025.yaml" in left else 0)
        assert files_in(whole).items() <= files_in(ledger).items()


@pytest.mark.parametrize(
    ("unit", "name"),
    [
        ("CON", "_CON"),
        ("甲:乙*", "甲_乙_"),
        (".隐", "隐"),
        ("甲\\乙", "甲_乙"),
        ("甲 #乙", "甲 #乙"),
        ("=1+1", "=1+1"),
    ],
)
def test_a_unit_of_any_name_has_its_file_in_the_folder(
    tmp_path: Path, unit: str, name: str
) -> None:
    path = csv_file(tmp_path, changed(2, "责任单位", unit)[:2])
    assert invoke("init", tmp_path, "--year", "2026", "--from", path).code == 0
    (report,) = (tmp_path / "data" / "progress").iterdir()
    assert report.name == f"{name}.yaml"
    assert yaml.safe_load(report.read_bytes())["unit"] == unit
    confirm(tmp_path, 2026)
    assert invoke("validate", "--strict", "--data", tmp_path / "data").code == 0


def test_a_unit_named_like_a_path_leads_nowhere(tmp_path: Path) -> None:
    data = tmp_path / "甲" / "data"
    data.mkdir(parents=True)
    text = COUNTY.replace("[建设局]", "[../../../外]").replace("2025", "2024")
    more = "    task: 修桥。\n    indicators: [{name: 桥, milestone: true}]\n"
    (data / "targets_2024.yaml").write_text(text + more, encoding="utf-8")
    assert invoke("init", tmp_path / "甲", "--year", "2026").code == 0
    (report,) = (data / "progress").iterdir()
    assert report.name == "_.._.._外.yaml"
    assert names_in(tmp_path) == {"甲"}
    assert invoke("validate", "--strict", "--data", data).code == 0


def test_units_whose_files_would_be_one_have_two(tmp_path: Path) -> None:
    path = csv_file(tmp_path, changed(2, "责任单位", "甲:局、甲*局、甲局A、甲局a"))
    invoke("init", tmp_path, "--year", "2026", "--from", path)
    names = {"甲_局", "甲_局-2", "甲局A", "甲局a-2", "卫健局", "民政局"}
    assert names_in(tmp_path / "data" / "progress") == names
    confirm(tmp_path, 2026)
    assert invoke("validate", "--strict", "--data", tmp_path / "data").code == 0


@pytest.mark.parametrize("year", ["26", "2026年", "0", "12026", "-1", "", "1948"])
def test_what_is_no_year_is_told(tmp_path: Path, year: str) -> None:
    made = invoke("init", tmp_path / "台账", "--year", year)
    assert (made.code, made.stdout) == (2, "")
    assert "年份" in made.stderr
    assert not (tmp_path / "台账").exists()


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "台账").write_text("", encoding="utf-8")
    assert "不是文件夹" in invoke("init", tmp_path / "台账").stderr
    assert invoke("init", "").code == 2


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_to_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    made = invoke("init", tmp_path / "台账")
    tmp_path.chmod(0o755)
    assert made.code == 2
    assert "没有权限" in made.stderr


def test_without_openpyxl_the_command_to_install_it_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = excel_file(tmp_path, workbook_of(ROWS))
    monkeypatch.setitem(__import__("sys").modules, "openpyxl", None)  # as where it is missing
    made = invoke("init", tmp_path / "台账", "--from", path)
    assert made.code == 2
    assert "pip install 'minsheng[office]'" in made.stderr
    assert not (tmp_path / "台账").exists()


def test_the_workflow_is_the_one_of_the_documentation(tmp_path: Path) -> None:
    invoke("init", tmp_path)
    page = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
    marked = "<!-- file: .github/workflows/ledger.yml -->\n\n```yaml\n"
    documented = page.split(marked)[1].split("```")[0]
    made = (tmp_path / ".github" / "workflows" / "ledger.yml").read_text(encoding="utf-8")
    assert yaml.safe_load(made) == yaml.safe_load(documented)


@pytest.mark.skipif(shutil.which("git") is None, reason="git")
def test_git_passes_over_the_lock_and_what_a_killed_writer_leaves(tmp_path: Path) -> None:
    invoke("init", tmp_path)
    (tmp_path / "data" / ".minsheng.lock").write_text("", encoding="utf-8")
    (tmp_path / "data" / ".minsheng.12-34.tmp").write_text("", encoding="utf-8")
    git(tmp_path, "init", "-q")
    found = git(tmp_path, "ls-files", "--others", "--exclude-standard").split()
    assert sorted(found) == sorted([*AROUND, "data/progress/.gitkeep", "data/targets_2025.yaml"])


@pytest.mark.parametrize("encoding", ["utf-8", "gbk", "ascii"])
def test_what_it_says_fits_any_stream(tmp_path: Path, encoding: str) -> None:
    made = run("init", "a", cwd=tmp_path, env={"PYTHONIOENCODING": encoding}, encoding=encoding)
    assert (made.code, made.stderr) == (0, "")
    assert "targets_2025.yaml" in made.stdout


def test_what_it_says_is_short(tmp_path: Path, table: Path) -> None:
    made = invoke("init", tmp_path / "a", "--from", table)
    assert len(made.stdout.splitlines()) <= 14
    assert widest(made.stdout.replace(str(tmp_path), "")) <= 100


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps a folder that somebody is in")
def test_a_current_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    gone = tmp_path / "去"
    gone.mkdir()
    script = f"cd {gone} && rmdir {gone} && exec {' '.join(MINSHENG)} init"
    command = ["sh", "-c", script]
    done = subprocess.run(command, env=environment(), capture_output=True, check=False)
    assert done.returncode == 2
    assert "打不开当前文件夹" in done.stderr.decode()
