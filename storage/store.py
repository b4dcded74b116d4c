"""What the rest of the house sees of the database.

A transaction is an ordinary function: `await store.transact(work)` runs `work(tx)` whole, on the
database's own thread, and answers after the commit. It touches nothing but `tx`, so it may be run again.
"""

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
        """The first row, or None."""

    def run(self, sql: str, /, **values: Value) -> int:
        """How many rows were touched."""

    def many(self, sql: str, rows: Sequence[Mapping[str, Value]], /) -> None:
        """The same statement for many rows."""


class Store(Protocol):
    async def transact(self, work: Callable[[Tx], T]) -> T:
        """Runs the work whole, and answers when it is on the disk; or it leaves nothing and raises."""

    async def read(self, work: Callable[[Tx], T]) -> T:
        """Runs the work on one snapshot, on a connection of its own; writing there raises StoreError."""

    async def backup(self, path: Path) -> None:
        """Writes a whole copy to a new file, while the store is in use."""

    async def close(self) -> None:
        """Finishes what was begun, and lets go of the database."""


def stamp(at: datetime) -> str:
    """A moment as the database holds it: fixed width, so that texts sort as moments do."""
    if at.utcoffset() is None:
        raise ValueError(f"a moment without a time zone: {at!r}")
    return at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def moment(text: str) -> datetime:
    """The moment that `stamp` wrote."""
    at = datetime.fromisoformat(text)
    if at.utcoffset() is None:
        raise ValueError(f"a moment without a time zone: {text!r}")
    return at.astimezone(UTC)


async def open_store(url: str, *, migrations: Path = MIGRATIONS) -> Store:
    """Opens `sqlite:///file.db` or `postgresql://…` and brings it up to date."""
    scheme, _, rest = url.partition("://")
    if scheme == "sqlite":
        from storage.sqlite import open_sqlite

        return await open_sqlite(Path(rest.removeprefix("/")), migrations)
    if scheme in {"postgresql", "postgres"}:
        from storage.postgres import open_postgres

        return await open_postgres(url, migrations)
    raise StoreError("the address of a database begins with sqlite:/// or postgresql://")
