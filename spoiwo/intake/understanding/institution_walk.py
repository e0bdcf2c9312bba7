"""The walk behind the head of an institution's name: what belongs to the name, and what no longer does."""

import re
from dataclasses import dataclass

from spoiwo.intake.understanding.gazetteer import Gazetteer
from spoiwo.intake.understanding.institution_heads import ABBREVIATIONS, ADMINISTRATIVE, COMMON_TAILS
from spoiwo.intake.understanding.institution_starts import head_lemma, starts_institution
from spoiwo.intake.understanding.offices import is_office
from spoiwo.intake.understanding.person_names import person_at, starts_person
from spoiwo.intake.understanding.places import place_at
from spoiwo.intake.understanding.words import Token, Tokens

_OPEN, _CLOSE = "„\"«“'", "”\"»“'"
_LEGAL_FORM = re.compile(
    r"(?:[Ss]p(?:ółka|\.) z ?o\. ?o\.?|[Ss]p(?:ółka|\.) z ograniczoną odpowiedzialnością"
    r"|S\.A\.|s\.c\.|sp\. ?k\.|sp\. ?j\.)"
)
_LOCAL_BRANCHES = frozenset(("Koło", "Oddział", "Filia", "Delegatura"))
_BRANCHES = frozenset(("filia", "oddział", "delegatura", "placówka"))
_SELF_NAMED = frozenset(
    ("stowarzyszenie", "spółdzielnia", "fundacja", "klub", "towarzystwo", "koło", "grupa")
)
_WITH_PATRONS = frozenset(("uniwersytet", "akademia", "politechnika", "szkoła", "liceum", "muzeum"))
_TITLES_OF_PERSONS = frozenset(("pan", "pana", "panem", "panu", "pani", "panią", "państwo"))
_HOLY = frozenset(("parafia", "caritas", "zgromadzenie"))
_SAINTS = frozenset(("św", "bł", "ks", "gen", "prof", "dr", "płk", "kard", "abp", "bp", "mjr", "s"))
_LINKS = frozenset(("do", "dla", "ds", "im", "od", "nad", "pod", "o", "spraw"))
_LEVELS = frozenset(("powiat", "województwo", "gmina", "miasto", "ziemia"))


@dataclass(slots=True)
class Reach:
    """The tokens of a name; ``named_until`` leaves out "z Ustki", which tells only where it is from."""

    first: int
    head: int
    after: int
    named_until: int
    place: str = ""
    is_quoted: bool = False


class Walk:
    """Goes through the tokens behind a head as long as they belong to its name."""

    def __init__(self, tokens: Tokens, gazetteer: Gazetteer, found: Reach, lemma: str) -> None:
        self._tokens = tokens
        self._gazetteer = gazetteer
        self._found = found
        self._lemma = lemma
        self._free = False  # behind "na rzecz" common words belong to the name too

    def run(self) -> None:
        """Lengthen the reach until something does not belong."""
        while self._step():
            pass

    def _take(self, count: int) -> bool:
        self._found.after += count
        self._found.named_until = self._found.after
        return True

    def _step(self) -> bool:
        token = self._tokens.get(self._found.after)
        if token is None or token.text == "\n":
            return False
        if token.text in _OPEN:
            return self._quoted()
        legal = _LEGAL_FORM.match(self._tokens.text, token.start)
        if legal:
            return self._take(self._tokens.at(legal.end()) - self._found.after)
        if token.text == "," and self._lemma == "ministerstwo":
            return self._list_of_a_ministry()
        if token.text[0].isdigit() and self._tokens.word(self._found.after - 1).lower() in ("nr", "numer"):
            return self._take(1)
        if token.text in ("–", "-", "—"):
            return self._dashed()
        if token.text.isdigit():
            return self._number()
        return self._word(token) if token.is_word else False

    def _number(self) -> bool:
        """Take "Stowarzyszenie Razem 2015 w Pile", "Aktywni 50+", not the day of "Razem 12 maja"."""
        before, behind = self._tokens[self._found.after - 1], self._tokens.word(self._found.after + 1)
        if (
            self._lemma not in _SELF_NAMED
            or not before.is_capital
            or self._found.after <= self._found.head + 1
        ):
            return False
        return self._take(2) if behind == "+" else behind in ("w", ",", ";", "\n") and self._take(1)

    def _dashed(self) -> bool:
        """Take "LGD Dolina – Wspólna Rzecz": behind a dash a name goes on, no person and no office."""
        place = self._found.after + 1
        following, before = self._tokens.get(place), self._tokens[self._found.after - 1]
        if self._lemma not in _SELF_NAMED or following is None or self._found.is_quoted or self._found.place:
            return False
        is_name = following.is_word and following.is_capital and before.is_word and before.is_capital
        if not is_name or starts_person(self._tokens, place) or is_office(following):
            return False
        if following.text.lower() in _TITLES_OF_PERSONS or following.text in ABBREVIATIONS:
            return False
        # Another institution behind a dash is another one, but "– Lokalna Grupa Działania" is what it is.
        is_group = following.text.lower() == "lokalna" and self._tokens.word(place + 1).lower() == "grupa"
        return (is_group or not starts_institution(self._tokens, place)) and self._take(2)

    def _quoted(self) -> bool:
        start = self._found.after
        for place in range(start + 1, min(start + 16, len(self._tokens))):
            if self._tokens[place].text == "\n":
                return False
            if self._tokens[place].text in _CLOSE:
                self._found.is_quoted = True
                return self._take(place + 1 - start)
        return False

    def _list_of_a_ministry(self) -> bool:
        """Take ", Pracy" only where an "i" closes the list: "Rodziny, Pracy i Polityki Społecznej"."""
        place = self._found.after + 1
        if self._tokens.word(place) == "i":
            return False  # ", i" goes on with the sentence, not with the name
        for ahead in range(place, min(place + 6, len(self._tokens))):
            text = self._tokens[ahead].text
            if head_lemma(self._tokens[ahead]):
                return False
            if text == "i" and self._tokens.word(ahead + 1)[:1].isupper():
                return not starts_person(self._tokens, place) and self._take(2)
            if not (text == "," or text[0].isupper()):
                return False
        return False

    def _word(self, token: Token) -> bool:
        word, following = token.text.lower(), self._tokens.get(self._found.after + 1)
        if word in ("nr", "numer") and following is not None and following.text[0].isdigit():
            return self._take(2)
        if word in ("w", "we"):
            return self._where()
        if word in ("z", "ze"):
            return self._from_where()
        if word == "na" and following is not None and following.text.lower() == "rzecz":
            self._free = True
            return self._take(2)
        if word == "i":
            return self._and()
        if word in ("św", "bł", "pw", "p") and following is not None and following.text == ".":
            return self._holy_patron()
        if word in _LINKS:
            return self._link(word)
        if token.is_capital:
            return self._capital(token)
        return self._lower(token)

    def _where(self) -> bool:
        place = place_at(self._tokens, self._found.after + 1, self._gazetteer)
        if place is not None:
            self._found.place = place.name
            self._take(place.after - self._found.after)
            return self._branch()
        following = self._tokens.get(self._found.after + 1)
        if self._free and following is not None and following.is_capital:
            return self._take(2)
        return False

    def _branch(self) -> bool:
        """Take "Filia w Radomiu" behind a place; nothing follows a place otherwise."""
        ahead = self._found.after + (self._tokens.word(self._found.after) == ",")
        if self._tokens.word(ahead).lower() in _BRANCHES and self._tokens.word(ahead + 1) in ("w", "we"):
            place = place_at(self._tokens, ahead + 2, self._gazetteer)
            if place is not None:
                self._found.place = place.name
                self._take(place.after - self._found.after)
        elif self._tokens.word(ahead) in ("„", "“") and self._lemma in _SELF_NAMED:
            self._quoted()
        return False

    def _from_where(self) -> bool:
        """Take "z Ustki" and "z siedzibą w Radomiu" as a part of the mention, not of the name."""
        after = self._found.after + 1
        if self._tokens.word(after) == "siedzibą":
            after += 2
        place = place_at(self._tokens, after, self._gazetteer)
        if place is not None:
            self._found.place = place.name
            self._found.after = place.after
            return False
        following = self._tokens.get(after)
        if self._free and following is not None and following.is_capital:
            return self._take(2)
        return False

    def _and(self) -> bool:
        place = self._found.after + 1
        following = self._tokens.get(place)
        if following is None or not following.is_word or self._found.is_quoted:
            return False
        if (
            starts_person(self._tokens, place)
            or is_office(following)
            or starts_institution(self._tokens, place)
        ):
            # "Urząd Miasta i Gminy", "Gmina i Miasto" are one body.
            pair = {following.text.lower()[:4], self._tokens.word(place - 2).lower()[:4]}
            return pair == {"gmin", "mias"} and self._take(2)
        if following.is_capital and not following.text.isupper():
            return self._lemma not in ADMINISTRATIVE and self._take(2)
        return self._free and bool(following.readings) and self._take(2)

    def _link(self, word: str) -> bool:
        skip = 2 if self._tokens.word(self._found.after + 1) == "." else 1
        following = self._tokens.get(self._found.after + skip)
        if word == "im" and following is not None and (following.is_capital or following.text in _SAINTS):
            self._take(skip)
            while self._belongs_to_a_patron():
                self._take(1)
            self._dashed_branch()
            return True
        if following is not None and following.is_word and (following.is_capital or word in ("ds", "spraw")):
            self._free = self._free or word in ("ds", "spraw")
            return self._take(skip)
        return word == "do" and following is not None and following.text == "spraw" and self._take(2)

    def _holy_patron(self) -> bool:
        """Take "św. Jakuba" and "pw. św. Jakuba"."""
        self._take(2)
        while self._belongs_to_a_patron():
            self._take(1)
        return True

    def _belongs_to_a_patron(self) -> bool:
        token, before = self._tokens.get(self._found.after), self._tokens[self._found.after - 1]
        if token is None:
            return False
        if token.text == ".":
            return before.text in _SAINTS or len(before.text) == 1
        return token.is_word and (token.is_capital or token.text in _SAINTS)

    def _dashed_branch(self) -> None:
        """Take " – Koło w Brzegu" behind the name of a society."""
        ahead = self._found.after + 1
        if self._tokens.word(ahead - 1) in ("–", "—", "-") and self._tokens.word(ahead) in _LOCAL_BRANCHES:
            place = place_at(self._tokens, ahead + 2, self._gazetteer)
            if place is not None:
                self._take(place.after - self._found.after)

    def _capital(self, token: Token) -> bool:
        if self._lemma in _HOLY:
            return self._take(1)
        if self._lemma in ADMINISTRATIVE and head_lemma(token):
            return False
        if token.text.lower() in _TITLES_OF_PERSONS:
            return False
        person = person_at(self._tokens, self._found.after)
        if person is not None:
            # "Uniwersytet Jana Kochanowskiego": a patron stands in the genitive right behind the head.
            is_patron = self._lemma in _WITH_PATRONS and self._found.after == self._found.head + 1
            return is_patron and not person.is_nominative and self._take(person.after - person.first)
        if is_office(token):
            # "Stowarzyszenie Lider Pojezierza": an office that opens an own name is a part of it.
            return self._lemma in _SELF_NAMED and self._found.after == self._found.head + 1 and self._take(1)
        return self._take(1)

    def _lower(self, token: Token) -> bool:
        if token.lemmas & COMMON_TAILS and self._lemma not in ADMINISTRATIVE:
            return self._take(1)
        if token.lemmas & _LEVELS and self._found.after > self._found.head + 1:
            return self._level()
        if self._lemma in ADMINISTRATIVE:
            return self._found.after == self._found.head + 1 and self._adjective(token) and self._take(1)
        return self._free and bool(token.readings) and self._take(1)

    def _level(self) -> bool:
        """Take "powiatu bytowskiego", "gminy Lesko" behind a body's name."""
        following = self._tokens.get(self._found.after + 1)
        if following is None or not following.is_word:
            return False
        if following.is_capital or self._adjective(following):
            self._take(2)
        return False

    @staticmethod
    def _adjective(token: Token) -> bool:
        return any(reading.is_adjective for reading in token.readings) and token.text.endswith(
            (
                "ski",
                "skiego",
                "skim",
                "skiemu",
                "ska",
                "skie",
                "skiej",
                "ską",
                "cki",
                "ckiego",
                "ckim",
                "ckie",
                "dzki",
                "dzkiego",
                "dzkim",
            )
        )
