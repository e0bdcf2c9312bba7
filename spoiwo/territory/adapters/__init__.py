"""Files from outside: the TERC register (CSV) and borders (GeoJSON). They are read, never trusted."""
