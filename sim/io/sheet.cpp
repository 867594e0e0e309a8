#include "io/sheet.hpp"

#include "io/text_checks.hpp"

#include <algorithm>
#include <array>

namespace likvard {
namespace {

char separator_of(std::string_view text)
{
    constexpr std::array candidates{';', ',', '\t'};
    std::array<std::size_t, candidates.size()> count{};
    bool quoted = false;
    for (const char c : text) {
        quoted = quoted != (c == '"');
        for (std::size_t k = 0; k < candidates.size() && !quoted; ++k) {
            count[k] += c == candidates[k] ? 1U : 0U;
        }
    }
    // A decimal comma may be as frequent as the semicolon, which therefore wins where it stands.
    if (count[0] * 2 > count[1]) {
        return candidates[0];
    }
    return count[2] > count[1] ? candidates[2] : candidates[1];
}

std::string trimmed(const std::string& text)
{
    constexpr std::string_view spaces = " \t\r\n";
    const std::size_t first = text.find_first_not_of(spaces);
    return first == std::string::npos
               ? std::string()
               : text.substr(first, text.find_last_not_of(spaces) - first + 1);
}

class SheetReader {
public:
    SheetReader(std::string_view text, int file, FaultLog& log) : text_(text), log_(&log)
    {
        sheet_.file = file;
        sheet_.separator = separator_of(text);
    }

    Sheet run()
    {
        start_cell();
        while (at_ < text_.size()) {
            step();
        }
        if (quoted_) {
            log_->add({sheet_.file, cell_.line, cell_.column}, "", "a quote that is never closed",
                      "a quoted cell such as \"a, b\", with quotes within it doubled");
            sheet_.complete = false;
        } else if (!row_.empty() || !cell_.text.empty()) {
            end_row();
        }
        return std::move(sheet_);
    }

private:
    void step()
    {
        const char c = text_[at_];
        if (quoted_ && c == '"' && at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
            cell_.text += '"';
            advance();
            advance();
            return;
        }
        if (c == '"' && (quoted_ || trimmed(cell_.text).empty())) {
            quoted_ = !quoted_;
        } else if (!quoted_ && c == sheet_.separator) {
            advance();
            end_cell();
            return;
        } else if (!quoted_ && c == '\n') {
            end_row();
            advance();
            start_cell();
            return;
        } else {
            cell_.text += c;
        }
        advance();
    }

    void advance()
    {
        const char c = text_[at_++];
        if (c == '\n') {
            ++line_;
            column_ = 1;
        } else if (!is_continuation_byte(c)) {
            ++column_;
        }
    }

    void start_cell() { cell_ = {{}, line_, column_}; }

    void end_cell()
    {
        cell_.text = trimmed(cell_.text);
        row_.push_back(std::move(cell_));
        start_cell();
    }

    void end_row()
    {
        end_cell();
        sheet_.rows.push_back(std::move(row_));
        row_.clear();
    }

    std::string_view text_;
    FaultLog* log_;
    Sheet sheet_;
    std::vector<SheetCell> row_;
    SheetCell cell_;
    std::size_t at_ = 0;
    int line_ = 1, column_ = 1;
    bool quoted_ = false;
};

} // namespace

Sheet read_sheet(std::string_view text, int file, FaultLog& log)
{
    const std::string_view body = without_byte_order_mark(text);
    if (!check_text(body, most_csv_bytes, file, log)) {
        Sheet none;
        none.file = file;
        none.complete = false;
        return none;
    }
    return SheetReader(body, file, log).run();
}

} // namespace likvard
