"""Problems come in the order of files and lines, whatever the order in which files are read."""

import shutil
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minsheng.check import check
from minsheng.folder import DataFolder, open_folder

TODAY = date(2026, 6, 30)
BASE = Path(__file__).parents[1] / "fixtures" / "base"
MISTAKES = {
    "targets_2024.yaml": "year: 2024\n",
    "progress/财政局.yml": "unit: 财政局\n",
    "progress/建设局.yaml": """\
unit: 建设局
year: 2025
reports:
  - as_of: 2025/9/30
    projects: []
  - as_of: 2025-10-31
    projects:
      - {project: 3, actuals: {便民站: 6, 没有的: 1, 加装扶手: -1}, progres: 好}
""",
    "progress/建设局/11.yaml": """\
unit: 建设局
year: 2025
reports:
  - as_of: 2025-11-30
    projects: [{project: 99, progress: 好}, {project: 1, actuals: {开工道路: 九}}]
""",
    "progress/卫健局.yaml": """\
unit: 卫健局
year: 2025
reports:
  - as_of: 2025-10-31
    projects:
      - {project: 2, actuals: {接种率: 90}}
      - {project: 3, actuals: {便民站: 7}}
  - as_of: 2025-11-30
    projects:
      - {project: 2, actuals: {接种率: 89}}
""",
    "progress/卫健局/11.yaml": """\
unit: 卫健局
year: 2025
sample: true
reports:
  - as_of: 2025-11-30
    projects:
      - {project: 2, actuals: {接种率: 高}}
""",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> DataFolder:
    root = Path(shutil.copytree(BASE, tmp_path_factory.mktemp("order") / "data"))
    for name, text in MISTAKES.items():
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return open_folder(root)


def test_problems_are_sorted_by_file_and_line(folder):
    problems = check(folder, TODAY).problems
    places = [(p.place.path, p.place.line, p.place.column) for p in problems]
    assert len({path for path, _, _ in places}) >= 6
    assert all(before <= after for before, after in pairwise(places))


def test_no_problem_is_told_twice(folder):
    problems = check(folder, TODAY).problems
    assert len(problems) == len(set(problems))


@settings(deadline=None, max_examples=30)
@given(data=st.data())
def test_the_order_of_files_changes_nothing(data, folder):
    shuffled = folder._replace(
        targets=tuple(data.draw(st.permutations(folder.targets))),
        progress=tuple(data.draw(st.permutations(folder.progress))),
    )
    there, here = check(folder, TODAY), check(shuffled, TODAY)
    assert here.problems == there.problems
    assert here.ledgers[2025].figures == there.ledgers[2025].figures
    assert here.ledgers[2025].notes == there.ledgers[2025].notes
    assert here.ledgers[2025].reports == there.ledgers[2025].reports
