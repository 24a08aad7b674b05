"""A report on its way into the ledger: the whole is checked, else nothing is written."""

from datetime import date

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from minsheng.check import check
from minsheng.errors import UsageError
from minsheng.folder import open_folder
from minsheng.loader import load_progress
from minsheng.posting import post, prepare
from minsheng.source.decode import MAX_BYTES
from tests.recorder import TODAY, hidden_in, ledger, order_of, record
from tests.source.handwriting import Hand

HEAD = "unit: 建设局\nyear: 2025\n"
LATE = order_of("建设局", 299)


@pytest.fixture
def data(tmp_path):
    return ledger(tmp_path / "data", "建设局", "财政局")


@pytest.fixture
def path(data):
    """The unit's file, which has one report."""
    path = data / "progress" / "建设局.yaml"
    path.write_text(
        f"{HEAD}reports:\n  - as_of: 2025-01-31\n    projects:\n      - project: 1\n"
        "        actuals: {开工道路: 4}\n",
        encoding="utf-8",
    )
    return path


def before(data):
    return check(open_folder(data), TODAY)


def refused(data, path, order, *words):
    """What is said where a record is refused; the file stays as it is."""
    old, seen = before(data), path.read_bytes()
    with pytest.raises(UsageError) as caught:
        post(data, lambda: prepare(data, order, old, TODAY), lambda _: True)
    assert all(word in caught.value.text for word in words), caught.value.text
    assert path.read_bytes() == seen
    assert hidden_in(data) == []


def test_the_new_report_is_in_the_ledger(data, path):
    posting = record(data, LATE)
    assert posting is not None
    assert (posting.number, posting.line) == (1, 8)
    assert posting.fresh == ()
    assert path.read_bytes() == posting.new
    assert posting.excerpt(posting.path_shown, 8) == "  - as_of: 2025-11-26"
    assert posting.excerpt(posting.path_shown, 999) is None


def test_a_new_file_begins_as_its_neighbour(data, path):
    line = "# yaml-language-server: $schema=../../示例.json\r\n"
    path.write_bytes(line.encode() + path.read_bytes())
    posting = record(data, order_of("财政局", 1))
    assert posting is not None
    assert posting.old is None
    assert (data / "progress" / "财政局.yaml").read_text("utf-8") == (
        "# yaml-language-server: $schema=../../示例.json\nunit: 财政局\nyear: 2025\nreports:\n"
        "  - as_of: 2025-02-01\n    projects:\n      - project: 1\n        progress: 第 1 次填报\n"
    )


def test_an_error_is_fresh_and_has_its_spot(data, path):
    posting = prepare(data, order_of("建设局", 299, actuals={"开工道路": 3}), before(data), TODAY)
    assert posting.checked.has_errors
    [problem] = [one for one in posting.fresh if one.severity == "error"]
    assert problem.rule == "L401"
    assert posting.spot(problem) == ("projects", 0, "actuals", "开工道路")


def test_a_problem_that_was_there_before_is_not_fresh(data, path):
    text = path.read_text("utf-8").replace("4}", "4.5}")  # L412, a warning
    path.write_text(text.replace("2025-01-31", "2025-12-31"), "utf-8")
    old = before(data)
    assert "L412" in {problem.rule for problem in old.problems}
    posting = prepare(data, order_of("建设局", 1), old, TODAY)
    assert "L412" in {problem.rule for problem in posting.checked.problems}
    assert "L412" not in {problem.rule for problem in posting.fresh}
    assert [posting.spot(one) for one in posting.checked.problems if one.rule == "L412"] == [None]


def test_what_is_not_approved_is_not_written(data, path):
    seen = path.read_bytes()
    old = before(data)
    assert post(data, lambda: prepare(data, LATE, old, TODAY), lambda _: False) is None
    assert path.read_bytes() == seen
    assert hidden_in(data) == []


def test_another_units_broken_file_forbids_it(data, path):
    (data / "progress" / "财政局.yaml").write_text("unit: [", encoding="utf-8")
    seen = path.read_bytes()
    assert record(data, LATE) is None
    assert path.read_bytes() == seen


def test_a_list_that_has_changed_meanwhile_forbids_it(data, path):
    old = before(data)
    targets = data / "targets_2025.yaml"
    targets.write_text(targets.read_text("utf-8").replace("id: 1", "id: 2"), "utf-8")
    assert prepare(data, LATE, old, TODAY).checked.has_errors
    targets.unlink()
    assert prepare(data, LATE, old, TODAY).checked.has_errors


def test_a_file_that_an_editor_saves_in_between_is_left_alone(data, path):
    old = before(data)
    mine = path.read_text("utf-8").replace("4}", "5}")

    def saved_meanwhile(_):
        path.write_text(mine, "utf-8")
        return True

    with pytest.raises(UsageError, match="刚刚被别的程序改动过，这次没有写入"):
        post(data, lambda: prepare(data, LATE, old, TODAY), saved_meanwhile)
    assert path.read_text("utf-8") == mine
    assert hidden_in(data) == []


def test_a_file_that_an_editor_makes_in_between_is_left_alone(data):
    old, path = before(data), data / "progress" / "建设局.yaml"

    def saved_meanwhile(_):
        path.write_text("重要", "utf-8")
        return True

    with pytest.raises(UsageError, match="刚刚被别的程序改动过"):
        post(data, lambda: prepare(data, LATE, old, TODAY), saved_meanwhile)
    assert path.read_text("utf-8") == "重要"


def test_a_file_that_has_become_another_units_is_left_alone(data, path):
    old = before(data)
    path.write_text(path.read_text("utf-8").replace("建设局", "财政局"), "utf-8")
    with pytest.raises(UsageError, match="刚刚被别的程序改动过"):
        prepare(data, LATE, old, TODAY)


def test_a_file_that_has_become_broken_is_named(data, path):
    old = before(data)
    path.write_text("unit: [", "utf-8")
    with pytest.raises(UsageError, match="刚刚被改动，现在有错误"):
        prepare(data, LATE, old, TODAY)


@pytest.mark.parametrize("name", ["新名.yaml", "建设局/2025-01.yaml"])
def test_a_file_that_was_renamed_meanwhile_is_no_obstacle(data, path, name):
    old = before(data)
    (data / "progress" / name).parent.mkdir(exist_ok=True)
    path.rename(data / "progress" / name)
    assert not prepare(data, LATE, old, TODAY).checked.has_errors


def test_a_file_that_would_become_too_large(data, path):
    pad = MAX_BYTES - path.stat().st_size - 20
    path.write_bytes(path.read_bytes() + b"# " + b"x" * (pad - 3) + b"\n")
    refused(data, path, LATE, "会超过 5 MB", "按月拆成几个文件")


def test_half_a_character_is_told_as_such(data, path):
    order = order_of("建设局", 299, actuals={"开工道路": ["好\udc80"]})
    refused(data, path, order, "半个字符", "检查终端或文件的编码")


def test_words_that_make_it_too_large(data, path):
    order = order_of("建设局", 299, progress="好" * (MAX_BYTES // 3))
    refused(data, path, order, "会超过 5 MB")


def test_what_cannot_be_written_is_shown_for_the_person_to_add(data, path):
    name = "路" * 1100  # longer than a key may be
    targets = data / "targets_2025.yaml"
    targets.write_text(
        targets.read_text("utf-8").replace("- name: 开工道路", f"- name: {name}"), "utf-8"
    )
    path.write_text(f"{HEAD}reports: []\n", "utf-8")
    order = order_of("建设局", 299, actuals={name: 3}, progress="好")
    refused(data, path, order, "建设局.yaml 的写法少见", "加进 reports：\n  - as_of: 2025-11-26\n")


WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40).filter(str.strip)


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.randoms(use_true_random=False), WORDS, st.integers(0, 12), st.integers(0, 299))
def test_record_then_load_gives_the_old_ledger_and_that_report(
    data, path, random, words, figure, number
):
    days = [date(2025, 3, 31), date(2025, 6, 30), date(2025, 6, 30)]
    said = [
        {"as_of": day, "projects": [{"project": 1, "progress": f"{n}"}]}
        for n, day in enumerate(days)
    ]
    content = {"unit": "建设局", "year": 2025, "reports": random.sample(said, random.randint(0, 3))}
    path.write_bytes(Hand(random).file(content))
    old = load_progress(path)
    assume(old.model and old.model.unit == "建设局")  # no comment has become a part of its name
    order = order_of("建设局", number, progress=words, actuals={"开工道路": figure})
    posting = record(data, order)
    assert posting is not None
    new = load_progress(path).model
    assert new is not None
    reports = list(new.reports)
    assert reports.pop(posting.number) == order.report
    assert tuple(reports) == old.model.reports
    assert (new.unit, new.year, new.sample) == ("建设局", 2025, False)
