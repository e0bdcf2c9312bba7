"""Forms of showcases and procurements."""
