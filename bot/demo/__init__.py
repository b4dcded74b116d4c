"""The neighbourhood that the demo, the tour and the tests play in."""
