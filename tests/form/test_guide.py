"""The clerk's guide speaks of the form as it is."""

import re
from pathlib import Path

from minsheng.form.columns import AS_OF, INPUTS, NO, YES

DOCS = Path(__file__).parents[2] / "docs"
GUIDE = (DOCS / "clerk.md").read_text(encoding="utf-8")


def test_every_column_to_fill_in_is_explained() -> None:
    cells = GUIDE.split("## 二、填黄色格")[1].split("\n- ")[0]
    for title in (AS_OF, *INPUTS, f"`{YES}`", f"`{NO}`"):
        assert title in cells


def test_its_pictures_are_there_and_small() -> None:
    pictures = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", GUIDE)
    assert pictures
    for name in pictures:
        assert (DOCS / name).stat().st_size < 200 * 1024


def test_it_says_that_its_figures_are_samples() -> None:
    assert "示例：数字是演示用的，不是真实进展" in GUIDE
