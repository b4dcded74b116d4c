"""SQLite: one file, and the threads that know it."""

from storage.sqlite.store import SqliteStore, open_sqlite

__all__ = ["SqliteStore", "open_sqlite"]
