"""Valid things, made through the services: what a test needs in one line."""
