import pytest
from hypothesis import given
from hypothesis import strategies as st

from spoiwo.common.polish import bind, bind_html, polish_quotes

polish_text = st.text(alphabet='awzioAWaąż .,„”"»«()5\u00a0-–§RrnKm\n', max_size=60)


def shown(text: str) -> str:
    return text.replace("\u00a0", "_")


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("spotkanie w Zwoleniu i a z nim", "spotkanie w_Zwoleniu i_a_z_nim"),
        ("W Zwoleniu (o tym)", "W_Zwoleniu (o_tym)"),
        ("dnia 14 maja 2015 r. podpisano", "dnia 14_maja_2015_r. podpisano"),
        ("27–28 maja 2019 r.", "27–28_maja_2019_r."),
        ("maj 2015", "maj_2015"),
        ("podpisało 69 instytucji", "podpisało 69_instytucji"),
        ("12 345 zł", "12_345_zł"),
        ("załącznik nr 5", "załącznik nr_5"),
        ("§ 3 pkt 2", "§_3_pkt_2"),
        ("przy ul. Przemysłowej", "przy ul._Przemysłowej"),
        ("dr Jan Kowalski", "dr_Jan Kowalski"),
        ("J. A. Kowalski", "J._A._Kowalski"),
        ("tel. 95 729 85 71", "tel._95_729_85_71"),
        ("Dz.U. z 2024 r. poz. 113", "Dz.U. z_2024_r. poz._113"),
    ],
)
def test_what_belongs_together_stays_on_one_line(text: str, bound: str) -> None:
    assert shown(bind(text)) == bound


@pytest.mark.parametrize(
    "text", ["Radom 2015 Zwoleń", "trawa rośnie", "numer piąty", "2015 2016", "kod 65-001 Zielona"]
)
def test_other_spaces_stay_ordinary(text: str) -> None:
    assert bind(text) == text


@given(polish_text)
def test_binding_twice_changes_nothing_and_only_spaces_change(text: str) -> None:
    bound = bind(text)

    assert bind(bound) == bound
    assert bound.replace("\u00a0", " ") == text.replace("\u00a0", " ")


def test_in_html_only_text_is_bound() -> None:
    html = (
        '<p title="w domu">w <b>Zwoleniu</b> <code>a b</code> z <a href="/x?a b">nr 5</a><!-- w domu --></p>'
    )

    bound = (
        '<p title="w domu">w_<b>Zwoleniu</b> <code>a b</code> z_<a href="/x?a b">nr_5</a><!-- w domu --></p>'
    )
    assert shown(bind_html(html)) == bound


def test_scripts_fields_and_attributes_with_angles_are_left_alone() -> None:
    html = (
        "<script>if (a < b) { x = 'w domu' }</script><textarea>w domu</textarea>"
        '<input value="w domu > a b"><pre>w <b>domu</b> i</pre><SCRIPT>w domu</SCRIPT>'
    )

    assert bind_html(html) == html


def test_text_after_an_element_left_alone_is_bound_again() -> None:
    assert shown(bind_html("<pre>w <code>a b</pre> w domu")) == "<pre>w <code>a b</pre> w_domu"


@given(
    st.lists(
        st.sampled_from(["w ", "a", " i ", "<b>", "</b>", "<code>", "</code>", "<br>", "<", ">", '"', "5 r."])
    )
)
def test_binding_html_twice_changes_nothing_and_keeps_every_tag(pieces: list[str]) -> None:
    html = "".join(pieces)
    bound = bind_html(html)

    assert bind_html(bound) == bound
    assert bound.replace("\u00a0", " ") == html


@pytest.mark.parametrize(
    ("text", "polish"),
    [
        ('"Ala" i "kot"', "„Ala” i „kot”"),
        ('Fundacja "Dom "Nadzieja" i praca"', "Fundacja „Dom »Nadzieja« i praca”"),
        ("“a” »b« („c”)", "„a” „b” („c”)"),
        ("„a „b” c”", "„a »b« c”"),
        ('rura 5" i "x"', 'rura 5" i „x”'),
        ('bez "pary', 'bez "pary'),
    ],
)
def test_quotes_become_polish_and_nest(text: str, polish: str) -> None:
    assert polish_quotes(text) == polish


@given(st.text(alphabet='ab "„”«»“5(-', max_size=40))
def test_making_quotes_polish_twice_changes_nothing(text: str) -> None:
    assert polish_quotes(polish_quotes(text)) == polish_quotes(text)
