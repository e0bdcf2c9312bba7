"""Reading documents from outside: bytes and a file name in, a ``ReadDocument`` or a refusal in words out.

Doors: ``running.read_document`` (in a process of its own, with limits), ``model``, ``wording``. Nothing here
needs a database, and the process that reads loads no more than the format at hand asks for; so this file
imports nothing.
"""
