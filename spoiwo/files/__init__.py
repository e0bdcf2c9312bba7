"""Files as they came: stored unchanged, under their SHA-256, checked whenever they leave.

Doors: ``services`` (``store``, ``content``, ``remove_file``), ``rules.can_read_file``, ``models.StoredFile``.
"""
