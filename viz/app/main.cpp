// likvard-view: catches and prints, like main of likvard.
#include "core/check.hpp"
#include "core/heap.hpp"
#include "viz/app/app.hpp"
#include "viz/app/options.hpp"
#include "viz/app/window.hpp"

#include <cstdio>
#include <exception>
#include <span>
#include <string>
#include <vector>

namespace {

constexpr int bad_data = 65;
constexpr int input_missing = 66;
constexpr int our_bug = 70;
constexpr int no_output = 73;
constexpr int io_error = 74;

int fail(int status, const std::string& message)
{
    std::fputs(("likvard-view: " + message + "\n").c_str(), stderr);
    return status;
}

int guarded(const std::vector<std::string>& arguments)
{
    using namespace likvard;
    try {
        const app::Parsed parsed = app::parse(arguments);
        if (parsed.message) {
            std::fputs(parsed.message->c_str(), parsed.status == 0 ? stdout : stderr);
            return parsed.status;
        }
        return app::run_viewer(parsed.options);
    } catch (const app::NoDisplay& error) {
        return fail(no_output,
                    std::string("no window can be opened: ") + error.what() +
                        "\nThe same figures without a display: likvard report PLAN.toml --out "
                        "report.html\nA picture of the window: xvfb-run -a likvard-view "
                        "--screenshot view.png PLAN.toml");
    } catch (const DataError& error) {
        return fail(bad_data, error.what());
    } catch (const InputMissing& error) {
        return fail(input_missing, error.what());
    } catch (const OutputError& error) {
        return fail(no_output, error.what());
    } catch (const IoError& error) {
        return fail(io_error, error.what());
    } catch (const std::exception& error) {
        return fail(our_bug,
                    std::string("this is a bug of ours, please report it: ") + error.what());
    }
}

} // namespace

int main(int argc, char** argv)
{
    likvard::keep_freed_memory();
    const std::span<char*> words(argv, static_cast<std::size_t>(argc));
    const std::span<char*> arguments = words.subspan(words.empty() ? 0 : 1);
    return guarded(std::vector<std::string>(arguments.begin(), arguments.end()));
}
