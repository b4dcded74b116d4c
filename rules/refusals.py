"""What is said when a rule does not allow something."""

from __future__ import annotations

from collections.abc import Callable


class Refused(Exception):
    """A rule does not allow this. `code` is the id of the text that says what to do instead, `data` its values.

    A refusal undoes the transaction in which it is raised; the person reads one line and nothing is lost.
    """

    def __init__(self, code: str, /, **data: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.data = data


def is_allowed(begin: Callable[[], object]) -> bool:
    """Tell whether something could begin now: for what is offered only where it would not be refused."""
    try:
        begin()
    except Refused:
        return False
    return True
