"""Ten thousand problems: told in bounded form where people read, counted in full everywhere."""

import json

from minsheng.problems import Problem, Severity
from minsheng.render.problems import renderer
from minsheng.render.problems.findings import Findings

from . import grammar
from .found import problem

MANY = [problem(line) for line in range(1, 10_001)]
ERROR, WARNING, INFO = Severity


def told(form: str, problems: list[Problem]) -> str:
    return renderer(form).render(Findings(problems, 2))


def test_text_lists_fifty_of_a_file_and_says_how_many_are_left() -> None:
    lines = told("text", MANY).splitlines()
    assert sum(": 错误 P303 " in line for line in lines) == 50
    assert lines[-5:] == [
        "data/progress/卫健局.yaml: 这个文件还有 9,950 个问题未列出",
        "",
        "全部列出：minsheng validate --format json",
        "详情：minsheng rule P303",
        "检查了 2 个文件：10,000 个错误",
    ]


def test_text_lists_two_hundred_in_all() -> None:
    files = [problem(line, path=f"{name}.yaml") for name in "abcdefg" for line in range(1, 41)]
    lines = told("text", files).splitlines()
    assert sum(": 错误 P303 " in line for line in lines) == 200
    assert "另有 2 个文件的 80 个问题未列出" in lines
    assert lines[-1] == "检查了 2 个文件：280 个错误"


def test_text_hides_no_error_behind_warnings_of_its_file() -> None:
    warnings = [problem(line, severity=WARNING) for line in range(1, 61)]
    lines = told("text", [*warnings, problem(99)]).splitlines()
    (error,) = [number for number, line in enumerate(lines) if ":99:3: 错误 " in line]
    assert [line for line in lines[:error] if ":49:3: 警告 " in line]
    assert "data/progress/卫健局.yaml: 这个文件还有 11 个问题未列出" in lines


def test_text_hides_no_error_behind_warnings_of_other_files() -> None:
    warnings = [
        problem(line, path=f"{name}.yaml", severity=WARNING)
        for name in "abcde"
        for line in range(1, 51)
    ]
    assert "z.yaml:7:3: 错误 " in told("text", [*warnings, problem(7, path="z.yaml")])


def test_json_and_gitlab_list_all() -> None:
    assert len(json.loads(told("json", MANY))["problems"]) == 10_000
    assert len(json.loads(told("gitlab", MANY))) == 10_000


def test_github_gets_fifty_commands_errors_first_and_a_notice() -> None:
    warnings = [problem(line, severity=WARNING) for line in range(1, 60)]
    commands, others = grammar.github(told("github", [*warnings, *MANY[:3]]))
    assert [command.name for command in commands] == ["error"] * 3 + ["warning"] * 47 + ["notice"]
    assert commands[-1].data == "还有 12 个问题未列出：在本地运行 minsheng validate 查看"
    assert others == ["检查了 2 个文件：3 个错误、59 个警告"]


def test_sarif_gets_five_thousand_results_errors_first_and_a_notification() -> None:
    infos = [problem(line, rule="L413", severity=INFO) for line in range(1, 11)]
    run = grammar.sarif(told("sarif", [*infos, *MANY[:4995]]))
    assert [r["level"] for r in run["results"]] == ["error"] * 4995 + ["note"] * 5
    (invocation,) = run["invocations"]
    (notification,) = invocation["toolExecutionNotifications"]
    assert notification["message"]["text"] == "问题太多，还有 5 个未列出；先改正列出的"


def test_sarif_of_few_problems_notifies_of_nothing() -> None:
    (run,) = json.loads(told("sarif", MANY[:5000]))["runs"]
    assert run["invocations"] == [{"executionSuccessful": True}]


def test_junit_lists_fifty_of_a_file_and_counts_all() -> None:
    (failure,) = grammar.junit(told("junit", MANY)).iter("failure")
    lines = (failure.text or "").split("\n")
    assert failure.get("message") == "10,000 个错误"
    assert (len(lines), lines[-1]) == (51, "这个文件还有 9,950 个问题未列出")
