from collections.abc import AsyncIterator

import pytest

from tests.sandbox.town import Town, town


@pytest.fixture(name="town")
async def _town() -> AsyncIterator[Town]:
    async with town() as there:
        yield there
