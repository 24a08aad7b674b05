"""Whatever is typed into a ledger, it is checked to the end: problems, never an exception."""

import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minsheng.check import Checked

BASE = Path(__file__).parents[1] / "fixtures" / "base"
LIST = (BASE / "targets_2025.yaml").read_text(encoding="utf-8")
REPORTS = """\
unit: 建设局
year: 2025
reports:
  - as_of: 2025-08-31
    projects:
      - project: 1
        actuals: {开工道路: 9, 完工道路: 4}
        evidence: [./开工.jpg]
  - as_of: 2025-09-30
    projects:
      - project: 1
        actuals: {开工道路: 12, 完工道路: 8}
        correction: 核减重复统计
        accepted: 2025-09-26
      - project: 3
        actuals: {便民站: 4, 培训: 90.5, 加装扶手: 3}
"""
WORDS = [
    *"：: \t\n\r-[]{},#&*!|>'\"%@?~059.\\一",
    "true", "null", "-1", "0.001", "2025-06-30", "999999999999999999", "\u3000", "\x1b", "\ufeff",
]  # fmt: skip


@st.composite
def slips_in(draw: st.DrawFn, text: str) -> str:
    """`text` after a few slips: something cut out, typed in, or a line moved."""
    for _ in range(draw(st.integers(1, 3))):
        if draw(st.booleans()):
            start = draw(st.integers(0, len(text)))
            end = min(len(text), start + draw(st.integers(0, 8)))
            text = text[:start] + draw(st.sampled_from(WORDS)) + text[end:]
        else:
            lines = text.split("\n")
            line = lines.pop(draw(st.integers(0, len(lines) - 1)))
            lines.insert(draw(st.integers(0, len(lines))), line)
            text = "\n".join(lines)
    return text


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(BASE, tmp_path_factory.mktemp("any") / "data"))


def assert_every_problem_has_a_place(result: Checked, folder: Path) -> None:
    for problem in result.problems:
        path = Path(problem.place.path)
        assert path.is_relative_to(folder)
        assert 1 <= problem.place.line <= path.read_bytes().count(b"\n") + 1
        assert problem.place.column >= 1
        assert any("一" <= char <= "鿿" for char in problem.message)


@settings(deadline=None, max_examples=150)
@given(text=slips_in(LIST))
def test_a_target_list_with_slips_is_checked_to_the_end(text, folder, checked):
    (folder / "targets_2025.yaml").write_bytes(text.encode())
    (folder / "progress" / "建设局.yaml").write_text(REPORTS, encoding="utf-8")
    assert_every_problem_has_a_place(checked(folder), folder)


@settings(deadline=None, max_examples=150)
@given(text=slips_in(REPORTS))
def test_a_report_with_slips_is_checked_to_the_end(text, folder, checked):
    (folder / "targets_2025.yaml").write_text(LIST, encoding="utf-8")
    (folder / "progress" / "建设局.yaml").write_bytes(text.encode())
    assert_every_problem_has_a_place(checked(folder), folder)


@pytest.mark.parametrize(
    "quote",
    ["一" * 4900, "9" * 4900, "千" * 1000, "0" * 100 + ".1"],
    ids=["Chinese digits", "digits", "thousands", "zeros"],
)
def test_numbers_of_absurd_length_in_the_task_are_checked_to_the_end(quote, base, found):
    task = f"架桥{quote}座。"
    text = LIST.replace("开工道路 12 条，完工", f"{task}开工道路 12 条，完工")
    text = text.replace("quote: 开工道路 12 条", f"quote: {task}开工道路 12 条")
    (base / "targets_2025.yaml").write_text(text, encoding="utf-8")
    assert found(base) == []


def test_a_folder_that_leads_back_to_itself_is_read_once(base, found):
    try:
        (base / "progress" / "又一次").symlink_to(base / "progress", target_is_directory=True)
    except OSError:
        pytest.skip("no links on this system")
    assert found(base) == []
