"""A request made by phone, typed in."""
