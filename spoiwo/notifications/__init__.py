"""The outbox, and links for readers without an account.

Every letter is first a row in the database and a job, in the transaction of its deed. Doors:
``services.send`` and ``send_many``, ``services.issue_link``, ``selectors.link_of``, ``web.link_view``,
``previews.register``, and Django's own ``send_mail`` through ``adapters.outbox.OutboxBackend``.
"""
