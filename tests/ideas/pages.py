"""Where the pages of ideas are."""

INNER = "/pulpit/powiat-zwolenski/pomysly/"
PUBLIC = "/partnerstwa/powiat-zwolenski/pomysly/"
