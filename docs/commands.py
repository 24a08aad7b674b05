"""Prints a command of the README, word for word: `python docs/commands.py test`.

A command stands in the first code block below the comment `<!-- command: NAME -->`.
"""

import re
import sys
from pathlib import Path


def command(name: str, readme: str = "README.md") -> str:
    """The one line of the code block that follows the comment; KeyError without it."""
    text = (Path(__file__).parent.parent / readme).read_text(encoding="utf-8")
    found = re.search(rf"<!-- command: {name} -->\n+```\w*\n(.+)\n```", text)
    if found is None:
        raise KeyError(name)
    return found[1]


if __name__ == "__main__":
    print(command(sys.argv[1]))
