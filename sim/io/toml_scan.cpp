#include "io/toml_scan.hpp"

#include "io/text_checks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>

namespace likvard {
namespace {

enum class Within : std::uint8_t { code, comment, basic, literal, long_basic, long_literal };

// Follows TOML's quotes and comments only as far as needed to know whether a character is code.
class Scanner {
public:
    Scanner(std::string_view text, int file, FaultLog& log) : text_(text), file_(file), log_(&log)
    {
    }

    bool run()
    {
        while (position_ < text_.size()) {
            if (within_ == Within::code) {
                if (!step_code()) {
                    return false;
                }
            } else {
                step_text();
            }
        }
        return true;
    }

private:
    [[nodiscard]] bool starts_with(std::string_view mark) const
    {
        return text_.substr(position_, mark.size()) == mark;
    }

    void take(std::size_t bytes)
    {
        for (std::size_t i = 0; i < bytes && position_ < text_.size(); ++i, ++position_) {
            const char c = text_[position_];
            if (c == '\n') {
                ++line_;
                column_ = 1;
            } else if (!is_continuation_byte(c)) {
                ++column_;
            }
        }
    }

    bool refuse(std::string found, std::string expected)
    {
        log_->add({file_, line_, column_}, "", std::move(found), std::move(expected));
        return false;
    }

    bool step_code()
    {
        const char c = text_[position_];
        if (static_cast<unsigned char>(c) >= 0x80U) {
            return refuse(in_quotes(text_.substr(position_, character_bytes(text_, position_))),
                          "a character outside ASCII only within quotes or a comment");
        }
        if (!count_depth(c)) {
            return refuse(fmt::format("nesting over {} deep", most_toml_depth),
                          fmt::format("at most {} levels", most_toml_depth));
        }
        if (c == '#') {
            within_ = Within::comment;
        } else if (c == '"') {
            return open(R"(""")", Within::long_basic, Within::basic);
        } else if (c == '\'') {
            return open("'''", Within::long_literal, Within::literal);
        }
        take(1);
        return true;
    }

    // A bracket nests within brackets; dots nest within one key, which any of =,[]{} ends.
    bool count_depth(char c)
    {
        if (c == '[' || c == '{') {
            ++brackets_;
        } else if (c == ']' || c == '}') {
            brackets_ = std::max(0, brackets_ - 1);
        }
        if (c == '.') {
            ++dots_;
        } else if (std::string_view("=,[]{}\n").find(c) != std::string_view::npos) {
            dots_ = 0;
        }
        return brackets_ <= most_toml_depth && dots_ < most_toml_depth;
    }

    bool open(std::string_view long_mark, Within long_kind, Within short_kind)
    {
        const bool three = starts_with(long_mark);
        within_ = three ? long_kind : short_kind;
        take(three ? long_mark.size() : 1);
        return true;
    }

    [[nodiscard]] bool is_long() const
    {
        return within_ == Within::long_basic || within_ == Within::long_literal;
    }

    [[nodiscard]] bool is_basic() const
    {
        return within_ == Within::basic || within_ == Within::long_basic;
    }

    void step_text()
    {
        const char c = text_[position_];
        if (within_ == Within::comment) {
            step_comment(c);
        } else if (c == '\n' && !is_long()) {
            position_ = text_.size(); // a quote left open: the parser stops here and says so
        } else if (c == '\\' && is_basic()) {
            take(1);
            // What follows a backslash never closes the string, but a line break may still end it.
            take(position_ < text_.size() && text_[position_] != '\n' ? 1 : 0);
        } else {
            step_quotes(is_basic() ? '"' : '\'');
        }
    }

    void step_comment(char c)
    {
        if (c == '\n') {
            within_ = Within::code;
        } else {
            take(1);
        }
    }

    void step_quotes(char quote)
    {
        const bool three = is_long();
        const std::string mark(three ? 3 : 1, quote);
        if (!starts_with(mark)) {
            take(1);
            return;
        }
        within_ = Within::code;
        take(mark.size());
        // Up to two more quotes belong to a long string's text: """a""""" ends with the last three.
        for (int more = 0; three && more < 2 && starts_with({&quote, 1}); ++more) {
            take(1);
        }
    }

    std::string_view text_;
    int file_ = 0;
    FaultLog* log_;
    Within within_ = Within::code;
    std::size_t position_ = 0;
    int line_ = 1;
    int column_ = 1;
    int brackets_ = 0;
    int dots_ = 0;
};

} // namespace

bool scan_toml(std::string_view text, int file, FaultLog& log)
{
    return Scanner(text, file, log).run();
}

} // namespace likvard
