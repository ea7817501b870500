"""The main window: signing in, the frame around queue and case, and its menus."""
