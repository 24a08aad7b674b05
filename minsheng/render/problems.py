"""Problems as text with an excerpt and a caret, and as JSON."""

from collections.abc import Callable, Sequence

from minsheng.problems import Problem, Severity
from minsheng.render.json_text import dumped
from minsheng.render.screen import PLAIN, Screen
from minsheng.text import char_width, safe, width

Paint = Callable[[str, str], str]
Excerpt = Callable[[str, int], str | None]

_WORDS = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.INFO: "提示"}
_COLORS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}
_PIPE_COLUMNS = 160
_MARGIN = 8  # columns of the line number and the bar before an excerpt
_MAX_MESSAGE = 1000


def as_text(
    problems: Sequence[Problem],
    files: int,
    excerpt: Excerpt,
    paint: Paint,
    screen: Screen = PLAIN,
) -> str:
    """Every problem with the line it is on, then one line that sums up.

    `paint(text, color)` colours a text or leaves it; `excerpt(path, line)` gives a file's line.
    """
    room = (screen.width or _PIPE_COLUMNS) - _MARGIN
    blocks = [_block(problem, excerpt, paint, room) for problem in problems]
    return "".join(f"{block}\n" for block in blocks) + summary(problems, files) + "\n"


def summary(problems: Sequence[Problem], files: int) -> str:
    """检查了 9 个文件：1 个错误."""
    counts = [
        f"{number} 个{word}"
        for severity, word in _WORDS.items()
        if (number := sum(problem.severity is severity for problem in problems))
    ]
    return f"检查了 {files} 个文件：" + ("、".join(counts) if counts else "没有发现问题")


def _block(problem: Problem, excerpt: Excerpt, paint: Paint, room: int) -> str:
    place = problem.place
    color = _COLORS[problem.severity]
    head = f"{safe(place.path)}:{place.line}:{place.column}: "
    kind = paint(f"{_WORDS[problem.severity]} {problem.rule}", color)
    lines = [f"{head}{kind} {_clipped(problem.message)}"]
    line = excerpt(place.path, place.line)
    if line is not None and line.strip():
        lines += _pointed_at(line, problem, paint, room)
    if problem.hint:
        lines.append(f"  提示：{_clipped(problem.hint)}")
    return "\n".join(lines) + "\n"


def _clipped(text: str) -> str:
    """A message on one line; what it quotes from a hostile file may be megabytes long."""
    if len(text) > _MAX_MESSAGE:
        text = f"{text[:_MAX_MESSAGE]}（下略）"
    return safe(text)


def _pointed_at(line: str, problem: Problem, paint: Paint, room: int) -> list[str]:
    """The line itself and a caret below, right under double-width characters too.

    Of a line that is wider than `room` columns, the part around the place.
    """
    place = problem.place
    shown = [_visible(char) for char in line.rstrip()]
    start = min(place.column - 1, len(shown))
    end = place.end_column - 1 if place.end_line == place.line else len(shown)
    first = start
    while first > 0 and sum(map(width, shown[first - 1 : start + 1])) <= room // 2:
        first -= 1
    if sum(map(width, shown)) <= room:
        first = 0
    part, before, under = _cut(shown, first, start, max(end, start + 1), room)
    number = f"{place.line:>{_MARGIN - 3}}"
    caret = paint("^" * max(under, 1), _COLORS[problem.severity])
    return [f"{number} | {part}", f"{' ' * len(number)} | {' ' * before}{caret}"]


def _cut(shown: list[str], first: int, start: int, end: int, room: int) -> tuple[str, int, int]:
    """(the characters from `first` on that fit, columns before the caret, columns under it)."""
    last, used = first, 0
    while last < len(shown) and used + width(shown[last]) <= room:
        used += width(shown[last])
        last += 1
    before = sum(map(width, shown[first:start]))
    under = sum(map(width, shown[start : min(end, last)]))
    return "".join(shown[first:last]).rstrip(), before, under


def _visible(char: str) -> str:
    if char == "\t":
        return " "
    return char if char_width(char) and char.isprintable() else safe(char) or " "


def as_json(problems: Sequence[Problem], files: int, screen: Screen = PLAIN) -> str:
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
    return dumped(found, screen)
