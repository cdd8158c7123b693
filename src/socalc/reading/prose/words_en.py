"""Which English words matter beside figures, and what does each do in a sentence? Data only.

A role is followed by its words; a word of several parts is written with an underscore.
"""

ROLES = {
    "from": "from",
    "to": "to towards",
    "into": "into",
    "by": "by",
    "of": "of",
    "at": "at",
    "in": "during for in since through throughout till until within",
    "and": "and or",
    "the": "a an her his its our the the_last the_latest their",
    "adverb": """again already also altogether amounting anticipated average compound
        compounded considerable constant corresponding cumulative cumulatively currently
        dramatic e.g equal equivalent estimated even eventually exactly expected forecast
        further gradually healthy hence huge i.e impressive just likely massive mean modest
        namely net notable only overall poised predicted projected record robust
        sharp sharply significant slight slightly so steadily steady still strong
        subsequently substantial then thereafter thereby thus total ultimately well whopping""",
    "aux": """according achieve achieving advancing amounting_to amounts are be
        been being came came_out_at can come comes corresponding_to corresponds corresponds_to
        could develop developing did display displaying do does equal_to equaling equalling
        equals equals_to equivalent_to exhibit exhibited exhibiting exhibits expects experience
        experiencing going had has have implies implying is makes making marking marks may
        meaning means might must need needs post posted posting posts progress
        progressing projecting recorded recording reflecting reflects register registered
        registering registers represent representing represents see seeing sees set shall should
        show showed showing shows translates translating used was were which who will witness
        witnessed witnesses witnessing would""",
    "be": """accounted amounted amounts_to attain attained attaining attains averaged
        averages came_to carried carries clocked counted counts cross crossed earned employed
        employs generated generates handled handles has_had hit hits hitting hosted
        hosts made numbered produced produces reach reached reaches reaching shipped stand
        standing stands stood surpass surpassed there_are there_is there_was there_were top
        topped totaled totalled totals touch touched turned_out valuation valued valuing worth""",
    "up": """accelerate accelerated accelerates accelerating advance advanced advances appreciation
        ballooned bigger boost boosted boosting boosts broadened burgeon climb climbed climbing
        climbs enlarge enlarged escalate escalated escalating expand expanded expanding expands
        expansion extend extended extending extends gain gained gaining gains greater grew grow
        growing grown grows growth higher hike hiked improve improved improvement improves
        improving increase increased increases increasing jump jumped jumping jumps larger leap
        leaping leaps leapt longer lift lifted lifting more multiplied mushroomed raise
        raised raises raising rebound rebounded rise risen rises rising rocketed rose soar
        soared soaring soars spike spiked spikes strengthened surge surged surges surging swell
        swelled swelling swells swollen up uptick upturn widen widened widening widens""",
    "down": """cheaper collapse collapsed collapsing contract contracted contracting contraction
        contracts curtail curtailed cut cuts cutting decimated decline declined declines
        declining decrease decreased decreases decreasing diminish diminished diminishing dip
        dipped dipping dips down downsized downsizing downturn drop dropped dropping drops
        dwindle dwindled dwindles dwindling ease eased eases easing erode eroded fall fallen
        falling falls fell fewer less lose loses losing loss losses lost lower
        lowered lowering lowers narrow narrowed narrower narrowing pare pared plummet plummeted
        plummeting plunge plunged plunges plunging recede receded reduce reduced reduces
        reducing reduction reductions retreat retreated sank saving savings shed shedding sheds
        shrank shrink shrinking shrinks shrunk sink sinking sinks shorter slash slashed slashes slashing
        slid slide slides sliding slip slipped slipping slips slowed slump slumped slumping
        slumps slim slimmed slimming slims smaller shorten shortened shortens streamline streamlined streamlining sunk thinned trim trimmed trimming
        trims tumble tumbled tumbling weaken weakened whittled""",
    "move": """bring bringing brings brought change changed changes changing developed develops evolve
        evolved go goes gone move moved moves moving scale scaled shift shifted shifts swing
        swings swung transition turn turned turns vary went""",
    "merge": """amalgamate amalgamated amalgamates amalgamating amalgamation became become bundle
        bundled combine combined combines combining concentrate concentrated
        condense condensed consolidate consolidated consolidates consolidating consolidation
        fold folded fuse fused grouped integrate integrated integrates integrating merge merged
        merger merges merging pool pooled regroup regrouped reorganise reorganised reorganize
        reorganized restructure restructured restructuring rolled unified unify unite united""",
    "range": """age aged ages anywhere between drive last lasted lasts open opens range ranged ranges
        ranging take takes took travel travels trip varied varies varying""",
    "block": """after alongside although amid among as because before but compared despite driven due
        elsewhere even_if except faster following helped hence_the including meanwhile nationwide
        owing plus since_the slower thanks though unlike when where whereas while whilst""",
    "with": "with",
    "compared": """against as_against compared_to compared_with in_comparison_to in_comparison_with
        instead_of rather_than relative_to versus vs where_there_were_once""",
    "than": "than",
    "on": "on",
    "over": """in_the_next over_the over_the_course over_the_last over_the_next over_the_past""",
    "yearly": """a_year annual annual_average annual_growth_rate annually annum average_annual
        average_annual_growth_rate cagr cagrs compound_annual_growth compound_annual_growth_rate
        compound_annual_rate compound_yearly compounded_annual_growth_rate each_year every_year
        p.a per_annum per_year year-by-year yearly""",
    "yoy": "on_the_year on_year from_a_year_earlier over_the_year y-o-y y/y year-on-year year-over-year year_on_year year_over_year yoy",
    "mom": """annualised annualised_rate annualized m/m mom month-on-month month-over-month
        month_on_month month_over_month on_the_month on_the_quarter over_the_month q/q qoq quarter-on-quarter quarter-over-quarter
        quarter_on_quarter week-on-week""",
    "real": """adjusted adjusting_for after_inflation allowing_for comparable constant-price
        constant_dollars constant_euros constant_money constant_currencies constant_currency constant_exchange_rates
        constant_prices currency-adjusted excluding in_absolute_terms in_real in_total
        in_volume inflation-adjusted into_account like-for-like like_for_like net_of nominal_terms organic organically
        purchasing_power_parity real real_terms same-store seasonally underlying""",
    "basis": "basis_points basis_point bps",
    "respectively": "each in_turn respectively",
    "denied": """actual_figure actual_number actually baseless bogus contested contrary_to correct_figure
        correct_number corrected correction debunked denied denies deny denying dispute disputed
        disputes erroneous erroneously exaggerated fabricated fake false falsely hoax in_error in_fact
        in_reality in_truth inaccurate incorrect incorrectly misleading misprint misprinted
        misquoted misreported misstated mistaken mistakenly myth not_accurate not_correct not_right overstated refuted refutes
        reject rejected rejects retracted early_version earlier_version rumor rumors rumour rumoured rumours true_figure true_number understated
        unfounded untrue wrong wrongly""",
    "reported": """alleged allegedly alleges claim claimed claiming claims purported purportedly
        reported reportedly reports supposedly""",
    "supposed": """assume assuming even_had provided_the provided_it provided_they could_have could_otherwise_have hypothetical hypothetically if
        imagine in_the_event might_have provided_that should_have suppose supposed_to supposing
        unless would_have would_otherwise_have""",
    "not": """aren't cannot can't couldn't didn't doesn't don't failed_to no_longer hadn't hasn't haven't isn't
        neither never no_one nobody nor not without wasn't weren't won't wouldn't""",
    "sign": "deficit deficits loss-making red shortfall surplus surpluses",
    "generic": """amount count figure figures headcount_of level levels market number numbers
        overall_number percentage population_of proportion quantity rate ratio revenue_of share
        size sum them value volume""",
    "label": """annex appendix article articles bus call channel chapter chapters class clause fax
        figure_no figures_no flight floor gate gates grade iso item line no nos page pages
        paragraph phase platform question room rooms route row rule schedule seat section
        sections step tel telephone track unit version versions""",
    "degree": """a.m am celsius centigrade degree degrees h hours_of hrs o'clock p.m pm votes ° °c °f""",
    "month": """apr april aug august autumn dec december feb february friday half-year jan january jul
        july jun june mar march may_of monday nov november oct october q1 q2 q3 q4 saturday sep
        sept september spring summer sunday thursday tuesday wednesday winter""",
    "part": """month monthly months nine-month quarterly quarters six-month three-month week weekly
        weeks""",
    "whole": "full-year full_year whole whole_of",
    "before": """a_year_ago a_year_before a_year_earlier twelve_months_ago twelve_months_before
        twelve_months_earlier 12_months_earlier prior-year previous-year year-ago year-earlier
        prior_period a_decade_ago decade_ago decade_earlier earlier formerly in_the_past last_year once
        previous previous_year previously prior_year then_had used_to year_ago year_before
        year_earlier years_ago years_before years_earlier""",
    "now": """at_present currently_only has_since now nowadays presently since_fallen since_risen
        this_year this_year's today""",
    "pronoun": "it such that these they this",
    "goal": """aim aimed aiming aims ambition are_to aspire aspires be_to commit commits committed goal
        goals hope hopes intend intends is_to objective plan planned plans pledge pledged
        pledges promise promised promises seek seeks strive strives target targets to_be
        undertakes vow vowed vows want wanted wants would_like""",
}

CONSTANT = ("prices", "dollars", "euros", "pounds", "money")
"""What stands behind a year that money is told in: at 2015 prices."""

INVERTED = frozenset(("had", "should", "were"))
"""Verbs that begin a condition where they begin a sentence: had it gone ahead."""

PLANS = frozenset("target targeted plan planned budget budgeted forecast goal guidance".split())
"""What a value is called that was only planned."""

EXPECTED = frozenset(
    """expected expects expect forecast forecasts projected predicted predicts anticipated anticipates will
    should shall may might could would plans planned aims hopes poised set likely estimated""".split()
)
"""Words for what is still to come."""

RIVALLED = frozenset("exceeding beating outpacing outstripping outperforming trailing".split())
"""What a change does to one of another thing."""

PROFITS = frozenset("ebit ebita ebitda profit profits earnings eps operating net pre-tax".split())
"""Profits that are told adjusted: adjusted EBITDA."""

NEXT = frozenset(("next", "following"))
"""Words for the time behind the one just told."""

HEDGES = {
    "about": """about around approximately roughly some circa approx ca c. approx. an_estimated
        something_like in_the_region_of in_the_order_of""",
    "over": """over more_than above exceeding at_least upwards_of in_excess_of a_little_over
        just_over well_over slightly_more_than no_less_than no_fewer_than greater_than""",
    "under": """under less_than below fewer_than at_most up_to just_under a_little_under
        no_more_than slightly_less_than as_much_as""",
    "nearly": "nearly almost close_to not_quite",
}

NUMBERS = {
    word: str(value)
    for value, word in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
        fifteen sixteen seventeen eighteen nineteen twenty""".split()
    )
} | {"thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "single": "1", "dozen": "12"}

MULTIPLES = {
    "2": "double doubles doubled doubling twofold two-fold",
    "3": "triple triples tripled tripling treble trebles trebled trebling threefold three-fold",
    "4": "quadruple quadruples quadrupled quadrupling fourfold four-fold",
    "5": "quintuple quintupled quintupling fivefold five-fold",
    "6": "sixfold six-fold sextupled",
    "7": "sevenfold seven-fold",
    "8": "eightfold eight-fold",
    "9": "ninefold nine-fold",
    "10": "tenfold ten-fold",
    "0.5": "halve halves halved halving",
}

FRACTIONS = {
    "50": "half one_half",
    "33": "third one-third one_third",
    "67": "two-thirds two_thirds",
    "25": "quarter one-quarter one_quarter",
    "75": "three-quarters three_quarters",
    "20": "fifth one-fifth one_fifth",
    "10": "tenth one-tenth one_tenth",
}

SCALES = {
    "k": "k", "thousand": "thousand", "million": "million", "millions": "million", "mn": "million",
    "mln": "million", "mio": "million", "m": "million", "bn": "bn", "billion": "billion",
    "billions": "billion", "bln": "billion", "b": "billion", "tn": "tn", "trn": "trillion",
    "trillion": "trillion", "trillions": "trillion",
}  # fmt: skip
"""Scale words as printed, and as a target file has them."""

MEASURES = frozenset(
    """eb zb pb tb gb mb exabytes exabyte zettabytes petabytes terabytes gigabytes megabytes acres acre
    hectares hectare ha km km² m² m³ km/h mph kg g mg t tonnes tonne tons ton litres liters litre liter
    gallons barrels bushels kwh mwh gwh twh kw mw gw tw gbps mbps m metres meters metre meter miles mile
    feet ft inches kilometres kilometers dollars dollar euros euro pounds pound yuan rupees yen pesos
    francs crore lakh crores lakhs cents minutes hours seconds minute hour second percent mm cm kt mt
    mtpa gt cubic square sq teu teus kilograms kilogram grams megawatts gigawatts megawatt gigawatt
    kilowatts rand dirhams krona kronor won baht dong ringgit rubles roubles lira""".split()
)
"""Units that are measured: a whole number of them was rounded, while a count is exact."""

ABBREVIATIONS = frozenset(
    """inc corp co ltd mr mrs ms dr prof st no vs approx u.s u.k e.g i.e jr sr dept est fig vol etc
    cf art ca p.a jan feb mar apr jun jul aug sep sept oct nov dec""".split()
)
