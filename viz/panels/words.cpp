#include "viz/panels/words.hpp"

#include <array>

namespace likvard::view {
namespace {

struct Entry {
    Say key;
    std::string_view sv, en;
};

constexpr std::array<Entry, say_count> entries{{
    {Say::levers, "Spakar", "Levers"},
    {Say::group_staff, "Lärare och ledning", "Teachers and leadership"},
    {Say::group_teaching, "Undervisning och stöd", "Teaching and support"},
    {Say::group_health, "Elevhälsa, trygghet och frånvaro", "Pupil health, safety and absence"},
    {Say::group_language, "Språk och nyanlända", "Language and newly arrived"},
    {Say::group_governance, "Styrning och kunskap", "Governance and knowledge"},
    {Say::group_places, "Pengar och platser", "Money and places"},
    {Say::plan_cost, "Planens kostnad", "Cost of the plan"},
    {Say::per_year, "per år", "a year"},
    {Say::no_levers, "Inga spakar är på. Kryssa i en för att börja.",
     "No lever is on. Tick one to begin."},
    {Say::details, "Detaljer", "Details"},
    {Say::hide, "Dölj", "Hide"},
    {Say::another_use, "Lägg till en gång till", "Add once more"},
    {Say::remove, "Ta bort", "Remove"},
    {Say::schools_reached, "Skolor", "Schools"},
    {Say::how_many_schools, "Antal skolor", "How many schools"},
    {Say::every_school, "alla", "all"},
    {Say::choose_anew, "Väljs om efter", "Chosen anew after"},
    {Say::years_word, "år", "years"},
    {Say::take_up, "Deltagande", "Take-up"},
    {Say::rule_all, "Alla skolor", "All schools"},
    {Say::rule_list, "Valda skolor", "Chosen schools"},
    {Say::rule_need, "Störst upplevt behov", "Greatest perceived need"},
    {Say::rule_results, "Lägst resultat", "Lowest results"},
    {Say::rule_parents, "Fjärdedelen med minst utbildade föräldrar",
     "Quarter with the least educated parents"},
    {Say::from, "Från", "From"},
    {Say::evidence, "Evidens", "Evidence"},
    {Say::randomised, "Slumpat försök", "Randomised trial"},
    {Say::quasi, "Kvasiexperiment", "Quasi-experiment"},
    {Say::observational, "Observationsstudie", "Observational study"},
    {Say::judgement, "Bedömning, inte forskning", "Judgement, not research"},
    {Say::outcome, "Utfall", "Outcome"},
    {Say::group, "Grupp", "Group"},
    {Say::difference_title, "Skillnad: plan minus utan plan", "Difference: plan minus baseline"},
    {Say::centre_lines, "Medelvärden", "Means"},
    {Say::paths, "Enskilda framtider", "Single futures"},
    {Say::whole_range, "Hela skalan", "Whole range"},
    {Say::computing_first, "Räknar de första framtiderna …", "Computing the first futures …"},
    {Say::futures_done, "{} av {} framtider räknade", "{} of {} futures computed"},
    {Say::stopped, "Avbruten efter {} av {} framtider", "Stopped after {} of {} futures"},
    {Say::stop, "Avbryt", "Stop"},
    {Say::go_on, "Fortsätt", "Go on"},
    {Say::enough_clear, "Räcker det? Ja, tecknet är klart.", "Enough? Yes, the sign is clear."},
    {Say::enough_undecided, "Räcker det? Ja: fler framtider gör inte skillnaden tydlig.",
     "Enough? Yes: more futures will not make the difference clear."},
    {Say::enough_not, "Räcker det? Nej, {} framtider till behövs.",
     "Enough? No, {} more futures are needed."},
    {Say::enough_wait, "Räcker det? Räknar ännu.", "Enough? Still computing."},
    {Say::seed, "frö", "seed"},
    {Say::tab_schools, "Skolor", "Schools"},
    {Say::tab_map, "Karta", "Map"},
    {Say::tab_money, "Pengar", "Money"},
    {Say::tab_staff, "Personal", "Staff"},
    {Say::tab_why, "Varför?", "Why?"},
    {Say::tab_person, "Elev eller lärare", "Pupil or teacher"},
    {Say::tab_limits, "Kan inte svara på", "Cannot answer"},
    {Say::tab_difference, "Skillnad", "Difference"},
    {Say::more, "Mer", "More"},
    {Say::split_plan, "Spakarnas bredd", "Width of the levers"},
    {Say::split_tab, "Flikens höjd", "Height of the tab"},
    {Say::hide_levers, "Visa eller göm spakarna", "Show or hide the levers"},
    {Say::large_tab, "Större", "Larger"},
    {Say::small_tab, "Mindre", "Smaller"},
    {Say::changed, "ändrad", "changed"},
    {Say::not_saved, "Osparade ändringar", "Unsaved changes"},
    {Say::new_plan, "Ny plan", "New plan"},
    {Say::open, "Öppna …", "Open …"},
    {Say::open_now, "Öppna", "Open"},
    {Say::recent, "Senaste", "Recent"},
    {Say::save, "Spara", "Save"},
    {Say::save_as, "Spara som …", "Save as …"},
    {Say::undo, "Ångra", "Undo"},
    {Say::redo, "Gör om", "Redo"},
    {Say::differences, "Skillnader ({})", "Changes ({})"},
    {Say::differences_from_file, "Ändrat sedan filen öppnades",
     "Changed since the file was opened"},
    {Say::differences_from_baseline, "Utöver det som kommunen redan gör",
     "On top of what the municipality already does"},
    {Say::revert, "Återställ", "Revert"},
    {Say::added, "tillagd", "added"},
    {Say::removed, "borttagen", "removed"},
    {Say::modified, "ändrad", "changed"},
    {Say::nothing_changed, "Inget är ändrat.", "Nothing is changed."},
    {Say::compare, "Jämför", "Compare"},
    {Say::pin, "Nåla fast planen", "Pin this plan"},
    {Say::unpin, "Ta bort", "Remove"},
    {Say::pinned_full, "Fyra planer är redan fastnålade. Ta bort en för att nåla fast den här.",
     "Four plans are pinned already. Remove one to pin this."},
    {Say::pinned_none, "Inga planer är fastnålade. Nåla fast den här för att jämföra med nästa.",
     "No plan is pinned. Pin this one to compare it with the next."},
    {Say::export_, "Exportera", "Export"},
    {Say::export_over_time, "Utfallet över tid …", "The outcome over time …"},
    {Say::export_difference, "Skillnaden …", "The difference …"},
    {Say::export_tab, "Flikens figur …", "The tab's figure …"},
    {Say::export_compare, "Jämförelsen …", "The comparison …"},
    {Say::export_none, "Här finns ingen figur att exportera.",
     "There is no figure to export here."},
    {Say::export_formats,
     "Namnet slutar på .svg, .png eller .pdf. Titel, källa, frö, version och hela planen följer "
     "med.",
     "The name ends with .svg, .png or .pdf. Title, source, seed, version and the whole plan "
     "travel along."},
    {Say::export_scenario, "Kopiera planen som TOML", "Copy the plan as TOML"},
    {Say::copy_command, "Kopiera kommandot", "Copy the command"},
    {Say::present, "Visa", "Present"},
    {Say::dark, "Mörkt", "Dark"},
    {Say::light, "Ljust", "Light"},
    {Say::language_name, "English", "Svenska"},
    {Say::palette, "Kommandon", "Commands"},
    {Say::palette_hint, "Sök kommando, utfall eller spak", "Search command, outcome or lever"},
    {Say::nothing_found, "Inget med de orden.", "Nothing with those words."},
    {Say::no_command, "Det finns inget sådant kommando.", "There is no such command."},
    {Say::quit, "Avsluta", "Quit"},
    {Say::close, "Stäng", "Close"},
    {Say::cancel, "Avbryt", "Cancel"},
    {Say::file_name, "Filnamn", "File name"},
    {Say::bad_file, "Filen kan inte läsas", "The file cannot be read"},
    {Say::no_such_file, "{}: den, eller något som den hänvisar till, finns inte.",
     "{}: it, or something that it refers to, does not exist."},
    {Say::saved, "Sparat i {}", "Saved in {}"},
    {Say::recovered, "En plan som inte sparades har hämtats tillbaka",
     "A plan that was not saved has been recovered"},
    {Say::copied, "Kopierat", "Copied"},
    {Say::first_hint, "Flytta en spak till vänster: svaret räknas om på en gång.",
     "Move a lever to the left: the answer is computed anew at once."},
    {Say::school_hint, "Klicka på en skola för dess historia och framskrivning.",
     "Click a school for its history and projection."},
    {Say::history, "Historia och framskrivning", "History and projection"},
    {Say::back_to_all, "Visa alla skolor", "Show all schools"},
    {Say::map_clicks, "Ett klick på en skola", "A click on a school"},
    {Say::map_opens, "visar dess historia", "shows its history"},
    {Say::map_targets, "väljer den till: {}", "chooses it for: {}"},
    {Say::map_choose, "Välj på kartan", "Choose on the map"},
    {Say::why_title, "Vad varje spak bidrar med till skillnaden {}",
     "What each lever adds to the difference in {}"},
    {Say::why_how,
     "Medel över alla ordningar att lägga till spakarna i, samma framtider överallt (Shapley). "
     "Grått går inte att skilja från noll.",
     "Mean over all orders of adding the levers, the same futures throughout (Shapley). Grey "
     "cannot be told from zero."},
    {Say::why_empty, "Planen har inga spakar att ta isär.",
     "The plan has no levers to take apart."},
    {Say::why_many, "Planen har {} spakar. Effekten tas isär för högst sex: slå av några.",
     "The plan has {} levers. The effect is taken apart for six at most: switch some off."},
    {Say::why_busy, "Räknar: {} av {} framtider", "Computing: {} of {} futures"},
    {Say::limits_title, "Det här kan modellen inte svara på", "What the model cannot answer"},
    {Say::person_title, "Samma människa, två världar", "The same person, two worlds"},
    {Say::person_start, "Följ en elev", "Follow a pupil"},
    {Say::person_another, "Följ en annan elev", "Follow another pupil"},
    {Say::person_why,
     "Simulerade människor, inga verkliga. Den som följs är den som planen gör störst skillnad för "
     "bland tjugo slumpvis dragna i en framtid: ett exempel på hur planen verkar, inte på vad den "
     "ger i genomsnitt.",
     "Simulated people, none of them real. Whoever is followed is the one for whom the plan makes "
     "most difference among twenty drawn at random in one future: an example of how the plan "
     "works, not of what it gives on average."},
    {Say::person_none, "Planen ändrar inte vägen för någon av tjugo elever i den här framtiden.",
     "The plan changes the path of none of twenty pupils in this future."},
    {Say::person_waits, "Söker bland tjugo …", "Looking among twenty …"},
    {Say::teacher_start, "Följ en lärare", "Follow a teacher"},
    {Say::teacher_another, "Följ en annan lärare", "Follow another teacher"},
    {Say::teacher_none, "Planen ändrar inte vägen för någon av tjugo lärare i den här framtiden.",
     "The plan changes the path of none of twenty teachers in this future."},
    {Say::without_plan, "Utan plan", "Baseline"},
    {Say::with_plan, "Med plan", "With the plan"},
    {Say::year_word, "Läsår", "School year"},
    {Say::school_word, "Skola", "School"},
    {Say::pupils_word, "Elever", "Pupils"},
    {Say::sort_by, "Sortera efter", "Sort by"},
    {Say::difference_word, "Skillnad", "Difference"},
    {Say::no_results_group, "För den här gruppen visas inget: färre än tio elever.",
     "Nothing is shown for this group: fewer than ten pupils."},
    {Say::present_before, "Utan plan", "Without the plan"},
    {Say::present_after, "Med plan", "With the plan"},
    {Say::present_futures, "Möjliga framtider: {} av {}", "Possible futures: {} of {}"},
    {Say::present_dots, "Med planen {1} i {0} av 20 framtider",
     "With the plan {1} in {0} of 20 futures"},
    {Say::dots_better, "blir det bättre", "it gets better"},
    {Say::dots_narrows, "minskar gapet", "the gap narrows"},
    {Say::fault_of_ours, "Räkningen gick fel", "The computation failed"},
    {Say::drop_hint, "Släpp en plan (TOML) i fönstret för att öppna den.",
     "Drop a plan (TOML) on the window to open it."},
    {Say::step_switch_on, "Slå på {}", "Switch on {}"},
    {Say::step_switch_off, "Slå av {}", "Switch off {}"},
    {Say::step_change, "Ändra {}", "Change {}"},
    {Say::step_revert, "Återställ {}", "Revert {}"},
}};

constexpr bool in_order()
{
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (static_cast<std::size_t>(entries[i].key) != i || entries[i].sv.empty() ||
            entries[i].en.empty()) {
            return false;
        }
    }
    return true;
}
static_assert(in_order(), "every key has its words, in the order of the keys");

struct Field {
    std::string_view key, sv, en;
};
constexpr std::array fields{
    Field{"fte", "Tjänster", "Posts"},
    Field{"lottery", "Platser som lottas", "Seats given by lottery"},
    Field{"quota", "Platser i kvot", "Seats in the quota"},
    Field{"administration", "Administration", "Administration"},
    Field{"posts", "Karriärtjänster per skola", "Career posts a school"},
    Field{"per_month", "Tillägg i månaden", "Supplement a month"},
    Field{"budget", "Budget", "Budget"},
    Field{"price_year", "Prisår", "Price year"},
    Field{"own_share", "Kommunens andel", "Own share"},
    Field{"weeks", "Veckor", "Weeks"},
    Field{"share", "Andel", "Share"},
    Field{"cost_per_pupil", "Kostnad per elev", "Cost per pupil"},
    Field{"days", "Dagar", "Days"},
    Field{"fee", "Kursavgift", "Fee"},
    Field{"counsellors", "Kuratorer per skola", "Counsellors a school"},
    Field{"nurses", "Skolsköterskor per skola", "Nurses a school"},
    Field{"dialogues", "Dialoger om året", "Dialogues a year"},
    Field{"inside_share", "Andel från egna skolor", "Share from own schools"},
    Field{"closing", "Stängning", "Closing"},
    Field{"per_place", "Per plats", "Per place"},
    Field{"pupils_fewer", "Färre elever per klass", "Pupils fewer per class"},
    Field{"measures", "Åtgärder", "Measures"},
    Field{"fine", "Vite", "Fine"},
    Field{"remedy", "Rättelse", "Remedy"},
    Field{"premium", "Lönepåslag", "Pay premium"},
    Field{"surveys", "Enkäter om året", "Surveys a year"},
};

} // namespace

std::string_view say(Say what, Language language)
{
    const Entry& entry = entries.at(static_cast<std::size_t>(what));
    return language == Language::sv ? entry.sv : entry.en;
}

std::string_view field_name(std::string_view key, Language language)
{
    for (const Field& field : fields) {
        if (field.key == key) {
            return language == Language::sv ? field.sv : field.en;
        }
    }
    return key;
}

} // namespace likvard::view
