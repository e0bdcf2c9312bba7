"""Addresses of showcases and of the register of procurements."""

from django.urls import path

from spoiwo.market.views import link_showcase, link_year, procurements, products, showcases, years

app_name = "market"
HERE = "pulpit/<slug:slug>/witryna/"
ONE = f"{HERE}<int:pk>/"
REGISTER = "pulpit/<slug:slug>/zamowienia/"
RECORD = f"{REGISTER}<int:pk>/"
BOARD = f"{REGISTER}rok/<int:year>/"
LINK = "witryna/uzupelnij/<slug:token>/"
YEAR = "zamowienia-spoleczne/odpowiedz/<slug:token>/"
urlpatterns = [
    path(HERE, showcases.showcase_list, name="showcase_list"),
    path(f"{HERE}nowa/", showcases.showcase_add, name="showcase_add"),
    path(f"{HERE}pytania/", products.asking, name="asking"),
    path(f"{HERE}pytania/wyslij/", products.asking_send, name="asking_send"),
    path(f"{HERE}katalog/<slug:paper>/", showcases.catalogue_file, name="catalogue_file"),
    path(ONE, showcases.showcase, name="showcase"),
    path(f"{ONE}edycja/", showcases.showcase_edit, name="showcase_edit"),
    path(f"{ONE}karta/<slug:kind>/", showcases.showcase_file, name="showcase_file"),
    path(f"{ONE}wyroby/dodaj/", products.product_add, name="product_add"),
    path(f"{ONE}wyroby/<int:number>/", products.product_edit, name="product_edit"),
    path(f"{ONE}wyroby/<int:number>/zdejmij/", products.product_remove, name="product_remove"),
    path(f"{ONE}zdjecia/dodaj/", products.photo_add, name="photo_add"),
    path(f"{ONE}zdjecia/<int:number>/usun/", products.photo_remove, name="photo_remove"),
    path(f"{ONE}<slug:address>/", showcases.showcase_deed, name="showcase_deed"),
    path(REGISTER, procurements.procurement_list, name="procurement_list"),
    path(f"{REGISTER}nowe/", procurements.procurement_add, name="procurement_add"),
    path(f"{REGISTER}rejestr/<slug:table>/", procurements.procurement_file, name="procurement_file"),
    path(f"{REGISTER}pytanie-roczne/", years.yearly_rule, name="yearly_rule"),
    path(BOARD, years.year_board, name="year_board"),
    path(f"{BOARD}zapytaj/", years.year_ask, name="year_ask"),
    path(f"{BOARD}przypomnij/", years.year_remind, name="year_remind"),
    path(f"{BOARD}brak/", years.year_none, name="year_none"),
    path(RECORD, procurements.procurement, name="procurement"),
    path(f"{RECORD}popraw/", procurements.procurement_correct, name="procurement_correct"),
    path(f"{RECORD}wycofaj/", procurements.procurement_withdraw, name="procurement_withdraw"),
    path(LINK, link_showcase.link_showcase, name="link_showcase"),
    path(f"{LINK}edycja/", link_showcase.link_edit, name="link_edit"),
    path(f"{LINK}wyroby/dodaj/", link_showcase.link_product_add, name="link_product_add"),
    path(f"{LINK}wyroby/<int:number>/", link_showcase.link_product_edit, name="link_product_edit"),
    path(f"{LINK}zdjecia/dodaj/", link_showcase.link_photo_add, name="link_photo_add"),
    path(YEAR, link_year.link_year, name="link_year"),
    path(f"{YEAR}nowe/", link_year.link_contract, name="link_contract"),
    path(f"{YEAR}<int:number>/wycofaj/", link_year.link_withdraw, name="link_withdraw"),
]
