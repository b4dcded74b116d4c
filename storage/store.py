"""What the rest of the house sees of the database.

A transaction is an ordinary function: `await store.transact(work)` runs `work(tx)` whole, on the
database's own thread, and answers after the commit. It touches nothing but `tx`, so it may be run again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol, TypeVar

T = TypeVar("T")

Value = str | int | float | datetime | None
"""What a statement may be given. Moments must be aware; they are stored as text, in UTC."""

MIGRATIONS = Path(__file__).parent / "migrations"


class StoreError(Exception):
    """The database can't do what it should: one clear line for the operator."""


class Violated(Exception):
    """A named constraint was violated: a unique index, a check, or `foreign_key`.

    The transaction is lost with it. What may meet what is there already says ON CONFLICT.
    """

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class Row(Protocol):
    """A row, its columns by name; `Thing(**row)` works too."""

    def __getitem__(self, name: str, /) -> Any: ...
    def keys(self) -> Iterable[str]: ...


class Tx(Protocol):
    """An open transaction. SQL is written once for both databases, with parameters named `:so`."""

    def all(self, sql: str, /, **values: Value) -> Sequence[Row]: ...

    def one(self, sql: str, /, **values: Value) -> Row | None:
        """Return the first row, or None."""

    def run(self, sql: str, /, **values: Value) -> int:
        """Return how many rows were touched. For RETURNING there are `one` and `all`."""

    def many(self, sql: str, rows: Sequence[Mapping[str, Value]], /) -> None:
        """Run the same statement for many rows."""


class Store(Protocol):
    async def transact(self, work: Callable[[Tx], T]) -> T:
        """Run a work whole, and answer when it is on the disk; or leave nothing, and raise."""

    async def read(self, work: Callable[[Tx], T]) -> T:
        """Run a work on one snapshot, on a connection of its own. Writing there raises StoreError."""

    async def backup(self, path: Path) -> None:
        """Write a whole copy to a new file, while the store is in use."""

    async def close(self) -> None:
        """Finish what was begun, and let go of the database."""


def stamp(at: datetime) -> str:
    """Return a moment as the database holds it: of a fixed width, so that texts sort as moments do."""
    if at.utcoffset() is None:
        raise ValueError(f"a moment without a time zone: {at!r}")
    return at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def moment(text: str) -> datetime:
    """Return the moment that `stamp` wrote."""
    at = datetime.fromisoformat(text)
    if at.utcoffset() is None:
        raise ValueError(f"a moment without a time zone: {text!r}")
    return at.astimezone(UTC)


async def open_store(url: str, *, migrations: Path = MIGRATIONS) -> Store:
    """Open `sqlite:///file.db` or `postgresql://…` and bring it up to date."""
    scheme, _, rest = url.partition("://")
    if scheme == "sqlite":
        from storage.sqlite import open_sqlite

        return await open_sqlite(Path(rest.removeprefix("/")), migrations)
    if scheme in {"postgresql", "postgres"}:
        from storage.postgres import open_postgres

        return await open_postgres(url, migrations)
    raise StoreError("the address of a database begins with sqlite:/// or postgresql://")
