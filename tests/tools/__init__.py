"""Tools for those who work on the program; each says how it is called."""
