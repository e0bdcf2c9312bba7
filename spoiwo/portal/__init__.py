"""What anybody may read, without signing in: public pages that join several rooms.

Writes nothing. Every page works without a script; every dated one takes ``?dzien=``.
Doors: ``urls`` (addresses in Polish), ``charts`` (geometry of drawings).
"""
