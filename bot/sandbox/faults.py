"""Things going wrong on purpose: calls that hang, are cut off, or are refused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.sandbox.errors import Impossible

KINDS = ("drop", "drop_answer", "cut", "cut_answer", "delay", "error", "html", "duplicate")


@dataclass(slots=True)
class Fault:
    do: str
    method: str | None = None
    chat: int | None = None
    times: int = 1
    after: int = 0
    with_: dict[str, Any] = field(default_factory=dict)

    @property
    def before(self) -> bool:
        """Whether the call is kept from being carried out."""
        return self.do in ("drop", "cut", "error", "html")

    def matches(self, method: str, chat: Any) -> bool:
        if self.method is not None and self.method != method:
            return False
        return self.chat is None or str(self.chat) == str(chat)


class Faults:
    """The faults that still wait for a call to take hold of."""

    def __init__(self) -> None:
        self._waiting: list[Fault] = []

    def add(self, body: Mapping[str, Any]) -> None:
        rest = dict(body)
        do = rest.pop("do", None)
        if do not in KINDS:
            raise Impossible(f"do must be one of {', '.join(KINDS)}")
        method = rest.pop("method", "getUpdates" if do == "duplicate" else None)
        fault = Fault(
            do=do,
            method=method.lower() if method else None,
            chat=rest.pop("chat", None),
            times=int(rest.pop("times", 1)),
            after=int(rest.pop("after", 0)),
            with_=rest,
        )
        if do == "delay" and "seconds" not in rest:
            raise Impossible("a delay needs seconds")
        if do == "error" and "code" not in rest:
            raise Impossible("an error needs a code")
        self._waiting.append(fault)

    def clear(self) -> None:
        self._waiting.clear()

    def take(self, method: str, chat: Any) -> Fault | None:
        """The fault that takes hold of this call, if one does; it is used up by one."""
        for fault in self._waiting:
            if not fault.matches(method, chat):
                continue
            if fault.after > 0:
                fault.after -= 1
                continue
            fault.times -= 1
            if fault.times <= 0:
                self._waiting.remove(fault)
            return fault
        return None
