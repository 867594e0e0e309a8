// The only file that includes libxlsxwriter.
#include "viz/report/workbook.hpp"

#include "core/check.hpp"
#include "io/files.hpp"
#include "viz/figures/comparison.hpp"
#include "viz/figures/money.hpp"
#include "viz/figures/over_time.hpp"
#include "viz/figures/schools.hpp"
#include "viz/figures/staff.hpp"
#include "viz/report/parts.hpp"
#include "viz/report/token.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <memory>
#include <sstream>
#include <xlsxwriter.h>

namespace likvard::report {

namespace {

std::uint32_t rgb(chart::Ink ink)
{
    const chart::Colour colour = chart::colour(ink, chart::Theme::light);
    constexpr unsigned red_shift = 16;
    constexpr unsigned green_shift = 8;
    return (std::uint32_t{colour.red} << red_shift) | (std::uint32_t{colour.green} << green_shift) |
           colour.blue;
}

/// Where a table came to stand: rows and columns count from 0.
struct Placed {
    std::string sheet;
    lxw_row_t head = 0, first = 0, last = 0;
};

class Book {
public:
    Book(const Material& material, const Origin& request)
        : material_(material), book_(workbook_new(file_.path().c_str())), head_(head_format(book_)),
          title_(title_format(book_)), wrapped_(wrapped_format(book_))
    {
        set_properties(request);
    }

    lxw_worksheet* sheet(const std::string& name)
    {
        lxw_worksheet* const made = workbook_add_worksheet(book_, name.c_str());
        check(made != nullptr, "a sheet cannot be made");
        worksheet_set_landscape(made);
        constexpr std::uint8_t a4 = 9;
        worksheet_set_paper(made, a4);
        worksheet_fit_to_pages(made, 1, 0);
        return made;
    }

    static void text(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column,
                     const std::string& words, lxw_format* format = nullptr)
    {
        keep(worksheet_write_string(sheet, row, column, words.c_str(), format));
    }

    /// Caption in the first row, heads in the third, which stays in sight; rows from the fourth.
    Placed table(const std::string& name, const figures::Table& table)
    {
        lxw_worksheet* const to = sheet(name);
        constexpr lxw_row_t head = 2;
        text(to, 0, 0, table.caption, title_);
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            const auto column = static_cast<lxw_col_t>(i);
            text(to, head, column, table.columns[i].title, head_);
            worksheet_set_column(to, column, column, width_of(table, i), nullptr);
        }
        lxw_row_t row = head + 1;
        for (const std::vector<figures::Cell>& cells : table.rows) {
            for (std::size_t i = 0; i < cells.size(); ++i) {
                cell(to, row, static_cast<lxw_col_t>(i), cells[i], table.columns[i].decimals);
            }
            ++row;
        }
        worksheet_freeze_panes(to, head + 1, 1);
        worksheet_repeat_rows(to, head, head);
        return {name, head, head + 1, std::max<lxw_row_t>(row, head + 2) - 1};
    }

    struct Series {
        lxw_col_t column = 0;
        chart::Ink ink = chart::Ink::plan;
        std::uint8_t dash = LXW_CHART_LINE_DASH_SOLID;
        double width = 2.25; // points
    };

    /// A chart of some of the columns beside the table that it is made of.
    void chart(const Placed& from, std::uint8_t kind, const std::string& title,
               const std::vector<Series>& series, lxw_col_t at_column)
    {
        lxw_chart* const made = workbook_add_chart(book_, kind);
        for (const Series& one : series) {
            lxw_chart_series* const added = chart_add_series(made, nullptr, nullptr);
            chart_series_set_name_range(added, from.sheet.c_str(), from.head, one.column);
            chart_series_set_categories(added, from.sheet.c_str(), from.first, 0, from.last, 0);
            chart_series_set_values(added, from.sheet.c_str(), from.first, one.column, from.last,
                                    one.column);
            if (kind == LXW_CHART_LINE) {
                lxw_chart_line line{};
                line.color = rgb(one.ink);
                line.width = static_cast<float>(one.width);
                line.dash_type = one.dash;
                chart_series_set_line(added, &line);
            } else {
                lxw_chart_fill fill{};
                fill.color = rgb(one.ink);
                chart_series_set_fill(added, &fill);
            }
        }
        chart_title_set_name(made, title.c_str());
        chart_legend_set_position(made, LXW_CHART_LEGEND_BOTTOM);
        lxw_chart_options options{};
        options.x_scale = 1.6; // of the usual size
        options.y_scale = 1.5;
        keep(worksheet_insert_chart_opt(workbook_get_worksheet_by_name(book_, from.sheet.c_str()),
                                        from.head, at_column, made, &options));
    }

    /// The origin in pieces that a cell can hold, on a sheet that is not shown.
    void origin(const Origin& request)
    {
        lxw_worksheet* const hidden = sheet("likvard");
        constexpr std::size_t longest_cell = 32000;
        lxw_row_t row = 0;
        for (const auto& [key, value] : facts_of(request)) {
            text(hidden, row, 0, key);
            text(hidden, row++, 1, value.substr(0, longest_cell));
        }
        const std::string token = origin_token(request);
        check(token.size() <= longest_cell || token.size() < 4 * longest_cell, "a long origin");
        text(hidden, row, 0, "origin");
        for (std::size_t begin = 0; begin < token.size(); begin += longest_cell) {
            text(hidden, row++, 1, token.substr(begin, longest_cell));
        }
        worksheet_hide(hidden);
    }

    [[nodiscard]] lxw_format* title() const { return title_; }
    [[nodiscard]] lxw_format* wrapped() const { return wrapped_; }

    [[nodiscard]] std::string bytes()
    {
        const lxw_error closed = workbook_close(book_);
        book_ = nullptr;
        if (closed != LXW_NO_ERROR) {
            throw IoError(fmt::format("a workbook cannot be written in {} ({})",
                                      file_.path().parent_path().string(), lxw_strerror(closed)));
        }
        std::ifstream in(file_.path(), std::ios::binary);
        std::ostringstream all;
        all << in.rdbuf();
        if (!in || all.str().empty()) {
            throw IoError(file_.path().string() + ": cannot be read back");
        }
        return std::move(all).str();
    }

private:
    static void keep(lxw_error error) { check(error == LXW_NO_ERROR, lxw_strerror(error)); }

    static lxw_format* head_format(lxw_workbook* book)
    {
        check(book != nullptr, "libxlsxwriter makes no workbook");
        lxw_format* const format = wrapped_format(book);
        format_set_bold(format);
        format_set_bottom(format, LXW_BORDER_THIN);
        return format;
    }

    static lxw_format* title_format(lxw_workbook* book)
    {
        constexpr double points = 14.0;
        lxw_format* const format = workbook_add_format(book);
        format_set_bold(format);
        format_set_font_size(format, points);
        return format;
    }

    static lxw_format* wrapped_format(lxw_workbook* book)
    {
        lxw_format* const format = workbook_add_format(book);
        format_set_text_wrap(format);
        format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
        return format;
    }

    void set_properties(const Origin& request)
    {
        const RunInfo& run = material_.view().info();
        std::string title = material_.pick(run.title_sv, run.title_en);
        std::string subject = result_sentence(material_, material_.view());
        std::string author = "likvard " + request.runs.front().version;
        lxw_doc_properties properties{};
        properties.title = title.data();
        properties.subject = subject.data();
        properties.author = author.data();
        // 1 August of the data year, so that the same run gives the same bytes.
        constexpr int epoch = 1970;
        constexpr double days_in_year = 365.2425;
        constexpr double to_august = 212.0;
        constexpr double seconds_in_day = 86400.0;
        properties.created = static_cast<time_t>(
            ((run.first_year - epoch) * days_in_year + to_august) * seconds_in_day);
        keep(workbook_set_properties(book_, &properties));
    }

    lxw_format* number_format(int decimals)
    {
        lxw_format*& format = numbers_[decimals];
        if (format == nullptr) {
            format = workbook_add_format(book_);
            const std::string pattern =
                decimals == 0 ? "#,##0"
                              : "#,##0." + std::string(static_cast<std::size_t>(decimals), '0');
            format_set_num_format(format, pattern.c_str());
        }
        return format;
    }

    void cell(lxw_worksheet* to, lxw_row_t row, lxw_col_t column, const figures::Cell& value,
              int decimals)
    {
        if (const auto* const words = std::get_if<std::string>(&value)) {
            text(to, row, column, *words, decimals < 0 ? wrapped_ : nullptr);
        } else if (std::isfinite(std::get<double>(value))) { // what is absent stays empty
            keep(worksheet_write_number(to, row, column, std::get<double>(value),
                                        number_format(decimals)));
        }
    }

    static double width_of(const figures::Table& table, std::size_t column)
    {
        constexpr double of_number = 12.0;
        constexpr double widest = 60.0;
        constexpr std::size_t narrowest = 10;
        if (table.columns[column].decimals >= 0) {
            return of_number;
        }
        std::size_t longest = narrowest;
        for (const auto& row : table.rows) {
            if (const auto* const words = std::get_if<std::string>(&row[column])) {
                longest = std::max(longest, words->size());
            }
        }
        return std::min(widest, static_cast<double>(longest) + 2.0);
    }

    const Material& material_;
    TemporaryFile file_;
    lxw_workbook* book_ = nullptr; // freed when it is closed
    lxw_format* head_ = nullptr;   // formats belong to the workbook
    lxw_format* title_ = nullptr;
    lxw_format* wrapped_ = nullptr;
    std::map<int, lxw_format*> numbers_;
};

void add_summary(Book& book, const Material& material)
{
    const RunInfo& run = material.view().info();
    lxw_worksheet* const sheet = book.sheet(material.pick("Sammanfattning", "Summary"));
    constexpr double wide = 110.0;
    worksheet_set_column(sheet, 0, 0, wide, nullptr);
    lxw_row_t row = 0;
    const auto line = [&](const std::string& words, lxw_format* format) {
        if (!words.empty()) {
            Book::text(sheet, row++, 0, words, format);
        }
    };
    line(material.pick(run.title_sv, run.title_en), book.title());
    line(material.pick(run.question_sv, run.question_en), book.wrapped());
    ++row;
    for (const auto& view : material.views) {
        line((material.views.size() > 1
                  ? material.pick(view->info().title_sv, view->info().title_en) + ": "
                  : "") +
                 result_sentence(material, *view),
             book.wrapped());
    }
    const std::vector<figures::Subject> subjects = material.subjects(figures::Header::plain);
    line(figures::money_sentence(subjects.front()), book.wrapped());
    line(figures::schools_sentence(subjects.front(), Outcome::pass_all_pct), book.wrapped());
    ++row;
    line(material.pick("Simulerat: eleverna och lärarna är påhittade. ",
                       "Simulated: pupils and teachers are synthetic. ") +
             (material.view().shows_small_groups()
                  ? material.pick("Även utfall för färre än 10 elever visas, på begäran.",
                                  "Outcomes of fewer than 10 pupils are shown too, as asked.")
                  : material.pick("Utfall för färre än 10 elever visas inte.",
                                  "Outcomes of fewer than 10 pupils are not shown.")),
         book.wrapped());
    for (const Run& one : material.runs) {
        line(fmt::format(fmt::runtime(material.pick("likvard {}, frö {}, {} framtider, resultat {}",
                                                    "likvard {}, seed {}, {} futures, result {}")),
                         one.origin.version, one.origin.seed, one.origin.replicates,
                         one.origin.result_hash),
             book.wrapped());
    }
}

void add_gaps(Book& book, const Material& material, const figures::Subject& subject)
{
    const auto whole = material.view().municipality();
    if (!whole) {
        return;
    }
    struct Gap {
        Outcome outcome;
        const char* sv;
        const char* en;
    };
    constexpr std::array gaps{
        Gap{Outcome::gap_school_quarters_pass_pp, "Gap skolkvartiler", "Gap school quarters"},
        Gap{Outcome::gap_schools_p90_p10_pp, "Gap skolor P90–P10", "Gap schools P90–P10"},
        Gap{Outcome::gap_parents_pass_pp, "Gap föräldrar", "Gap parents"},
        Gap{Outcome::gap_background_pass_pp, "Gap bakgrund", "Gap background"},
        Gap{Outcome::gap_sex_pass_pp, "Gap kön", "Gap sex"},
    };
    for (const Gap& gap : gaps) {
        const figures::Table table = figures::over_time_table(subject, gap.outcome, *whole);
        if (table.rows.empty()) {
            continue;
        }
        const Placed placed = book.table(material.pick(gap.sv, gap.en), table);
        constexpr double thin = 0.75;
        const auto beside = static_cast<lxw_col_t>(table.columns.size() + 1);
        // Columns as over_time_table has them: baseline 1–3, plan 4–6.
        book.chart(placed, LXW_CHART_LINE, table.caption,
                   {{1, chart::Ink::baseline, LXW_CHART_LINE_DASH_DASH},
                    {4, chart::Ink::plan},
                    {2, chart::Ink::baseline, LXW_CHART_LINE_DASH_DASH, thin},
                    {3, chart::Ink::baseline, LXW_CHART_LINE_DASH_DASH, thin},
                    {5, chart::Ink::plan, LXW_CHART_LINE_DASH_SOLID, thin},
                    {6, chart::Ink::plan, LXW_CHART_LINE_DASH_SOLID, thin}},
                   beside);
    }
}

void add_costs(Book& book, const Material& material, const figures::Subject& subject)
{
    figures::Table table = figures::money_table(subject);
    if (table.rows.empty()) {
        return;
    }
    Placed placed = book.table(material.pick("Kostnader", "Costs"), table);
    placed.last -= 1; // the chart is of the years, not of their total
    constexpr std::array inks{chart::Ink::plan,     chart::Ink::widens,   chart::Ink::narrows,
                              chart::Ink::pinned_1, chart::Ink::pinned_2, chart::Ink::baseline};
    std::vector<Book::Series> series;
    for (std::size_t i = 1; i + 1 < table.columns.size(); ++i) { // the last one is the whole plan
        series.push_back({static_cast<lxw_col_t>(i), inks.at((i - 1) % inks.size())});
    }
    book.chart(placed, LXW_CHART_COLUMN_STACKED, table.caption, series,
               static_cast<lxw_col_t>(table.columns.size() + 1));
}

figures::Table dictionary(const Material& material)
{
    figures::Table table{
        .caption = material.pick("Vad måtten betyder", "What the outcomes mean"),
        .columns = {{material.pick("Nyckel", "Key"), -1},
                    {material.pick("Mått", "Outcome"), -1},
                    {material.pick("Enhet", "Unit"), -1},
                    {material.pick("Bättre", "Better"), -1},
                    {material.pick("Definition (på engelska, som i programmet)", "Definition"),
                     -1}},
        .rows = {}};
    for (const OutcomeInfo& outcome : outcomes()) {
        const std::string better =
            outcome.better == Better::higher  ? material.pick("högre", "higher")
            : outcome.better == Better::lower ? material.pick("lägre", "lower")
                                              : "–";
        table.rows.push_back({std::string(outcome.key),
                              std::string(title(outcome, material.options.language)),
                              std::string(unit_word(outcome.unit, material.options.language)),
                              better, std::string(outcome.definition)});
    }
    return table;
}

} // namespace

std::string workbook(const Material& material, const Origin& request)
{
    Book book(material, request);
    const std::vector<figures::Subject> subjects = material.subjects(figures::Header::plain);
    const figures::Subject& subject = subjects.front();
    add_summary(book, material);
    if (subjects.size() > 1) {
        book.table(material.pick("Jämförelse", "Comparison"),
                   figures::comparison_table(subjects, figures::headline_outcome));
    }
    add_gaps(book, material, subject);
    const figures::Table schools = figures::schools_table(subject, Outcome::pass_all_pct);
    if (!schools.rows.empty()) {
        const Placed placed = book.table(material.pick("Skolor", "Schools"), schools);
        book.chart(placed, LXW_CHART_BAR, schools.caption,
                   {{2, chart::Ink::baseline}, {3, chart::Ink::plan}},
                   static_cast<lxw_col_t>(schools.columns.size() + 1));
    }
    book.table(material.pick("Personal", "Staff"), figures::staff_table(subject));
    book.table(material.pick("Alla mått", "Outcomes"), outcomes_table(material));
    add_costs(book, material, subject);
    book.table(material.pick("Antaganden", "Assumptions"), assumptions_table(material));
    book.table(material.pick("Spakar", "Levers"), evidence_table(material));
    book.table(material.pick("Ordlista", "Dictionary"), dictionary(material));
    book.origin(request);
    return book.bytes();
}

} // namespace likvard::report
