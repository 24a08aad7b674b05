"""What stops a run; what is merely found in the data is a `Problem`, not an exception."""


class Stop(Exception):
    """A run that ends early: what stderr says, and the exit code."""

    exit_code = 1

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


class DataError(Stop):
    """The data has errors, so that no figures are printed: `text` shows the problems."""


class UsageError(Stop):
    """The command cannot be carried out as typed: what is wrong, and what to type instead."""

    exit_code = 2

    def __init__(self, message: str, hint: str | None = None) -> None:
        self.message = message
        self.hint = hint
        super().__init__(f"{message}\n" + (f"提示：{hint}\n" if hint else ""))
