"""The tree of places, as queries walk it: pieces of SQL that several of them share."""

from __future__ import annotations

BENEATH = """
beneath (id, level) AS (
    SELECT id, level FROM places WHERE id = :place_id
    UNION ALL
    SELECT p.id, p.level FROM beneath JOIN places p ON p.parent_id = beneath.id
    WHERE beneath.level IN ('community', 'grid')
)
"""
"""A place and all beneath it, down to the buildings: of households there are too many to walk through."""

UP = """
up (id, parent_id) AS (
    SELECT id, parent_id FROM places WHERE id = :place_id
    UNION ALL
    SELECT p.id, p.parent_id FROM up JOIN places p ON p.id = up.parent_id
)
"""
"""A place and all that it is part of."""
