"""Small widgets that every window is built from."""
