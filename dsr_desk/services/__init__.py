"""Use cases, one module a verb, in rooms that follow a request; they return frozen records."""
