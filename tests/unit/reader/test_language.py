import sys

import pytest
from backfile.reader.language import HEADLINE, SAMPLE, detect_language
from backfile.reader.vocabulary import LANGUAGES
from hypothesis import given
from hypothesis import strategies as st

PROSE = {
    "en": (
        "The town council approved a plan against floods on Tuesday that makes the people of the lower "
        "districts empty their cellars before the rainy season. The mayor said the work would take two "
        "years and that traffic would not be stopped in summer, but shopkeepers have already asked to "
        "meet her."
    ),
    "es": (
        "El ayuntamiento aprobó ayer el nuevo plan de aguas, que obliga a los vecinos de las zonas bajas "
        "a retirar sus muebles de los sótanos antes de que empiecen las lluvias. La alcaldesa dijo que "
        "las obras durarán dos años y que no habrá cortes de tráfico durante el verano, aunque los "
        "comerciantes ya piden una reunión."
    ),
    "fr": (
        "Le conseil municipal a adopté mardi un plan contre les inondations qui oblige les habitants des "
        "quartiers bas à vider leurs caves avant la saison des pluies. La maire a expliqué que les "
        "travaux dureraient deux ans et que la circulation ne serait pas coupée pendant l'été, mais les "
        "commerçants sont inquiets pour leur chiffre d'affaires."
    ),
    "de": (
        "Der Stadtrat hat am Dienstag einen Plan gegen Hochwasser beschlossen, der die Bewohner der "
        "tiefer gelegenen Viertel verpflichtet, ihre Keller vor der Regenzeit zu räumen. Die "
        "Bürgermeisterin sagte, die Arbeiten würden zwei Jahre dauern und der Verkehr werde im Sommer "
        "nicht unterbrochen. Viele Händler sind mit dem Entwurf nicht zufrieden."
    ),
    "ru": (
        "Городской совет во вторник утвердил план защиты от наводнений, который обязывает жителей низких "
        "районов освободить подвалы до начала дождей. Мэр заявила, что работы продлятся два года и что "
        "летом движение не будет перекрыто. Торговцы уже попросили о встрече, но ответа они пока не "
        "получили."
    ),
    "pt": (
        "A câmara municipal aprovou na terça-feira um plano contra as cheias que obriga os moradores das "
        "zonas baixas a esvaziar as caves antes da época das chuvas. A presidente disse que as obras vão "
        "durar dois anos e que o trânsito não será cortado no verão, mas os comerciantes já pediram uma "
        "reunião com ela."
    ),
    "it": (
        "Il consiglio comunale ha approvato martedì un piano contro le alluvioni che obbliga gli abitanti "
        "delle zone basse a svuotare le cantine prima della stagione delle piogge. La sindaca ha spiegato "
        "che i lavori dureranno due anni e che il traffico non sarà interrotto durante l'estate, ma i "
        "negozianti chiedono già un incontro."
    ),
    "nl": (
        "De gemeenteraad heeft dinsdag een plan tegen overstromingen aangenomen dat de bewoners van de "
        "lage wijken verplicht hun kelders leeg te halen voor het regenseizoen begint. De burgemeester "
        "zei dat het werk twee jaar gaat duren en dat het verkeer in de zomer niet wordt stilgelegd, maar "
        "de winkeliers willen eerst overleg."
    ),
    "uk": (
        "Міська рада у вівторок затвердила план захисту від повеней, який зобов'язує мешканців низьких "
        "районів звільнити підвали до початку дощів. Очільниця міста сказала, що роботи триватимуть два "
        "роки і що влітку рух не буде перекрито. Торговці вже попросили про зустріч, але відповіді ще не "
        "отримали."
    ),
    "ar": (
        "وافق المجلس البلدي يوم الثلاثاء على خطة لمواجهة الفيضانات تلزم سكان الأحياء المنخفضة بإخلاء "
        "الأقبية قبل موسم الأمطار. وقالت رئيسة البلدية إن الأشغال ستستمر عامين وإن حركة المرور لن تتوقف "
        "في الصيف، لكن التجار طلبوا عقد اجتماع معها في أقرب وقت."
    ),
    "zh": (
        "市议会星期二通过了一项防洪计划,要求低洼地区的居民在雨季到来之前清空地下室。市长说,工程将持续两年,夏季交通不会中断,但商家已经要求与她举行会议。"
    ),
    "pl": (
        "Rada miasta przyjęła we wtorek plan ochrony przed powodzią, który zobowiązuje mieszkańców nisko "
        "położonych dzielnic do opróżnienia piwnic przed porą deszczową. Burmistrzyni powiedziała, że "
        "prace potrwają dwa lata i że latem ruch nie zostanie wstrzymany, ale kupcy już poprosili o "
        "spotkanie."
    ),
    "da": (
        "Byrådet vedtog tirsdag en plan mod oversvømmelser, som pålægger beboerne i de lave kvarterer at "
        "tømme deres kældre, før regntiden begynder. Borgmesteren sagde, at arbejdet vil tage to år, og "
        "at trafikken ikke bliver standset om sommeren, men de handlende har allerede bedt om et møde."
    ),
}
NAMES = (
    "Juan Pérez, María Gómez, José Hernández, Luis García, Carlos Rodríguez, Ana Martínez, Pedro Sánchez, "
    "Miguel López, Sofía Díaz, Francisco Ibáñez"
)


@pytest.mark.parametrize("expected", ["en", "es", "ru"])
@pytest.mark.parametrize("language", PROSE)
def test_language_of_prose_is_told_whatever_is_expected(language, expected):
    assert detect_language(PROSE[language], expected) == language


@pytest.mark.parametrize("language", LANGUAGES)
def test_known_languages_are_told_without_the_library(language, monkeypatch):
    monkeypatch.setitem(sys.modules, "eld", None)

    assert detect_language(PROSE[language], "it") == language


@pytest.mark.parametrize("expected", ["en", "es"])
@pytest.mark.parametrize(
    "text",
    [
        "",
        "!!! ??? ...",
        "Lluvia en la ciudad",
        "1 12.5 33 4\n2 13 44 5\n" * 30,
        NAMES,
        "Real Madrid 3, Atlético 1; Bayern München 2, Borussia Dortmund 2; Paris Saint-Germain 4, Olympique Lyonnais 0",
        "a b c d e f g h i j k l m n o p",
        "Net 20 cts vs 31 cts, sales 1,234 mln vs 2,345 mln, avg shrs 3.1 mln vs 2.9 mln",
        "FLOOD REACHES TOWN AS THOUSANDS LEAVE HOMES RIVERS KEEP RISING",
    ],
    ids=["nothing", "marks", "few words", "table", "names", "results", "letters", "figures", "headline"],
)
def test_text_that_tells_nothing_is_in_the_language_of_the_site(text, expected):
    assert detect_language(text, expected) == expected


def test_foreign_names_do_not_make_a_text_foreign():
    text = (
        "Mayor Angela von der Leyen met José María de los Ríos y Cabeza de Vaca on Friday, with Jean-Claude du Pont "
        "et Fils of Le Monde and Luiz da Silva do Nascimento, in La Paz."
    )

    assert detect_language(text, "en") == "en"


@pytest.mark.parametrize("expected", ["en", "es"])
def test_capitals_do_not_hide_a_language(expected):
    assert detect_language(PROSE["en"].upper(), expected) == "en"


def test_foreign_headline_does_not_make_a_long_text_foreign():
    headline = PROSE["es"][:HEADLINE]
    body = PROSE["en"] * 5

    assert detect_language(f"{headline}\n\n{body}", "es") == "en"


def test_quote_at_the_end_of_a_long_text_is_not_looked_at():
    body = PROSE["en"] * 5
    assert len(body) > HEADLINE + SAMPLE

    assert detect_language(f"{body}\n\n{PROSE['de'] * 20}", "en") == "en"


@given(st.text(), st.sampled_from(LANGUAGES))
def test_any_text_has_a_language(text, expected):
    assert len(detect_language(text, expected)) >= len("en")


def test_short_text_in_another_script_is_not_in_the_expected_language():
    assert detect_language("Пожар в Калуге\n\nСклад сгорел ночью, рассказал сторож.", "en") == "ru"


def test_few_words_are_enough_where_no_other_language_has_any():
    text = "Fischer tot geborgen\n\nSeit drei Wochen wurde der Mann vermisst, und nicht einmal das Boot ist da."

    assert detect_language(text, "en") == "de"
