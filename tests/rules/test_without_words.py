"""What `validate` does not keep, for the sake of memory, changes no verdict."""

import pytest

from minsheng.check import check
from minsheng.folder import open_folder
from tests.cases import cases, laid_over_base
from tests.conftest import TODAY

LEDGER_CASES = [case for case in cases("fail") if case.parent.name.startswith("L4")]


@pytest.mark.parametrize("case", LEDGER_CASES, ids=lambda case: f"{case.parent.name}-{case.name}")
def test_the_verdict_is_the_same_without_the_words(case, tmp_path):
    folder = open_folder(laid_over_base(case, tmp_path / "data"))
    with_words, without = (check(folder, TODAY, keep).problems for keep in (True, False))
    assert without == with_words
    assert with_words
