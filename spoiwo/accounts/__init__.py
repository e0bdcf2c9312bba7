"""People who sign in: accounts by e-mail, passkeys and one-time codes (django-allauth).

Doors: ``models.User``, ``services``, ``web.actor_of`` for views.
"""
