"""Problems as text with an excerpt and a caret, and as JSON."""

import json
from collections.abc import Callable, Sequence

from minsheng.problems import Problem, Severity
from minsheng.text import char_width, safe, width

Paint = Callable[[str, str], str]
Excerpt = Callable[[str, int], str | None]

_WORDS = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.INFO: "提示"}
_COLORS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}
_MAX_SHOWN = 100
_MAX_MESSAGE = 1000


def as_text(problems: Sequence[Problem], files: int, excerpt: Excerpt, paint: Paint) -> str:
    """Every problem with the line it is on, then one line that sums up.

    `paint(text, color)` colours a text or leaves it; `excerpt(path, line)` gives a file's line.
    """
    blocks = [_block(problem, excerpt, paint) for problem in problems]
    return "".join(f"{block}\n" for block in blocks) + summary(problems, files) + "\n"


def summary(problems: Sequence[Problem], files: int) -> str:
    """检查了 9 个文件：1 个错误."""
    counts = [
        f"{number} 个{word}"
        for severity, word in _WORDS.items()
        if (number := sum(problem.severity is severity for problem in problems))
    ]
    return f"检查了 {files} 个文件：" + ("、".join(counts) if counts else "没有发现问题")


def _block(problem: Problem, excerpt: Excerpt, paint: Paint) -> str:
    place = problem.place
    color = _COLORS[problem.severity]
    head = f"{safe(place.path)}:{place.line}:{place.column}: "
    kind = paint(f"{_WORDS[problem.severity]} {problem.rule}", color)
    lines = [f"{head}{kind} {_clipped(problem.message)}"]
    line = excerpt(place.path, place.line)
    if line is not None and line.strip():
        lines += _pointed_at(line, problem, paint)
    if problem.hint:
        lines.append(f"  提示：{_clipped(problem.hint)}")
    return "\n".join(lines) + "\n"


def _clipped(text: str) -> str:
    """A message on one line; what it quotes from a hostile file may be megabytes long."""
    if len(text) > _MAX_MESSAGE:
        text = f"{text[:_MAX_MESSAGE]}（下略）"
    return safe(text)


def _pointed_at(line: str, problem: Problem, paint: Paint) -> list[str]:
    """The line itself and a caret below, right under double-width characters too."""
    place = problem.place
    start = place.column - 1
    end = place.end_column - 1 if place.end_line == place.line else len(line.rstrip())
    first = max(0, start - _MAX_SHOWN // 2)
    shown = [_visible(char) for char in line[first : first + _MAX_SHOWN]]
    before = sum(map(width, shown[: start - first]))
    under = max(1, sum(map(width, shown[start - first : end - first])))
    number = f"{place.line:>5}"
    blank = " " * len(number)
    caret = paint("^" * under, _COLORS[problem.severity])
    return [f"{number} | {''.join(shown).rstrip()}", f"{blank} | {' ' * before}{caret}"]


def _visible(char: str) -> str:
    if char == "\t":
        return " "
    return char if char_width(char) and char.isprintable() else safe(char) or " "


def as_json(problems: Sequence[Problem], files: int) -> str:
    """One object, `schema_version` 1 (DESIGN section 3)."""
    found = {
        "schema_version": 1,
        "files": files,
        "errors": sum(problem.severity is Severity.ERROR for problem in problems),
        "warnings": sum(problem.severity is Severity.WARNING for problem in problems),
        "problems": [
            {
                "path": problem.place.path,
                "line": problem.place.line,
                "column": problem.place.column,
                "end_line": problem.place.end_line,
                "rule": problem.rule,
                "severity": problem.severity.value,
                "message": problem.message,
                "hint": problem.hint,
            }
            for problem in problems
        ],
    }
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"
