"""Hypothesis measures no time: the machine that runs the tests may be busy with other things."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("yishi", deadline=None)
settings.load_profile("yishi")
