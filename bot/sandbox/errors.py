"""What the sandbox says no with."""

from __future__ import annotations

from typing import Any


class Refusal(Exception):
    """A Bot API call that Telegram would refuse, with Telegram's code and words."""

    def __init__(self, code: int, description: str, **parameters: Any) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def answer(self) -> dict[str, Any]:
        body: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return body


def bad_request(text: str, **parameters: Any) -> Refusal:
    return Refusal(400, f"Bad Request: {_as_telegram_writes(text)}", **parameters)


def forbidden(text: str) -> Refusal:
    return Refusal(403, f"Forbidden: {text}")


def conflict(text: str) -> Refusal:
    return Refusal(409, f"Conflict: {text}")


def too_many_requests(retry_after: int) -> Refusal:
    return Refusal(429, f"Too Many Requests: retry after {retry_after}", retry_after=retry_after)


def _as_telegram_writes(text: str) -> str:
    """The server lowers the first letter of a sentence and leaves CODES_LIKE_THIS alone."""
    if len(text) > 1 and (text[1] == "_" or "A" <= text[1] <= "Z"):
        return text
    return text[:1].lower() + text[1:]


class Impossible(Exception):
    """Something asked of the control API that can't be done; `status` is the HTTP code."""

    def __init__(self, text: str, status: int = 400) -> None:
        super().__init__(text)
        self.status = status
