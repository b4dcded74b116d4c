"""What is said when a rule does not allow something."""

from __future__ import annotations


class Refused(Exception):
    """A rule does not allow this. `code` is the id of the text that says what to do instead, `data` its values.

    A refusal undoes the transaction in which it is raised; the person reads one line and nothing is lost.
    """

    def __init__(self, code: str, /, **data: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.data = data
