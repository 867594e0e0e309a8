#include "io/csv.hpp"

#include "io/text_checks.hpp"

#include <csv.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <exception>
#include <optional>
#include <utility>

namespace likvard {
namespace {

// One line being read. libcsv knows no columns, so it is fed byte by byte and we count.
struct Line {
    std::vector<CsvCell> cells;
    int column = 1; // of the byte being fed
    int cell_start = 1;
    bool ended = false;
    std::exception_ptr thrown; // no exception may pass through C
};

void end_cell(void* bytes, std::size_t size, void* data)
{
    auto* line = static_cast<Line*>(data);
    try {
        const char* text = bytes == nullptr ? "" : static_cast<const char*>(bytes);
        line->cells.push_back({std::string(text, size), line->cell_start});
        line->cell_start = line->column + 1;
    } catch (...) {
        line->thrown = std::current_exception();
    }
}

void end_row(int /*terminator*/, void* data)
{
    static_cast<Line*>(data)->ended = true;
}

// libcsv's parser, freed at the end.
class Parser {
public:
    Parser() { check(csv_init(&parser_, CSV_STRICT) == 0, "libcsv does not start"); }
    ~Parser() { csv_free(&parser_); }
    Parser(const Parser&) = delete;
    Parser& operator=(const Parser&) = delete;
    Parser(Parser&&) = delete;
    Parser& operator=(Parser&&) = delete;

    // Cells of one line. `ended` is false when a quote is left open; nothing for a misplaced quote.
    std::optional<Line> cells_of(std::string_view text)
    {
        Line line;
        for (std::size_t i = 0; i <= text.size(); ++i) {
            const char byte = i < text.size() ? text[i] : '\n';
            if (csv_parse(&parser_, &byte, 1, end_cell, end_row, &line) != 1) {
                check(csv_error(&parser_) == CSV_EPARSE, "libcsv is out of memory");
                return std::nullopt;
            }
            if (line.thrown) {
                std::rethrow_exception(line.thrown);
            }
            line.column += i < text.size() && !is_continuation_byte(byte) ? 1 : 0;
        }
        return line;
    }

private:
    csv_parser parser_{};
};

bool is_blank(std::string_view line)
{
    return line.find_first_not_of(" \t") == std::string_view::npos;
}

class Reader {
public:
    Reader(std::string_view text, int file, std::span<const std::string> columns, FaultLog& log)
        : rest_(text), log_(&log)
    {
        table_.file = file;
        table_.columns.assign(columns.begin(), columns.end());
        table_.present.assign(columns.size(), false);
    }

    CsvTable run()
    {
        std::optional<Line> header = next_line();
        if (!header) {
            if (!stopped_) {
                log_->add({table_.file, 0, 0}, "", "an empty file",
                          "a header line: " + joined(table_.columns));
            }
            return std::move(table_);
        }
        read_header(header->cells);
        while (std::optional<Line> line = next_line()) {
            read_row(std::move(line->cells));
        }
        if (table_.rows.empty() && table_.complete) {
            log_->add({table_.file, 0, 0}, "", "no line below the header", "at least one line");
        }
        return std::move(table_);
    }

private:
    // The next line that is neither blank nor a comment, or nothing at the end or at a bad quote.
    std::optional<Line> next_line()
    {
        while (!rest_.empty() && !stopped_) {
            const std::size_t end = std::min(rest_.find('\n'), rest_.size());
            std::string_view text = rest_.substr(0, end);
            at_end_without_newline_ = end == rest_.size();
            rest_.remove_prefix(std::min(end + 1, rest_.size()));
            ++line_;
            if (!text.empty() && text.back() == '\r') {
                text.remove_suffix(1);
            }
            if (is_blank(text) || text.front() == '#') {
                continue;
            }
            std::optional<Line> line = parser_.cells_of(text);
            if (line && line->ended) {
                return line;
            }
            const int column = line ? line->cell_start : 0;
            stop(column, line ? "a quote that is not closed on its line"
                              : "a quote in the middle of a cell");
        }
        return std::nullopt;
    }

    void stop(int column, std::string found)
    {
        stopped_ = true;
        table_.complete = false;
        log_->add({table_.file, line_, column}, "", std::move(found),
                  "a quoted cell such as \"a, b\", with quotes within it doubled");
    }

    void read_header(const std::vector<CsvCell>& names)
    {
        width_ = names.size();
        if (width_ == 1 && names.front().text.find(';') != std::string::npos) {
            log_->add({table_.file, line_, 1}, "", "cells separated by ;",
                      "commas between cells and a decimal point");
            stopped_ = true;
            table_.complete = false;
            return;
        }
        for (const CsvCell& name : names) {
            const auto at = std::find(table_.columns.begin(), table_.columns.end(), name.text);
            const auto index = static_cast<std::size_t>(at - table_.columns.begin());
            const Place place{table_.file, line_, name.column};
            target_.push_back(index);
            if (at == table_.columns.end()) {
                log_->add(place, "", "an unknown column, " + in_quotes(name.text),
                          "one of " + joined(table_.columns),
                          log_->nearest(name.text, table_.columns));
            } else if (table_.present[index]) {
                log_->add(place, name.text, "the column a second time", "every column once");
                target_.back() = table_.columns.size();
            } else {
                table_.present[index] = true;
            }
        }
        for (std::size_t i = 0; i < table_.columns.size(); ++i) {
            if (!table_.present[i]) {
                log_->add({table_.file, line_, 0}, table_.columns[i], "no such column",
                          "a column named " + table_.columns[i]);
            }
        }
    }

    void read_row(std::vector<CsvCell> cells)
    {
        if (cells.size() != width_) {
            table_.complete = false;
            const bool breaks_off = at_end_without_newline_ && cells.size() < width_;
            log_->add({table_.file, line_, 0}, "",
                      fmt::format("{}{} cells",
                                  breaks_off ? "a last line that breaks off after " : "",
                                  cells.size()),
                      fmt::format("{} cells, as in the header", width_));
            return;
        }
        CsvRow row;
        row.line = line_;
        row.cells.resize(table_.columns.size());
        for (std::size_t i = 0; i < width_; ++i) {
            if (target_[i] < row.cells.size()) {
                row.cells[target_[i]] = std::move(cells[i]);
            }
        }
        table_.rows.push_back(std::move(row));
    }

    std::string_view rest_;
    FaultLog* log_;
    CsvTable table_;
    Parser parser_;
    std::vector<std::size_t> target_; // by cell: its column, or columns.size() for none
    std::size_t width_ = 0;
    int line_ = 0;
    bool at_end_without_newline_ = false;
    bool stopped_ = false;
};

} // namespace

CsvTable read_csv(std::string_view text, int file, std::span<const std::string> columns,
                  FaultLog& log)
{
    const std::string_view body = without_byte_order_mark(text);
    if (!check_text(body, most_csv_bytes, file, log)) {
        CsvTable none;
        none.file = file;
        none.columns.assign(columns.begin(), columns.end());
        none.present.assign(columns.size(), false);
        none.complete = false;
        return none;
    }
    return Reader(body, file, columns, log).run();
}

std::string csv_cell(std::string_view text)
{
    if (text.find_first_of(",\"#\r\n") == std::string_view::npos) {
        return std::string(text);
    }
    std::string quoted = "\"";
    for (const char letter : text) {
        quoted += letter;
        if (letter == '"') {
            quoted += letter;
        }
    }
    quoted += '"';
    return quoted;
}

std::string csv_cell(double value)
{
    return std::isnan(value) ? std::string() : fmt::format("{}", value);
}

} // namespace likvard
