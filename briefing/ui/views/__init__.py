"""The views: screens that show briefs or a library in one way each, loaded when they are first asked for."""
