"""Progress files as anybody may have written them: the same content in a random manner.

What is written here has nothing from the program's own writer; `read_tree` must find the content
in it again.
"""

from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

from hypothesis import strategies as st

DAYS = st.dates(date(2025, 1, 1), date(2026, 6, 30))
PIECES = [
    *["好", "已开展培训23期。", "a", "0", "010", "yes", "=", "2025/6/30", "1,500", "null", "~"],
    *[
        " ",
        "  ",
        "\n",
        "\n\n",
        "\r\n",
        "\t",
        "　",
        "\u00a0",
        '"',
        "'",
        "\\",
        "\\n",
        ": ",
        ":",
        "：",
    ],
    *[" #", "# ", "#", "-", "- ", "--- ", "...", "?", "? ", "!", "!!int 3", "&a", "*a", "<<", "%"],
    *["@", "`", "|", ">", "|-", ",", ", ", "[", "]", "{", "}", "{a: b}", "😀", "👨\u200d👩", "️"],
    *[
        "\u2028",
        "\u2029",
        "\x85",
        "\x00",
        "\x1b[31m",
        "\x7f",
        "\ufeff",
        "\u200b",
        "\u202e",
        "\ufffe",
    ],
    *["\U0001ffff", "\ue000", "e\u0301", "𠮷", "字" * 30, "a" * 110],
]
TYPED = st.lists(st.sampled_from(PIECES), min_size=1, max_size=8).map("".join)
TEXTS = TYPED | st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30)
"""What anybody may type, mishit, paste or try."""
WHOLE = st.integers(-(10**17), 10**17)
NUMBERS = WHOLE | st.decimals(-(10**9), 10**9, places=2) | st.decimals(0, 1, places=12)
FIGURES = NUMBERS | st.booleans() | st.lists(TEXTS, max_size=3)


def _entry(figures: Any, texts: Any) -> Any:
    optional = dict.fromkeys(["progress", "problems", "next_steps", "correction"], texts)
    more = {"evidence": st.lists(texts, min_size=1, max_size=3), "accepted": DAYS}
    names = texts.map(lambda text: text.strip("　"))  # which no key may have at its ends
    actuals = st.dictionaries(names, figures, min_size=1, max_size=3)
    return st.fixed_dictionaries(
        {"project": st.integers(1, 99)}, optional={"actuals": actuals, **optional, **more}
    )


def reports(figures: Any = FIGURES, texts: Any = TEXTS) -> Any:
    """Reports as `read_tree` gives them."""
    entries = st.lists(_entry(figures, texts), min_size=1, max_size=3)
    return st.fixed_dictionaries({"as_of": DAYS, "projects": entries})


WORDS = ["好", "已开展培训23期。", "AED采购流程较长", "2025/6/30", "a: b", "it's", '说"好"', "# 一"]
_SHORT = st.sampled_from([*WORDS, "第一行\n第二行", "第一段\n\n第二段\n", "- 一\n- 二\n\n"])
_PLAIN_FIGURES = st.integers(0, 999) | st.just(Decimal("1.5")) | st.booleans()
FILES = st.fixed_dictionaries(
    {
        "unit": st.sampled_from(["建设局", "a: b", "示例 局"]),
        "year": st.just(2025),
        "reports": st.lists(reports(_PLAIN_FIGURES, _SHORT), max_size=3).map(lambda x: x or None)
        | st.just([]),
    },
    optional={"sample": st.just(True)},
)
"""What a progress file holds, in no order of dates, some of them more than once."""


class Hand:
    """Writes a file; every choice comes from `random`."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.chance = random.choice([0.0, 0.1, 0.4])
        self.flow = random.choice([0.0, 0.2, 0.6])
        self.quotes = random.choice(["", "", "'", '"'])
        self.offset = random.choice([0, 2, 4])
        self.gap = random.choice([1, 1, 1, 3])
        self.alone = random.choice([0.0, 0.0, 0.5])

    def file(self, content: dict[str, Any]) -> bytes:
        """The bytes of a file with this content."""
        pick = self.random.choice
        keys = self.random.sample(list(content), len(content))
        if self.random.random() < 0.1:
            lines = self._in_brackets({key: content[key] for key in keys}, 0)
        else:
            lines = self.mapping({key: content[key] for key in keys}, 0)
        lines = [*pick([[], [], ["---"], ["# 一句话", "---  # 开始"]]), *self._noise(0), *lines]
        lines += [*self._noise(0), *pick([[], [], [], ["..."], ["", ""], ["  # 末尾"]])]
        ends = pick([["\n"], ["\n"], ["\r\n"], ["\n", "\r\n"]])
        text = "".join(line + pick(ends) for line in lines)
        if self.random.random() < 0.3:
            text = text.rstrip("\r\n")
        return pick([b"", b"", b"\xef\xbb\xbf"]) + text.encode()

    def mapping(self, content: dict[str, Any], column: int) -> list[str]:
        """A mapping in lines."""
        lines: list[str] = []
        for key, value in content.items():
            lines += self._noise(column)
            first, *others = self._value(value, column)
            lines += [f"{' ' * column}{self._key(key)}:{first}", *others]
        return lines

    def _value(self, value: Any, column: int) -> list[str]:
        """What stands behind the colon, and the lines below."""
        pick = self.random.choice
        if value is None:
            return [pick(["", " null", " ~"]) + self._remark()]
        if isinstance(value, dict | list):
            if not value or self.random.random() < self.flow:
                first, *others = self._in_brackets(value, column + 2)
                return self._remarked([f" {first}", *others])
            if isinstance(value, dict):
                return [self._remark(), *self.mapping(value, column + pick([2, 2, 4]))]
            return [self._remark(), *self._items(value, column + self.offset)]
        if isinstance(value, str) and ("\n" in value or self.random.random() < 0.1):
            return self._long(value, column)
        return [f" {self._scalar(value)}{self._remark()}"]

    def _items(self, items: list[Any], column: int) -> list[str]:
        lines: list[str] = []
        for number, item in enumerate(items):
            lines += self._noise(column) if number else []
            inside = column + 1 + self.gap
            if isinstance(item, dict) and self.random.random() >= self.flow:
                found = self.mapping(item, inside)
                at = next(n for n, line in enumerate(found) if line.strip()[:1] not in ("", "#"))
                if at or self.random.random() < self.alone:
                    lines += [" " * column + "-" + self._remark(), *found]
                else:
                    dash = (" " * column + "-").ljust(inside)
                    lines += [dash + found[0][inside:], *found[1:]]
            else:
                first, *others = self._flow(item, inside).split("\n")
                lines += self._remarked([(" " * column + "-").ljust(inside) + first, *others])
        return lines

    def _in_brackets(self, value: Any, column: int) -> list[str]:
        """A list or mapping in brackets, on one line or on several, closed in `column`."""
        if isinstance(value, dict):
            inner = [f"{self._key(k)}: {self._flow(v, column + 2)}" for k, v in value.items()]
        else:
            inner = [self._flow(one, column + 2) for one in value]
        opening, closing = "{}" if isinstance(value, dict) else "[]"
        comma = self.random.choice(["", "", ","]) if inner else ""
        if self.random.random() < 0.5:
            return f"{opening}{', '.join(inner)}{comma}{closing}".split("\n")
        lines = self._remarked([opening])
        for number, one in enumerate(inner):
            lines += self._noise(column)
            end = "," if number < len(inner) - 1 else comma
            lines += self._remarked(f"{' ' * column}{one}{end}".split("\n"))
        return [*lines, f"{' ' * column}{closing}"]

    def _flow(self, value: Any, column: int) -> str:
        if isinstance(value, dict | list):
            return "\n".join(self._in_brackets(value, column))
        return self._scalar(value)

    def _key(self, key: str) -> str:
        return self._scalar(key)

    def _scalar(self, value: Any) -> str:
        if isinstance(value, bool):
            return "true" if value else "false"
        if not isinstance(value, str):
            return "null" if value is None else str(value)
        hard = any(char in value for char in "\n:#'\"-,[]{}/") or value.isdigit()
        style = self.random.choice([self.quotes, self.quotes, "'"] if hard else [self.quotes])
        if "\n" in value or (hard and not style):
            style = '"'
        if style == "'":
            return "'" + value.replace("'", "''") + "'"
        if style == '"':
            value = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
            return f'"{value}"'
        return value

    def _long(self, text: str, column: int) -> list[str]:
        """A text of several lines: literal or in double quotes."""
        if self.random.random() < 0.3 or text.startswith((" ", "\n")):
            return [f" {self._scalar(text)}{self._remark()}"]
        body = text.rstrip("\n")
        more = len(text) - len(body)
        inside = " " * (column + self.random.choice([1, 2, 4]))
        mark = ">" if "\n" not in body and self.random.random() < 0.5 else "|"
        mark += "-" if more == 0 else "+" if more > 1 else self.random.choice(["", "+"])
        lines = [f"{inside}{line}" if line else "" for line in body.split("\n")]
        lines += [""] * (more - 1)
        blanks = [] if mark[1:] == "+" else [""] * self.random.choice([0, 0, 1])
        return [f" {mark}{self._remark()}", *lines, *blanks]

    def _noise(self, column: int) -> list[str]:
        """Blank lines and comments between two lines, at any depth."""
        lines = []
        while self.random.random() < self.chance:
            depth = self.random.choice([0, column, column, column + 2, column + 7])
            lines.append(self.random.choice(["", "", "  ", " " * depth + "# 注: [不算] - 一"]))
        return lines

    def _remarked(self, lines: list[str]) -> list[str]:
        return [*lines[:-1], lines[-1] + self._remark()]

    def _remark(self) -> str:
        return "  # 注 {" if self.random.random() < self.chance else ""
