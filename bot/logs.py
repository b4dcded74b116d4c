"""Logs: a line for people or a JSON line for machines, to standard error, and never a bot token in one.

Texts and names of residents are not logged at INFO and above: our own events leave them out, a processor
takes them out where one slips in, and tracebacks never show the values of variables.
"""

import logging
import re
import sys
import threading
from types import TracebackType
from typing import Any, Literal

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

TOKEN = re.compile(r"\d+(?::|%3A)[A-Za-z0-9_-]{30,}", re.IGNORECASE)
PRIVATE = frozenset({
    "address", "answer", "caption", "comment", "description", "first_name", "full_name", "last_name",
    "message", "name", "phone", "query", "question", "text", "title", "user", "username",
})  # fmt: skip
# What these say at INFO is of no use, or, like the addresses of requests, not for a log.
CHATTY = ("aiohttp.access", "apscheduler", "httpx")


class _Line:
    """Writes to what standard error is now, so that a stream changed by a test or a shell is never kept."""

    def msg(self, line: str) -> None:
        sys.stderr.write(f"{line}\n")

    log = debug = info = warn = warning = error = critical = exception = fatal = failure = err = msg


class _Handler(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        try:
            _Line().msg(self.format(record))
        except Exception:
            self.handleError(record)


def redacted(text: str) -> str:
    return TOKEN.sub("<token>", text)


def configure(level: str, form: Literal["console", "json"]) -> None:
    """Set up structlog and the standard library's logging alike; may be called again."""
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _without_private,
    ]
    last = [*_renderers(form), _redact]
    structlog.configure(
        processors=[*shared, *last],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=lambda *_: _Line(),
        cache_logger_on_first_use=False,
    )
    _configure_standard(level, shared, last)
    sys.excepthook = _uncaught
    threading.excepthook = _uncaught_in_thread


def _renderers(form: Literal["console", "json"]) -> list[Processor]:
    if form == "json":
        return [
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(ensure_ascii=False, default=str),
        ]
    # The default would draw each frame with its variables, and so the texts of residents.
    plain = structlog.dev.plain_traceback
    return [structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty(), exception_formatter=plain)]


def _configure_standard(level: str, shared: list[Processor], last: list[Processor]) -> None:
    handler = _Handler()
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[structlog.stdlib.add_logger_name, *shared],
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *last],
        )
    )
    root = logging.getLogger()
    for old in [old for old in root.handlers if isinstance(old, _Handler)]:
        root.removeHandler(old)
    root.addHandler(handler)
    root.setLevel(level)
    for name in CHATTY:
        logging.getLogger(name).setLevel("WARNING" if level == "INFO" else level)
    logging.captureWarnings(True)


def _without_private(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    if event.get("level") == "debug":
        return event
    for key in PRIVATE.intersection(event):
        if not isinstance(event[key], int | None):
            event[key] = "…"
    return event


def _redact(_: WrappedLogger, __: str, line: Any) -> Any:
    """The last step, on the finished line: whatever the token was part of, a value or a traceback."""
    return redacted(line) if isinstance(line, str) else line


def _uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Without this Python would print it as it is, with the token that Telegram refused in its text."""
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    structlog.get_logger().critical("uncaught error", exc_info=(kind, error, trace))


def _uncaught_in_thread(uncaught: threading.ExceptHookArgs) -> None:
    if uncaught.exc_value is not None:
        _uncaught(uncaught.exc_type, uncaught.exc_value, uncaught.exc_traceback)
