"""What each format says of a handful of problems, counted out by hand."""

from pathlib import Path

import pytest

from minsheng.problems import Place, Problem, Severity
from minsheng.render.problems import FORMATS, renderer
from minsheng.render.problems.findings import Findings
from minsheng.render.screen import Screen

from . import grammar
from .found import problem

ERROR, WARNING, INFO = Severity
PATH = "data/progress/卫健局.yaml"
ONE_OF_EACH = [
    problem(1, hint="写成甲"),
    problem(2, rule="T207", severity=WARNING),
    problem(3, rule="L413", severity=INFO),
]
TWO_LINES = Problem("Y009", Place(PATH, 4, 5, 6, 2), "键重复")


def told(form: str, problems: list[Problem], files: int = 9, **more) -> str:
    return renderer(form).render(Findings(problems, files, **more))


# the line that sums up


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        ([], "没有发现问题"),
        ([INFO] * 3, "没有错误和警告，另有 3 条说明"),
        ([ERROR, WARNING, ERROR], "2 个错误、1 个警告"),
        ([WARNING], "1 个警告"),
        ([ERROR, INFO], "1 个错误，另有 1 条说明"),
    ],
)
def test_the_last_line_sums_up(kinds: list[Severity], expected: str) -> None:
    problems = [problem(line, severity=kind) for line, kind in enumerate(kinds, start=1)]
    assert told("text", problems).splitlines()[-1] == f"检查了 9 个文件：{expected}"
    assert told("github", problems).splitlines()[-1] == f"检查了 9 个文件：{expected}"


# text


def test_each_kind_has_its_word_and_a_hint_has_another() -> None:
    assert told("text", ONE_OF_EACH) == (
        f"{PATH}:1:3: 错误 P303 第 1 个\n  提示：写成甲\n\n"
        f"{PATH}:2:3: 警告 T207 第 2 个\n\n"
        f"{PATH}:3:3: 说明 L413 第 3 个\n\n"
        "详情：minsheng rule P303（或 T207）\n"
        "检查了 9 个文件：1 个错误、1 个警告，另有 1 条说明\n"
    )


def test_infos_follow_all_that_is_wrong_and_show_no_line() -> None:
    problems = [problem(1, rule="L413", severity=INFO), problem(2), problem(3, path="乙.yaml")]
    lines = told("text", problems, excerpt=lambda path, line: f"{path} {line}").splitlines()
    assert [line for line in lines if ": 错误 " in line or ": 说明 " in line] == [
        f"{PATH}:2:3: 错误 P303 第 2 个",
        "乙.yaml:3:3: 错误 P303 第 3 个",
        f"{PATH}:1:3: 说明 L413 第 1 个",
    ]
    assert f"    2 | {PATH} 2" in lines
    assert f"    1 | {PATH} 1" not in lines


@pytest.mark.parametrize(
    ("kinds", "color"), [([INFO], 32), ([INFO, WARNING], 33), ([WARNING, ERROR], 31)]
)
def test_the_last_line_has_the_colour_of_the_worst(kinds: list[Severity], color: int) -> None:
    problems = [problem(line, severity=kind) for line, kind in enumerate(kinds, start=1)]
    printed = renderer("text").render(Findings(problems, 9), Screen(color=True))
    assert printed.splitlines()[-1].startswith(f"\x1b[{color}m")


def test_the_rules_of_errors_are_named_first_and_three_at_most() -> None:
    rules = ["T207", "P301", "P302", "P303"]
    problems = [
        problem(line, rule=rule, severity=WARNING if rule == "T207" else ERROR)
        for line, rule in enumerate(rules, start=1)
    ]
    assert "详情：minsheng rule P301（或 P302、P303 等）\n" in told("text", problems)


def test_infos_alone_need_no_explaining() -> None:
    assert "详情" not in told("text", [problem(severity=INFO)])


def test_problems_of_other_files_are_announced_in_text_alone() -> None:
    for form in FORMATS:
        said = told(form, [], elsewhere=4)
        assert ("未列出的文件里另有 4 个问题\n" in said) is (form == "text")


def test_colours_are_the_only_difference_that_a_screen_makes() -> None:
    colored = renderer("text").render(Findings(ONE_OF_EACH, 9), Screen(color=True))
    assert "\x1b[31m\x1b[1m错误 P303\x1b[0m 第 1 个" in colored
    assert "\x1b[33m" in colored
    assert "\x1b[34m" in colored


# github


def test_a_command_has_the_place_the_title_and_the_words() -> None:
    first, second, third = grammar.github(told("github", ONE_OF_EACH))[0]
    assert first == (
        "error",
        {
            "file": PATH,
            "line": "1",
            "endLine": "1",
            "col": "3",
            "endColumn": "7",
            "title": "P303 没有这个指标",
        },
        f"{PATH}:1:3: 第 1 个\n提示：写成甲",
    )
    assert (second.name, third.name) == ("warning", "notice")


def test_a_command_for_several_lines_has_no_columns() -> None:
    ((_, properties, _),) = grammar.github(told("github", [TWO_LINES]))[0]
    assert list(properties) == ["file", "line", "endLine", "title"]
    assert (properties["line"], properties["endLine"]) == ("4", "6")


def test_a_command_is_escaped_as_the_runner_undoes_it() -> None:
    odd = problem(path="a,b:c%.yaml")._replace(message="100%，a,b:c")
    line = told("github", [odd]).splitlines()[0]
    assert line.startswith("::error file=a%2Cb%3Ac%25.yaml,line=1,")
    assert line.endswith("::a,b:c%25.yaml:1:3: 100%25，a,b:c")


# gitlab


def test_gitlab_gets_three_severities_and_both_lines() -> None:
    found = grammar.gitlab(told("gitlab", [*ONE_OF_EACH, TWO_LINES]))
    assert [item["severity"] for item in found] == ["major", "minor", "info", "major"]
    assert found[0]["description"] == "第 1 个（提示：写成甲）"
    assert found[0]["check_name"] == "P303"
    assert found[3]["location"] == {"path": PATH, "lines": {"begin": 4, "end": 6}}


def test_gitlab_gets_an_empty_list_for_sound_data() -> None:
    assert grammar.gitlab(told("gitlab", [])) == []


# sarif


def test_sarif_names_the_rules_that_found_something() -> None:
    run = grammar.sarif(told("sarif", ONE_OF_EACH))
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["L413", "P303", "T207"]
    assert [rule["defaultConfiguration"]["level"] for rule in rules] == ["note", "error", "warning"]
    assert rules[1]["fullDescription"] == {"text": "填报：没有这个指标"}
    assert [result["ruleIndex"] for result in run["results"]] == [1, 2, 0]


def test_sarif_points_at_characters_not_at_bytes() -> None:
    run = grammar.sarif(told("sarif", [TWO_LINES]))
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 4, "startColumn": 5, "endLine": 6, "endColumn": 2}
    assert run["columnKind"] == "unicodeCodePoints"


def uri_of(path: str) -> str:
    run = grammar.sarif(told("sarif", [problem(path=path)]))
    return run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]


def test_sarif_encodes_the_name_of_a_file() -> None:
    assert uri_of("data/局.yaml") == "data/%E5%B1%80.yaml"
    assert uri_of("a b#c?d%e:f.yaml") == "a%20b%23c%3Fd%25e%3Af.yaml"


def test_sarif_names_a_file_elsewhere_by_an_absolute_address() -> None:
    path = Path(Path.cwd().anchor, "账 本", "局.yaml")
    assert uri_of(path.as_posix()) == path.as_uri()
    assert uri_of(path.as_posix()).endswith("/%E8%B4%A6%20%E6%9C%AC/%E5%B1%80.yaml")


def test_sarif_has_no_link_that_a_file_brought_in() -> None:
    linked = problem()._replace(message="[甲](http://example.invalid)，[乙]")
    (result,) = grammar.sarif(told("sarif", [linked]))["results"]
    assert result["message"]["text"] == "\\[甲](http://example.invalid)，[乙]"


# junit


def junit(**more) -> list[tuple[str | None, str | None, str | None]]:
    """(file, failure, output) of each test."""
    paths = [Path(PATH), Path("data/targets_2025.yaml")]
    root = grammar.junit(told("junit", ONE_OF_EACH, paths=paths, **more))
    return [
        (test.get("name"), test.findtext("failure"), test.findtext("system-out"))
        for test in root.iter("testcase")
    ]


def test_junit_has_a_test_for_each_file_and_fails_those_with_errors() -> None:
    assert junit() == [
        (
            PATH,
            f"{PATH}:1:3: 错误 P303 第 1 个\n提示：写成甲",
            f"{PATH}:2:3: 警告 T207 第 2 个\n{PATH}:3:3: 说明 L413 第 3 个",
        ),
        ("data/targets_2025.yaml", None, None),
    ]


def test_junit_fails_a_file_for_a_warning_where_the_run_does() -> None:
    (_, failure, output), _ = junit(strict=True)
    assert "警告 T207" in (failure or "")
    assert output == f"{PATH}:3:3: 说明 L413 第 3 个"


def test_junit_tells_a_problem_of_a_file_that_is_gone() -> None:
    root = grammar.junit(told("junit", [problem(path="data/gone.yaml")]))
    assert [test.get("name") for test in root.iter("testcase")] == ["data/gone.yaml"]


@pytest.mark.parametrize(("strict", "message"), [(False, "1 个错误"), (True, "1 个错误、1 个警告")])
def test_junit_sums_up_a_failure(strict: bool, message: str) -> None:
    (failure,) = grammar.junit(told("junit", ONE_OF_EACH, strict=strict)).iter("failure")
    assert (failure.get("type"), failure.get("message")) == ("error", message)
