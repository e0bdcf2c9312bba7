"""Reading what GUS hands out: files of the Local Data Bank in JSON and CSV, and its API."""

from spoiwo.indicators.adapters.files import read_file

__all__ = ["read_file"]
