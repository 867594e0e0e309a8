#include "viz/report/words.hpp"

#include "viz/chart/utf8.hpp"

namespace likvard::report {

std::vector<std::size_t> word_lengths(std::string_view text, std::u32string_view marks)
{
    std::vector<std::size_t> lengths(1, 0);
    for (const char32_t c : chart::code_points(text)) {
        if (marks.find(c) != std::u32string_view::npos) {
            lengths.push_back(0);
        } else {
            ++lengths.back();
        }
    }
    return lengths;
}

} // namespace likvard::report
