"""A fingerprint stays while the problem stays, and no two problems share one."""

from pathlib import Path

import pytest

from minsheng.render.problems.fingerprint import fingerprints

from .found import RULES, found_by, laid, problem


def with_a_line_above(text: bytes) -> bytes:
    """The same file with a comment before its first line; what is no plain UTF-8 stays."""
    try:
        plain = bool(text) and not text.decode("utf-8").startswith("\ufeff")
    except UnicodeDecodeError:
        return text
    return b"# \n" + text if plain else text


@pytest.mark.parametrize("rule", RULES)
def test_a_line_inserted_above_changes_no_fingerprint(
    rule: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    folders = laid(rule)
    before = fingerprints(found_by(rule, folders).problems)
    for file in filter(Path.is_file, tmp_path.rglob("*")):
        file.write_bytes(with_a_line_above(file.read_bytes()))
    assert before
    assert sorted(fingerprints(found_by(rule, folders).problems)) == sorted(before)


def test_equal_problems_are_told_apart_by_their_order() -> None:
    one, other = problem(7), problem(9)._replace(message=problem(7).message)
    first, second = fingerprints([one, other])
    assert first != second
    assert fingerprints([other]) == [first]


@pytest.mark.parametrize("change", [{"rule": "P302"}, {"message": "另一句"}])
def test_another_rule_or_message_is_another_problem(change: dict[str, str]) -> None:
    assert fingerprints([problem()]) != fingerprints([problem()._replace(**change)])


def test_another_file_is_another_problem() -> None:
    assert fingerprints([problem(path="a.yaml")]) != fingerprints([problem(path="b.yaml")])


def test_a_hint_that_is_worded_anew_changes_nothing() -> None:
    assert fingerprints([problem(hint="甲")]) == fingerprints([problem(hint="乙")])


def test_another_commit_to_read_what_stood_in_is_the_same_problem() -> None:
    """A branch that is brought up to date is compared with another commit."""
    told = [
        problem()._replace(message=f"目标由 20 改成了 15（原文见提交 {c} 的 a.yaml:{n}）")
        for c, n in (("1a2b3c4d", 7), ("26535020", 9))
    ]
    assert fingerprints(told[:1]) == fingerprints(told[1:])
