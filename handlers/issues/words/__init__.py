"""Issues in words: which text, with what in it, over which buttons. Pure: everything comes as an argument."""
