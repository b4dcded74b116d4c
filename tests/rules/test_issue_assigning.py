"""To whom work was given, kept as a code and read again."""

from __future__ import annotations

import pytest

from rules.access import Role
from rules.issue_assigning import Given, code_of, given_by

COMPANY = Role.PROPERTY_COMPANY


@pytest.mark.parametrize(
    ("code", "given"),
    [
        ("property_company", Given(office=COMPANY)),
        ("property_company 17", Given(office=COMPANY, place_id=17)),
        ("property_company 17 3号楼", Given(office=COMPANY, place_id=17, place="3号楼")),
        ("property_company 17 Building 3", Given(office=COMPANY, place_id=17, place="Building 3")),
        ("one volunteer", Given(office=Role.VOLUNTEER, one=True)),
    ],
)
def test_whom_work_was_given_to_is_kept_and_read_again(code: str, given: Given) -> None:
    assert code_of(given) == code
    assert given_by(code) == given
