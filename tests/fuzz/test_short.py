"""Some hundred spoilt ledgers, arbitrary bytes, text and trees through the whole program."""

import random
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cli.program import invoke
from tests.fuzz.ledgers import Bench
from tests.fuzz.mutate import Job
from tests.fuzz.mutations import KEYS, TOKENS
from tests.fuzz.runs import run

REPORT = "progress/建设局.yaml"
LIST = "targets_2025.yaml"


@pytest.mark.parametrize("part", range(6))
def test_spoilt_ledgers_are_checked_and_printed_to_the_end(part, tmp_path):
    job = Job(tmp_path, seed="a short run")
    for number in range(part * 50, part * 50 + 50):
        job.one(number)
    assert job.rules.total() > 30
    assert job.printed > 0


def test_the_same_seed_spoils_the_same_ledger_in_the_same_way(tmp_path):
    def spoilt(folder: Path) -> list[tuple[str, bytes]]:
        job = Job(folder, seed="again")
        job.one(7)
        return [(path.name, path.read_bytes()) for path in job.bench.spoilt]

    for name in ("one", "other"):
        (tmp_path / name).mkdir()
    assert spoilt(tmp_path / "one") == spoilt(tmp_path / "other")


def test_a_spoilt_ledger_is_mended(tmp_path):
    bench = Bench(tmp_path)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*.yaml") if path.is_file()}
    for number in range(30):
        bench.spoil(random.Random(number))
    bench.mend()
    assert {path: path.read_bytes() for path in before} == before


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("fuzz") / "data"
    (folder / "progress").mkdir(parents=True)
    return folder


def checked_whole(folder: Path, file: str, content: bytes) -> None:
    """The file beside sound ones: as the program sees it, and as its exit code says it."""
    base = Path(__file__).parents[1] / "fixtures" / "base"
    for name in (LIST, REPORT):
        (folder / name).write_bytes((base / name).read_bytes())
    (folder / file).write_bytes(content)
    found = run(folder)
    outcome = invoke("validate", "--data", folder)
    assert outcome.code in (0, 1)
    assert outcome.stderr == ""
    assert outcome.code == 1 or not any(rule.startswith("Y") for rule in found)


@settings(deadline=None, max_examples=100)
@given(content=st.binary(max_size=200), file=st.sampled_from((LIST, REPORT)))
def test_arbitrary_bytes(content, file, folder):
    checked_whole(folder, file, content)


_PIECES = st.sampled_from(
    [*TOKENS, *(key + b": " for key in KEYS), b"\n", b"\n  ", b"\n  - ", b"\n    - "]
)


@settings(deadline=None, max_examples=150)
@given(pieces=st.lists(_PIECES, max_size=25), file=st.sampled_from((LIST, REPORT)))
def test_arbitrary_pieces_of_yaml(pieces, file, folder):
    checked_whole(folder, file, b"".join(pieces))


_LEAVES = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.dates() | st.text(max_size=8)
    | st.sampled_from(["建设局", "开工道路", "市级", "条", "开工道路 12 条", 1, 12, 2025])
)  # fmt: skip
_NAMES = st.sampled_from([key.decode() for key in KEYS]) | st.text(max_size=4)
_TREES = st.recursive(
    _LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_NAMES, inner, max_size=5),
    max_leaves=20,
)


@settings(deadline=None, max_examples=150)
@given(tree=_TREES, file=st.sampled_from((LIST, REPORT)))
def test_arbitrary_trees(tree, file, folder):
    checked_whole(
        folder, file, yaml.safe_dump(tree, allow_unicode=True).encode("utf-8", "surrogatepass")
    )


def _some(keys: str, likely: dict[str, object]) -> st.SearchStrategy[dict[str, object]]:
    """A mapping with some of the keys: arbitrary trees, or now and then the likely value."""
    values = {key: _TREES | st.just(likely.get(key)) for key in keys.split()}
    return st.fixed_dictionaries({}, optional=values)


_INDICATOR = _some(
    "name target measure items milestone quote comparator units subset_of plan revisions due "
    "combine cumulative",
    {"name": "路", "target": 12, "measure": "条"},
)
_ENTRY = _some(
    "project actuals evidence accepted correction progress",
    {"project": 1, "actuals": {"开工道路": 3}},
)


@settings(deadline=None, max_examples=100)
@given(indicators=st.lists(_INDICATOR, min_size=1, max_size=3))
def test_a_list_with_arbitrary_indicators(indicators, folder):
    project = {
        "id": 1,
        "level": "市级",
        "name": "修路",
        "units": ["建设局"],
        "task": "路 12 条",
        "indicators": indicators,
    }
    tree = {"year": 2025, "title": "示例", "projects": [project]}
    checked_whole(
        folder, LIST, yaml.safe_dump(tree, allow_unicode=True).encode("utf-8", "surrogatepass")
    )


@settings(deadline=None, max_examples=100)
@given(days=st.lists(st.dates(), min_size=1, max_size=3), entries=st.lists(_ENTRY, max_size=3))
def test_a_report_with_arbitrary_entries(days, entries, folder):
    reports = [{"as_of": day, "projects": entries} for day in days]
    tree = {"unit": "建设局", "year": 2025, "reports": reports}
    checked_whole(
        folder, REPORT, yaml.safe_dump(tree, allow_unicode=True).encode("utf-8", "surrogatepass")
    )
