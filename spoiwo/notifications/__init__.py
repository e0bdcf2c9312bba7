"""The outbox: every letter is first a row in the database and a job, in the transaction of its deed.

Doors: ``services.send``, ``services.resend_message``, ``previews.register``, and Django's own
``send_mail`` through ``adapters.outbox.OutboxBackend``.
"""
