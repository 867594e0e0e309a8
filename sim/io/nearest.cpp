#include "io/nearest.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace likvard {
namespace {

constexpr std::size_t longest_word = 64;

// Distance of texts that are folded already. `limit` prunes candidates that cannot win.
std::size_t distance_folded(std::string_view a, std::string_view b, std::size_t limit)
{
    const std::size_t difference = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
    if (difference >= limit) {
        return limit;
    }
    std::vector<std::size_t> before_last(b.size() + 1);
    std::vector<std::size_t> last(b.size() + 1);
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) {
        last[j] = j;
    }
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + change});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                row[j] = std::min(row[j], before_last[j - 2] + 1);
            }
        }
        if (*std::min_element(row.begin(), row.end()) > limit) {
            return limit;
        }
        std::swap(before_last, last);
        std::swap(last, row);
    }
    return std::min(last[b.size()], limit);
}

} // namespace

std::string folded(std::string_view text)
{
    constexpr unsigned char latin1_lead = 0xC3;
    constexpr unsigned char first_capital = 0x80; // À
    constexpr unsigned char last_capital = 0x9E;  // Þ
    constexpr unsigned char times_sign = 0x97;    // × stands among the letters
    constexpr unsigned char to_small = 0x20;
    std::string out(text);
    unsigned char previous = 0;
    for (char& character : out) {
        const auto byte = static_cast<unsigned char>(character);
        const bool ascii_capital = byte >= 'A' && byte <= 'Z';
        const bool latin1_capital = previous == latin1_lead && byte >= first_capital &&
                                    byte <= last_capital && byte != times_sign;
        if (ascii_capital || latin1_capital) {
            character = static_cast<char>(byte + to_small);
        }
        previous = byte;
    }
    return out;
}

std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit)
{
    return distance_folded(folded(a), folded(b), limit);
}

std::string nearest_of(std::string_view word, std::span<const std::string> candidates)
{
    if (word.size() > longest_word) {
        return {};
    }
    const std::string wanted = folded(word);
    std::string best;
    std::size_t best_distance = 2 * longest_word;
    for (const std::string& candidate : candidates) {
        const std::size_t distance = distance_folded(wanted, folded(candidate), best_distance);
        if (distance < best_distance) {
            best_distance = distance;
            best = candidate;
        }
    }
    return best;
}

} // namespace likvard
