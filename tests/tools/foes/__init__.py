"""Foes: whoever can write the database, a second desk at the same moment, a migration cut off."""
