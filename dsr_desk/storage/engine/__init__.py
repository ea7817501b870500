"""How either database is spoken to: connections, statements, column types, errors, versions."""
