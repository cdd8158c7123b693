"""Two values of one thing: the ways in which a text gives the one before and the one after."""
