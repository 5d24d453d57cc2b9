"""Amount, the value: construction, equality, order, arithmetic."""

import copy
import operator
import pickle
import subprocess
import sys
from decimal import Decimal
from typing import Any

import attrs
import pytest

from dxmodel.amount import About, Amount, Interval, OrLess, OrMore, Over, Under, UpTo, as_amount
from dxmodel.errors import AmbiguousError, InvalidValueError, ParseError, UnitMismatchError, UnknownNameError

TEXTS = ["5,328時間", "23.20%", "-5ポイント", "約110,000件", "約5,300±100時間", "50〜60%"]
TEXTS += ["2,000人以上", "100件超", "50人以下", "30日未満", "約2,000枚/月", "100,000千円"]
each_amount = pytest.mark.parametrize("amount", [Amount.parse(text) for text in TEXTS], ids=TEXTS)


def a(text):
    """Read an amount."""
    return Amount.parse(text)


@each_amount
def test_an_amount_equals_its_copies_and_hashes_like_them(amount):
    """Copied, deep-copied or pickled, it is the same value."""
    for twin in (copy.copy(amount), copy.deepcopy(amount), pickle.loads(pickle.dumps(amount))):
        assert twin == amount
        assert hash(twin) == hash(amount)


@each_amount
def test_repr_pastes_back(amount):
    """What the console shows can be typed in again."""
    assert eval(repr(amount)) == amount


@each_amount
def test_canonical_text_is_japanese_text_and_reads_back(amount):
    """``str(a)``, ``f"{a}"`` and ``f"{a:ja}"`` are one text, the inverse of parse."""
    assert str(amount) == f"{amount}" == f"{amount:ja}"
    assert a(str(amount)) == amount


@each_amount
def test_an_amount_cannot_be_changed(amount):
    """Only evolved."""
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        amount.magnitude = Decimal(1)
    assert attrs.evolve(amount) == amount


@each_amount
def test_operations_with_other_types_are_type_errors(amount):
    """Numbers, text and None are no amounts: 3人 + 1 is an error, and 3人 + 0 too."""
    others: list[Any] = [0, 1, Decimal(1), "1人", None]
    for other in others:
        assert amount != other
        for operation in (operator.add, operator.sub, operator.lt, operator.le, operator.gt, operator.ge):
            with pytest.raises(TypeError):
                operation(amount, other)
            with pytest.raises(TypeError):
                operation(other, amount)


def test_equality_is_of_the_parts():
    """Trailing zeros do not matter; unit and doubt do."""
    assert a("5件") == a("5.0件")
    assert hash(a("5件")) == hash(a("5.0件"))
    assert a("60分") != a("1時間")
    assert a("約5,300時間") != a("5,300時間")
    assert a("15名") == a("15人")


def test_an_amount_needs_a_unit_that_is_known():
    """The nearest one is named."""
    with pytest.raises(UnknownNameError, match='"手続"'):
        Amount("5", "手読")


@pytest.mark.parametrize("magnitude", [0.5, True, "5,328", "約5", float("nan")])
def test_a_magnitude_is_an_exact_number(magnitude):
    """Floats are refused here, and printed text is for parse."""
    with pytest.raises(ParseError):
        Amount(magnitude, "件")


def test_a_range_ends_above_its_start():
    """50〜50 is exact and 60〜50 is a slip."""
    for high in ("50", "40"):
        with pytest.raises(InvalidValueError, match="must end above"):
            Amount("50", "%", UpTo(high))


def test_how_well_known_is_one_of_the_known_words():
    """Text in its place is a mistake."""
    with pytest.raises(InvalidValueError):
        Amount("50", "%", "about")  # type: ignore[arg-type]


def test_doubt_is_matched_like_any_value():
    """The pattern reads as the sentence does."""
    match a("50〜60%"):
        case Amount(low, "%", UpTo(high)):
            assert (low, high) == (Decimal(50), Decimal(60))
        case _:
            pytest.fail("not matched")


@pytest.mark.parametrize(
    ("value", "text"), [(Amount("15", "人"), "15人"), ("15名", "15人"), ("約1,300時間", "約1,300時間")]
)
def test_text_is_taken_where_an_amount_is_wanted(value, text):
    """For arguments and converters."""
    assert str(as_amount(value)) == text


@pytest.mark.parametrize("value", [5, 0.5, None, b"5"])
def test_a_bare_number_is_no_amount(value):
    """It has no unit, and none is guessed."""
    with pytest.raises(ParseError, match="5,328時間"):
        as_amount(value)


@pytest.mark.parametrize(
    ("sum_", "result"),
    {
        "5件 + 3件": "8件",
        "1時間 + 30分": "1.5時間",
        "30分 + 1時間": "90分",
        "1億円 + 500万円": "1.05億円",
        "5,328時間 - 約1,300時間": "3,978〜4,078時間",
        "約5,300時間 - 約1,300時間": "3,900〜4,100時間",
        "100件 - 97.5件": "2.5件",
        "50〜60件 + 10件": "60〜70件",
        "80件以上 + 5件": "85件以上",
        "80件超 + 5件以上": "85件超",
        "100件 - 30件未満": "70件超",
        "100件 - 30件以上": "70件以下",
        "0.1件 + 0.2件": "0.3件",
        # shares, and steps between shares
        "100% - 23.2%": "76.8ポイント",
        "3割 - 20%": "10ポイント",
        "97.8% - 約87%": "10.3〜11.3ポイント",
        "97.8% + 2.2ポイント": "100.0%",
        "2.2ポイント + 97.8%": "100.0%",
        "97.8% - 2.2ポイント": "95.6%",
        "3割 + 5ポイント": "3.5割",
        "40% + 60%": "100%",
        "2.2ポイント - 5ポイント": "-2.8ポイント",
    }.items(),
)
def test_sums_and_differences_of_intervals_are_intervals(sum_, result):
    """In the unit of the left side; a difference of shares is in points."""
    left, sign, right = sum_.split(" ")
    assert {"+": operator.add, "-": operator.sub}[sign](a(left), a(right)) == a(result)


@pytest.mark.parametrize("pair", ["5件 3人", "5種 5件", "5件 3%", "5ポイント 5点", "2枚/月 2枚"])
@pytest.mark.parametrize("operation", [operator.add, operator.sub, operator.lt, operator.ge, Amount.agrees])
def test_units_of_different_kinds_neither_add_nor_compare(pair, operation):
    """Neither sums nor order; the error names both units."""
    left, right = map(a, pair.split(" "))
    with pytest.raises(UnitMismatchError) as caught:
        operation(left, right)
    assert {caught.value.facts["left"], caught.value.facts["right"]} == {left.unit, right.unit}


@pytest.mark.parametrize("operation", [operator.sub, operator.lt])
def test_points_are_no_shares(operation):
    """2.2ポイント less a share means nothing, and neither is greater."""
    with pytest.raises(UnitMismatchError):
        operation(a("2.2ポイント"), a("5%"))


def test_the_difference_of_two_unbounded_amounts_is_refused():
    """80以上 − 30以上 may be any number at all."""
    with pytest.raises(AmbiguousError, match="nothing is known"):
        a("80件以上") - a("30件以上")


@pytest.mark.parametrize(
    ("amount", "number", "result"),
    [
        ("3,552時間", Decimal("0.2"), "710.4時間"),
        ("約1,300時間", 2, "約2,600±100時間"),
        ("約1,300時間", 10, "約13,000時間"),
        ("50〜60%", -1, "-60〜-50%"),
        ("80件以上", -2, "-160件以下"),
        ("30日未満", 2, "60日未満"),
        ("約5件", 0, "0件"),
        ("80件以上", 0, "0件"),
    ],
)
def test_multiples_scale_the_doubt(amount, number, result):
    """約 stays 約, with a stated half-width where the convention would say another."""
    assert a(amount) * number == number * a(amount) == a(result)


@pytest.mark.parametrize(
    ("amount", "number", "result"),
    [
        ("3,552時間", 5, "710.4時間"),
        ("76.8ポイント", 5, "15.36ポイント"),
        ("1件", 3, "0.333333333333件"),
        ("2件", 3, "0.666666666667件"),
        ("-2件", 3, "-0.666666666667件"),
        ("2〜4件", 3, "0.666666666666〜1.333333333334件"),
    ],
)
def test_quotients_round_at_the_twelfth_decimal(amount, number, result):
    """A point half up, a range outwards."""
    assert a(amount) / number == a(result)


def test_division_by_zero_is_pythons():
    """No infinity, no NaN."""
    with pytest.raises(ZeroDivisionError):
        a("5件") / 0


@pytest.mark.parametrize("number", [0.5, True, "2", None, a("2件")])
def test_only_exact_numbers_multiply(number):
    """Neither floats nor amounts."""
    for operation in (operator.mul, operator.truediv):
        with pytest.raises(TypeError):
            operation(a("5件"), number)


def test_minus_minus_is_the_same():
    """A stated half-width stays stated, even where it equals the convention."""
    for text in ("約5,300時間", "約5,300±50時間", "50〜60%", "2,000人以上"):
        assert a(text) * -1 * -1 == -(a(text) * -1) == a(text)
    assert -a("2,000人超") == a("-2,000人未満")


def test_a_result_beyond_the_limits_is_refused():
    """Nothing overflows silently."""
    largest = Amount(10**18 - 1, "円")
    for beyond in (
        lambda: largest + Amount(1, "円"),
        lambda: largest * 2,
        lambda: (a("1兆円") * 10**6).to("円"),
    ):
        with pytest.raises(InvalidValueError, match="too large"):
            beyond()


@pytest.mark.parametrize(
    ("amount", "unit", "result"),
    [
        ("5,328時間", "分", "319,680分"),
        ("90分", "時間", "1.5時間"),
        ("100分", "時間", "1.666666666667時間"),
        ("2.50百万円", "円", "2,500,000円"),
        ("約5億円", "百万円", "約500百万円"),
        ("約5,300時間", "分", "約318,000±3,000分"),
        ("50〜60%", "割", "5〜6割"),
        ("1時間未満", "分", "60分未満"),
        ("15人", "名", "15人"),
    ],
)
def test_conversion_gives_an_equal_amount_in_another_unit(amount, unit, result):
    """The interval moves along, so the width of 約 does."""
    assert a(amount).to(unit) == a(result)
    assert str(a(amount).to(unit)) == result


def test_conversion_between_unlike_units_is_refused():
    """Percent is no point, and a kind is no case."""
    for text, unit in (("5%", "ポイント"), ("5種", "件")):
        with pytest.raises(UnitMismatchError):
            a(text).to(unit)


@pytest.mark.parametrize(
    "smaller_and_greater",
    [
        *["4件 5件", "59分 1時間", "9割 91%", "20分 0.333333333334時間"],
        *["約5,300時間 5,351時間", "5,249時間 約5,300時間", "50〜60% 61%"],
        *["30日未満 30日", "30日以下 31日", "99件 100件超", "100件 100件超"],
    ],
)
def test_order_is_decided_where_no_doubt_is_left(smaller_and_greater):
    """By the numbers meant, whatever the unit."""
    smaller, greater = map(a, smaller_and_greater.split(" "))
    assert smaller < greater
    assert smaller <= greater
    assert greater > smaller
    assert greater >= smaller
    assert not greater < smaller
    assert not greater <= smaller


def test_touching_intervals_are_ordered_as_far_as_they_are():
    """50〜60 is at most 60 for certain, and perhaps less."""
    assert a("50〜60%") <= a("60%")
    assert a("60%以上") >= a("60%")
    with pytest.raises(AmbiguousError):
        operator.lt(a("50〜60%"), a("60%"))


def test_equal_sizes_in_two_units_are_neither_less_nor_greater():
    """60分 is as long as 1時間, though it is not the same amount."""
    assert a("60分") <= a("1時間") <= a("60分")
    assert not a("60分") < a("1時間")


@pytest.mark.parametrize(
    "pair", ["約5,300時間 5,328時間", "80%以上 85%", "50〜60% 55〜65%", "30日未満 20日超", "約5件 約5件"]
)
def test_overlap_is_never_guessed(pair):
    """The error shows both sides."""
    left, right = map(a, pair.split(" "))
    for operation in (operator.lt, operator.le, operator.gt, operator.ge):
        with pytest.raises(AmbiguousError, match="overlap"):
            operation(left, right)
    assert left.agrees(right)


def test_two_precisions_of_one_value_agree():
    """約5,300 and 5,328 may be one number; 約5,300 and 5,351 may not."""
    assert a("約5,300時間").agrees(a("5,328時間"))
    assert a("約5,300時間").agrees(a("319,680分"))
    assert not a("約5,300時間").agrees(a("5,351時間"))


@each_amount
def test_within_is_the_inverse_of_interval(amount):
    """Except that 約 becomes the range it stands for."""
    again = Amount.within(amount.interval, amount.unit)
    assert again.interval == amount.interval
    assert again == amount or isinstance(amount.known, About)


def test_within_accepts_intervals_that_have_a_printed_form():
    """An interval with one end has a word (以上, 超, 以下, 未満); a half-open range has none."""
    five, six = Decimal(5), Decimal(6)
    assert Amount.within(Interval(five, None), "件") == Amount(5, "件", OrMore())
    assert Amount.within(Interval(five, None, low_closed=False), "件") == Amount(5, "件", Over())
    assert Amount.within(Interval(None, five), "件") == Amount(5, "件", OrLess())
    assert Amount.within(Interval(None, five, high_closed=False), "件") == Amount(5, "件", Under())
    with pytest.raises(InvalidValueError, match="leaves out an end"):
        Amount.within(Interval(five, six, high_closed=False), "件")


def test_pint_takes_exact_amounts_only():
    """A quantity has no place for 約."""
    assert a("90分").to_pint().magnitude == 90
    with pytest.raises(AmbiguousError, match="about 5,300 hours"):
        a("約5,300時間").to_pint()


def test_pint_is_imported_on_first_use_only():
    """Reading, arithmetic, conversion and pickling leave pint alone."""
    program = (
        "import sys, pickle; from dxmodel.amount import Amount;"
        "a = Amount.parse('約5,300時間'); pickle.loads(pickle.dumps(a.to('分') - Amount('5', '分')));"
        "assert 'pint' not in sys.modules; Amount('5', '分').to_pint(); assert 'pint' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
