"""Handing the reading of a document to the worker, within the transaction that brings it in."""

from procrastinate.contrib.django import app

READ = "sources.read_document"


def defer(document_id: int, partnership_id: int | None) -> None:
    """Let the worker read the document; two readings of one document never run at once."""
    task = app.configure_task(READ, lock=f"sources.{document_id}")
    task.defer(document_id=document_id, partnership_id=partnership_id)
