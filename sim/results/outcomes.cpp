#include "results/outcomes.hpp"

#include "core/check.hpp"

#include <algorithm>
#include <array>

namespace likvard {
namespace {

constexpr std::array<OutcomeInfo, outcome_count> declared{{
    {Outcome::merit_points, "merit_points", Unit::points, Better::higher, false, Outcome::leavers,
     "Meritvärde", "Merit value",
     "Mean merit value of the grade-9 leavers in June: the sum of the 16 best marks (17 with a "
     "modern language), A 20 to E 10 and F 0. Every leaver counts, those without marks with 0."},
    {Outcome::pass_all_pct, "pass_all_pct", Unit::percent, Better::higher, false, Outcome::leavers,
     "Godkända betyg i alla ämnen", "Passing all subjects",
     "Share of the grade-9 leavers in June with at least E in every subject they are marked in."},
    {Outcome::eligible_pct, "eligible_pct", Unit::percent, Better::higher, false, Outcome::leavers,
     "Behöriga till yrkesprogram", "Eligible for vocational programmes",
     "Share of the grade-9 leavers in June eligible for a vocational upper-secondary programme: at "
     "least E in Swedish (or Swedish as a second language), English, mathematics and five more."},
    {Outcome::pass_all_g6_pct, "pass_all_g6_pct", Unit::percent, Better::higher, false,
     Outcome::pupils_g6, "Godkända betyg i alla ämnen, årskurs 6", "Passing all subjects, grade 6",
     "Share of the pupils in grade 6 in June with at least E in every subject they are marked in."},
    {Outcome::skill_language_sd, "skill_language_sd", Unit::sd, Better::higher, false,
     Outcome::leavers, "Kunskaper i språk", "Skill in language",
     "Mean latent skill in language of the grade-9 leavers in June, in SD of the national grade "
     "cohort, 0 its mean. Not a mark: free of leniency and of subject noise."},
    {Outcome::skill_maths_sd, "skill_maths_sd", Unit::sd, Better::higher, false, Outcome::leavers,
     "Kunskaper i matematik", "Skill in mathematics",
     "Mean latent skill in mathematics of the grade-9 leavers in June, in SD of the national grade "
     "cohort, 0 its mean. Not a mark: free of leniency and of subject noise."},
    {Outcome::problem_absence_pct, "problem_absence_pct", Unit::percent, Better::lower, false,
     Outcome::pupils, "Problematisk skolfrånvaro", "Problem absence",
     "Share of the pupils in the preschool class to grade 9 who are absent more than 15 % of the "
     "school year's time, whatever the reason."},
    {Outcome::certified_pct, "certified_pct", Unit::percent, Better::higher, false, Outcome::pupils,
     "Legitimerade och behöriga lärare", "Certified teachers",
     "Share of the teachers employed during the school year who hold a licence and are qualified "
     "for what they teach, counted after the autumn's recruitment."},
    {Outcome::teacher_turnover_pct, "teacher_turnover_pct", Unit::percent, Better::lower, false,
     Outcome::pupils, "Lärare som lämnat sin skola", "Teachers who left their school",
     "Share of last school year's teachers who are no longer at the same school this school year, "
     "whether they moved to another school, left the profession or retired."},
    {Outcome::principal_turnover_pct, "principal_turnover_pct", Unit::percent, Better::lower, false,
     Outcome::pupils, "Rektorer som lämnat sin skola", "Principals who left their school",
     "Share of schools whose principal of last school year is no longer their principal this "
     "school year."},
    {Outcome::gap_parents_pass_pp, "gap_parents_pass_pp", Unit::pp, Better::lower, true,
     Outcome::leavers, "Gap efter föräldrars utbildningsnivå", "Gap by parents' education",
     "Share passing all subjects (pass_all_pct) of the grade-9 leavers with at least one parent "
     "with post-secondary education, minus that of the other leavers."},
    {Outcome::gap_background_pass_pp, "gap_background_pass_pp", Unit::pp, Better::lower, true,
     Outcome::leavers, "Gap efter bakgrund, svensk minus utländsk",
     "Gap by background, Swedish minus foreign",
     "Share passing all subjects (pass_all_pct) of the grade-9 leavers with Swedish background, "
     "minus that of the leavers with foreign background (born abroad, or both parents were)."},
    {Outcome::gap_sex_pass_pp, "gap_sex_pass_pp", Unit::pp, Better::lower, true, Outcome::leavers,
     "Gap efter kön, flickor minus pojkar", "Gap by sex, girls minus boys",
     "Share passing all subjects (pass_all_pct) of the girls among the grade-9 leavers, minus that "
     "of the boys."},
    {Outcome::gap_schools_p90_p10_pp, "gap_schools_p90_p10_pp", Unit::pp, Better::lower, true,
     Outcome::leavers, "Gap mellan skolor, P90–P10, omrankade varje år",
     "Gap between schools, P90–P10, re-ranked every year",
     "90th minus 10th percentile, over schools with at least 10 grade-9 leavers, of the share "
     "passing all subjects (pass_all_pct). The schools are ranked anew every year by that year's "
     "results, so chance in one cohort widens it."},
    {Outcome::gap_school_quarters_pass_pp, "gap_school_quarters_pass_pp", Unit::pp, Better::lower,
     true, Outcome::leavers, "Gap mellan starkaste och svagaste skolfjärdedelen",
     "Gap between strongest and weakest school quarter",
     "Share passing all subjects (pass_all_pct) of the grade-9 leavers at the strongest quarter of "
     "schools, minus that at the weakest quarter. Quarters of pupils (pupil-weighted) by the "
     "schools' share of pupils with post-secondary parents, fixed at the start of the run."},
    {Outcome::between_school_share, "between_school_share", Unit::share, Better::lower, false,
     Outcome::leavers, "Skolornas andel av meritvärdets varians",
     "Between-school share of merit variance",
     "Between-school share of the variance of the grade-9 leavers' merit values, net of sampling "
     "(one-way ANOVA estimator of the intra-class correlation; 0 when the estimate is negative)."},
    {Outcome::dissimilarity, "dissimilarity", Unit::share, Better::lower, false, Outcome::pupils,
     "Skolsegregation, utländsk bakgrund", "School segregation, foreign background",
     "Dissimilarity index: share of the pupils with foreign background in the preschool class to "
     "grade 9 who would have to change school for every school to have the same share of them, "
     "0 to 1, by the school year's enrolment."},
    {Outcome::cost_sek, "cost_sek", Unit::sek, Better::neither, false, std::nullopt,
     "Spakarnas kostnad", "Cost of the levers",
     "What the arm's levers cost during the school year, in the price year's SEK; what the "
     "municipality pays anyway is not in it."},
    {Outcome::teachers_from_elsewhere, "teachers_from_elsewhere", Unit::teachers, Better::neither,
     false, std::nullopt, "Lärare hämtade från andra kommuner",
     "Teachers drawn from other municipalities",
     "Number of teachers recruited for this school year who would otherwise have taught in another "
     "municipality: a gain here is a loss there."},
    {Outcome::pupils, "pupils", Unit::pupils, Better::neither, false, Outcome::pupils,
     "Elever i förskoleklass till årskurs 9", "Pupils, preschool class to grade 9",
     "Number of pupils in the preschool class to grade 9 during the school year."},
    {Outcome::leavers, "leavers", Unit::pupils, Better::neither, false, Outcome::leavers,
     "Elever som går ut årskurs 9", "Grade-9 leavers",
     "Number of pupils who finish grade 9 in June: those whom the grade-9 outcomes are of."},
    {Outcome::pupils_g6, "pupils_g6", Unit::pupils, Better::neither, false, Outcome::pupils_g6,
     "Elever i årskurs 6", "Pupils in grade 6",
     "Number of pupils in grade 6 in June: those whom the grade-6 outcomes are of."},
    {Outcome::eligible_academic_pct, "eligible_academic_pct", Unit::percent, Better::higher, false,
     Outcome::leavers, "Behöriga till högskoleförberedande program",
     "Eligible for academic programmes",
     "Share of the grade-9 leavers in June with at least E in Swedish (or Swedish as a second "
     "language), English, mathematics and nine more subjects. Which nine a programme asks for is "
     "not looked at."},
    {Outcome::introductory_pct, "introductory_pct", Unit::percent, Better::lower, false,
     Outcome::leavers, "Till introduktionsprogram", "Going on to introductory programmes",
     "Share of the grade-9 leavers in June who begin upper secondary on an introductory "
     "programme, wherever the school is."},
    {Outcome::upper_secondary_completion_pct, "upper_secondary_completion_pct", Unit::percent,
     Better::higher, false, Outcome::upper_secondary_starters, "Gymnasieexamen inom fyra år",
     "Completing upper secondary within four years",
     "Share with an upper-secondary diploma in June among those who left grade 9 in the "
     "municipality four years earlier and began upper secondary that autumn, on any programme and "
     "wherever the school is. By the compulsory school that they left."},
    {Outcome::upper_secondary_completion3_pct, "upper_secondary_completion3_pct", Unit::percent,
     Better::higher, false, Outcome::national_starters_three_years, "Gymnasieexamen inom tre år",
     "Completing a national programme in three years",
     "Share with an upper-secondary diploma in June among those who left grade 9 in the "
     "municipality three years earlier and began a national programme that autumn. By the "
     "compulsory school that they left."},
    {Outcome::programme_switch_pct, "programme_switch_pct", Unit::percent, Better::lower, false,
     Outcome::national_starters_two_years, "Programbyten inom två år",
     "Switching programme within two years",
     "Share who have changed national programme by June among those who left grade 9 in the "
     "municipality two years earlier and began a national programme that autumn. By the "
     "compulsory school that they left."},
    {Outcome::upper_secondary_starters, "upper_secondary_starters", Unit::pupils, Better::neither,
     false, Outcome::upper_secondary_starters, "Började gymnasiet fyra år tidigare",
     "Began upper secondary four years earlier",
     "Number of those who left grade 9 four years earlier and began upper secondary that autumn: "
     "those whom completion within four years is of."},
    {Outcome::national_starters_three_years, "national_starters_three_years", Unit::pupils,
     Better::neither, false, Outcome::national_starters_three_years,
     "Började nationellt program tre år tidigare", "Began a national programme three years earlier",
     "Number of those who left grade 9 three years earlier and began a national programme that "
     "autumn: those whom completion in three years is of."},
    {Outcome::national_starters_two_years, "national_starters_two_years", Unit::pupils,
     Better::neither, false, Outcome::national_starters_two_years,
     "Började nationellt program två år tidigare", "Began a national programme two years earlier",
     "Number of those who left grade 9 two years earlier and began a national programme that "
     "autumn: those whom switching is of."},
    {Outcome::adapted_pass_pct, "adapted_pass_pct", Unit::percent, Better::higher, false,
     Outcome::adapted_leavers, "Godkända betyg i anpassad grundskola",
     "Passing in adapted compulsory school",
     "Share of the pupils who finish grade 9 of adapted compulsory school in June and read "
     "adapted subjects who have at least E in every one that they read. Its level is a judgement."},
    {Outcome::adapted_pupils, "adapted_pupils", Unit::pupils, Better::neither, false,
     Outcome::adapted_pupils, "Elever i anpassad grundskola", "Pupils in adapted compulsory school",
     "Number of pupils in grades 1 to 9 of adapted compulsory school during the school year; they "
     "are not among the pupils of compulsory school."},
    {Outcome::adapted_leavers, "adapted_leavers", Unit::pupils, Better::neither, false,
     Outcome::adapted_leavers, "Elever som går ut anpassad grundskola",
     "Leavers of adapted compulsory school",
     "Number of pupils who finish grade 9 of adapted compulsory school in June and read adapted "
     "subjects: those whom its results are of."},
    {Outcome::background_r2, "background_r2", Unit::share, Better::lower, false, Outcome::leavers,
     "Familjebakgrundens betydelse", "Importance of family background",
     "Share of the variance of the grade-9 leavers' merit values that their parents' mean "
     "education, migration (born abroad, both parents born abroad, newly arrived) and sex explain: "
     "R² of a linear regression, 0 to 1. One of the three measures of equity of the National "
     "Agency for Education (Skolverket)."},
    {Outcome::isolation, "isolation", Unit::share, Better::lower, false, Outcome::pupils,
     "Isolering, utländsk bakgrund", "Isolation, foreign background",
     "Isolation index: share of foreign background at the school of the average pupil with foreign "
     "background, preschool class to grade 9, 0 to 1. It rises with the municipality's own share "
     "even when every school is alike."},
    {Outcome::dissimilarity_parents, "dissimilarity_parents", Unit::share, Better::lower, false,
     Outcome::pupils, "Skolsegregation, föräldrars utbildningsnivå",
     "School segregation, parents' education",
     "Dissimilarity index: share of the pupils without post-secondary educated parents in the "
     "preschool class to grade 9 who would have to change school for every school to have the same "
     "share of them, 0 to 1."},
    {Outcome::salsa_residual, "salsa_residual", Unit::points, Better::neither, false,
     Outcome::leavers, "Meritvärde utöver elevsammansättningen (inget kvalitetsmått)",
     "Merit value beyond composition (not a quality measure)",
     "A school's mean merit value minus 114.6 + 1.455 × per cent of pupils with post-secondary "
     "educated parents + 0.271 × per cent with foreign background + 0.253 × per cent girls in "
     "grades 1 to 9: the national regression of 2024/25, held fixed so that a plan cannot move the "
     "yardstick. Groups: mean over schools, weighted by leavers. Not a quality measure: it also "
     "holds the cohort's chance, intake that was not measured, and leniency in marking."},
    {Outcome::value_added_spread, "value_added_spread", Unit::points, Better::lower, false,
     Outcome::leavers, "Spridning i meritvärde utöver elevsammansättningen",
     "Spread of merit value beyond composition",
     "SD over schools, weighted by leavers, of the merit value beyond composition "
     "(salsa_residual). One cohort's chance widens it; not a quality measure."},
    {Outcome::pass_all_expected_pct, "pass_all_expected_pct", Unit::percent, Better::higher, false,
     Outcome::leavers, "Godkända betyg i alla ämnen, förväntat", "Passing all subjects, expected",
     "Mean probability that the grade-9 leavers pass all subjects, given each one's skill and "
     "effort and the school's lasting leniency: free of the luck of marking and of the year's "
     "leniency, not of who happened to be in the cohort."},
    {Outcome::gap_school_quarters_pass_expected_pp, "gap_school_quarters_pass_expected_pp",
     Unit::pp, Better::lower, true, Outcome::leavers,
     "Gap mellan starkaste och svagaste skolfjärdedelen, förväntat",
     "Gap between strongest and weakest school quarter, expected",
     "The gap between the quarters of schools (gap_school_quarters_pass_pp) in the expected share "
     "passing all subjects (pass_all_expected_pct)."},
    {Outcome::gap_schools_p90_p10_expected_pp, "gap_schools_p90_p10_expected_pp", Unit::pp,
     Better::lower, true, Outcome::leavers, "Gap mellan skolor, P90–P10, utan en årskulls slump",
     "Gap between schools, P90–P10, without one cohort's chance",
     "90th minus 10th percentile, over schools with at least 10 grade-9 leavers, of the expected "
     "share passing all subjects (pass_all_expected_pct), after each school's deviation from the "
     "mean has been shrunk by what chance in one cohort adds to the spread: the square root of "
     "true over total variance, chance taken from how far a school's grades 7, 8 and 9 lie apart. "
     "0 when chance explains all of the spread."},
    {Outcome::gap_school_quarters_pass_municipal_pp, "gap_school_quarters_pass_municipal_pp",
     Unit::pp, Better::lower, true, Outcome::leavers,
     "Gap mellan starkaste och svagaste skolfjärdedelen, kommunala skolor",
     "Gap between strongest and weakest school quarter, municipal schools",
     "The gap between the quarters of schools (gap_school_quarters_pass_pp) without the "
     "independent schools; the quarters are the same."},
    {Outcome::experience_years, "experience_years", Unit::years, Better::higher, false,
     Outcome::pupils, "Lärares erfarenhet", "Teachers' experience",
     "Mean years of teaching of the teachers employed during the school year."},
    {Outcome::vacancy_pct, "vacancy_pct", Unit::percent, Better::lower, false, Outcome::pupils,
     "Vakanta lärartjänster", "Vacant teaching posts",
     "Share of the teaching posts that nobody holds during the school year, not even an "
     "uncertified stand-in."},
    {Outcome::gap_certified_pp, "gap_certified_pp", Unit::pp, Better::lower, true, Outcome::pupils,
     "Legitimerade och behöriga lärare, starkaste minus svagaste skolfjärdedelen",
     "Certified teachers, strongest minus weakest school quarter",
     "Share of certified teachers (certified_pct) at the strongest quarter of schools, minus that "
     "at the weakest."},
    {Outcome::gap_experience_years, "gap_experience_years", Unit::years, Better::lower, true,
     Outcome::pupils, "Lärares erfarenhet, starkaste minus svagaste skolfjärdedelen",
     "Teachers' experience, strongest minus weakest school quarter",
     "Mean experience (experience_years) at the strongest quarter of schools, minus that at the "
     "weakest."},
    {Outcome::gap_turnover_pp, "gap_turnover_pp", Unit::pp, Better::lower, true, Outcome::pupils,
     "Lärare som lämnat sin skola, starkaste minus svagaste skolfjärdedelen",
     "Teachers who left their school, strongest minus weakest school quarter",
     "Share of teachers who left their school (teacher_turnover_pct) at the strongest quarter of "
     "schools, minus that at the weakest: negative when the weakest lose more."},
    {Outcome::gap_vacancy_pp, "gap_vacancy_pp", Unit::pp, Better::lower, true, Outcome::pupils,
     "Vakanta lärartjänster, starkaste minus svagaste skolfjärdedelen",
     "Vacant teaching posts, strongest minus weakest school quarter",
     "Share of vacant posts (vacancy_pct) at the strongest quarter of schools, minus that at the "
     "weakest: negative when the weakest have more."},
    {Outcome::incidents_per_100, "incidents_per_100", Unit::one, Better::lower, false,
     Outcome::pupils, "Kränkande behandling per 100 elever, verklig",
     "Violations per 100 pupils, true",
     "Violations a school year per 100 pupils at municipal schools, recorded or not, from the "
     "schools' climate. The level is a judgement; no source gives it."},
    {Outcome::recorded_incidents_per_100, "recorded_incidents_per_100", Unit::one, Better::neither,
     false, Outcome::pupils, "Kränkande behandling per 100 elever, anmäld",
     "Violations per 100 pupils, recorded",
     "Violations a school year per 100 pupils at municipal schools that are recorded: what the "
     "municipality sees. A reporting system raises them although nothing has got worse, so they "
     "have no better or worse."},
    {Outcome::targeting_loss_pct, "targeting_loss_pct", Unit::percent, Better::lower, false,
     Outcome::pupils, "Elever i behov som den upplevda behovsbilden missar",
     "Pupils in need whom perceived need misses",
     "Of the pupils expected to fall short of passing all subjects at the k municipal schools that "
     "have most of them, the share that the k schools with the highest perceived need do not hold: "
     "k is a quarter of the municipal schools, at least 4. 0 when the administration sees right."},
    {Outcome::pupils_g3, "pupils_g3", Unit::pupils, Better::neither, false, Outcome::pupils_g3,
     "Elever i årskurs 3", "Pupils in grade 3",
     "Number of pupils in grade 3 in June: those whom its national tests are of."},
    {Outcome::test_swedish_g3_pct, "test_swedish_g3_pct", Unit::percent, Better::higher, false,
     Outcome::pupils_g3, "Nationella prov i svenska, årskurs 3, klarar alla delprov",
     "National tests in Swedish, grade 3, reaching the bar on all parts",
     "Share of the pupils in grade 3 in June who reach the bar on all parts of the national test "
     "in Swedish or Swedish as a second language."},
    {Outcome::test_maths_g3_pct, "test_maths_g3_pct", Unit::percent, Better::higher, false,
     Outcome::pupils_g3, "Nationella prov i matematik, årskurs 3, klarar alla delprov",
     "National tests in mathematics, grade 3, reaching the bar on all parts",
     "Share of the pupils in grade 3 in June who reach the bar on all parts of the national test "
     "in mathematics."},
    {Outcome::test_swedish_g6_points, "test_swedish_g6_points", Unit::points, Better::higher, false,
     Outcome::pupils_g6, "Nationella prov i svenska, årskurs 6, poäng",
     "National tests in Swedish, grade 6, points",
     "Mean points of the pupils in grade 6 in June on the national test in Swedish or Swedish as a "
     "second language: A 20 to E 10 and F 0. Not touched by a school's leniency in marks."},
    {Outcome::test_maths_g6_points, "test_maths_g6_points", Unit::points, Better::higher, false,
     Outcome::pupils_g6, "Nationella prov i matematik, årskurs 6, poäng",
     "National tests in mathematics, grade 6, points",
     "Mean points of the pupils in grade 6 in June on the national test in mathematics: A 20 to E "
     "10 and F 0. Not touched by a school's leniency in marks."},
    {Outcome::test_swedish_g9_points, "test_swedish_g9_points", Unit::points, Better::higher, false,
     Outcome::leavers, "Nationella prov i svenska, årskurs 9, poäng",
     "National tests in Swedish, grade 9, points",
     "Mean points of the grade-9 leavers in June on the national test in Swedish or Swedish as a "
     "second language: A 20 to E 10 and F 0. Not touched by a school's leniency in marks."},
    {Outcome::test_maths_g9_points, "test_maths_g9_points", Unit::points, Better::higher, false,
     Outcome::leavers, "Nationella prov i matematik, årskurs 9, poäng",
     "National tests in mathematics, grade 9, points",
     "Mean points of the grade-9 leavers in June on the national test in mathematics: A 20 to E 10 "
     "and F 0. Not touched by a school's leniency in marks."},
}};

constexpr bool in_column_order()
{
    for (std::size_t i = 0; i < declared.size(); ++i) {
        if (static_cast<std::size_t>(declared.at(i).id) != i) {
            return false;
        }
    }
    return true;
}
static_assert(in_column_order(), "declare the outcomes in the order of their enum");

struct DimensionKey {
    Dimension dimension;
    std::string_view key;
};

constexpr std::array dimension_keys{
    DimensionKey{Dimension::municipality, "municipality"},
    DimensionKey{Dimension::school, "school"},
    DimensionKey{Dimension::run_by, "operator"},
    DimensionKey{Dimension::parents, "parents"},
    DimensionKey{Dimension::background, "background"},
    DimensionKey{Dimension::sex, "sex"},
    DimensionKey{Dimension::school_quarter, "school_quarter"},
    DimensionKey{Dimension::reach, "reach"},
};

} // namespace

std::string_view name(Better better)
{
    switch (better) {
    case Better::higher:
        return "higher";
    case Better::lower:
        return "lower";
    case Better::neither:
        break;
    }
    return "neither";
}

std::span<const OutcomeInfo> outcomes()
{
    return declared;
}

const OutcomeInfo& info(Outcome outcome)
{
    const auto index = static_cast<std::size_t>(outcome);
    check(index < declared.size(), "no such outcome");
    return declared.at(index);
}

std::optional<Outcome> outcome_named(std::string_view key)
{
    const auto* const found = std::ranges::find(declared, key, &OutcomeInfo::key);
    return found == declared.end() ? std::nullopt : std::optional(found->id);
}

std::string_view key(Dimension dimension)
{
    const auto* const found =
        std::ranges::find(dimension_keys, dimension, &DimensionKey::dimension);
    check(found != dimension_keys.end(), "no such dimension");
    return found->key;
}

std::optional<Dimension> dimension_named(std::string_view key)
{
    const auto* const found = std::ranges::find(dimension_keys, key, &DimensionKey::key);
    return found == dimension_keys.end() ? std::nullopt : std::optional(found->dimension);
}

} // namespace likvard
