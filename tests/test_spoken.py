"""A hint names a key of the file by what is typed where there is no file to see."""

import pytest

from minsheng.entry.given import IN_OPTIONS
from minsheng.spoken import QUOTED, in_terms

FALLEN = "累计数只增不减；若是更正，在这一条里写明 correction（更正说明）"


def test_a_form_names_its_column() -> None:
    assert in_terms(FALLEN, QUOTED) == "累计数只增不减；若是更正，在这一条里写明“更正说明”"
    assert in_terms("先补报达标的数，或删去 accepted", QUOTED) == "先补报达标的数，或删去“验收日期”"


def test_a_command_names_its_option() -> None:
    assert in_terms(FALLEN, IN_OPTIONS).endswith("写明 --correction（更正说明）")
    assert in_terms("说明写到 next_steps", IN_OPTIONS) == "说明写到 --next-step（下一步举措）"


@pytest.mark.parametrize(
    "hint",
    [
        "检查文件名；不以 ./ 开头",
        "是不是“progress”？",
        "把文件改名为 progress/建设局.yaml",
        "看 data/evidence/单.pdf 和 evidence.pdf",
        "指标 my_problems 和 self-accepted",
    ],
)
def test_a_name_that_looks_like_a_key_stays(hint: str) -> None:
    assert in_terms(hint, QUOTED) == hint
