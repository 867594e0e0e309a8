// likvard: the verbs. The only place that catches, and with cli_terminal the only one that prints.
#include "cli_options.hpp"
#include "cli_terminal.hpp"
#include "cli_verbs.hpp"
#include "core/check.hpp"
#include "core/heap.hpp"

#include <fmt/format.h>

#include <exception>
#include <new>
#include <span>
#include <string>
#include <vector>

namespace likvard {

namespace {

struct Verbs {
    const std::string& command_line;

    Answer operator()(const RunCommand& command) const { return run_verb(command, command_line); }
    Answer operator()(const CheckCommand& command) const { return check_verb(command); }
    Answer operator()(const LeversCommand& command) const { return levers_verb(command); }
    Answer operator()(const DescribeCommand& command) const { return describe_verb(command); }
    Answer operator()(const ValidateCommand& command) const { return validate_verb(command); }
    Answer operator()(const SweepCommand& command) const { return sweep_verb(command); }
    Answer operator()(const ImportCommand& command) const { return import_verb(command); }
    Answer operator()(const ReportCommand& command) const { return report_verb(command); }
    Answer operator()(const ReplayCommand& command) const { return replay_verb(command); }
    Answer operator()(const ViewCommand& command) const { return view_verb(command); }
    Answer operator()(const SensitivityCommand& command) const { return sensitivity_verb(command); }
    Answer operator()(const BacktestCommand& command) const { return backtest_verb(command); }
    Answer operator()(const OptimiseCommand& command) const { return optimise_verb(command); }
    Answer operator()(const TrialsCommand& command) const { return trials_verb(command); }
    Answer operator()(const CalibrateCommand& command) const { return calibrate_verb(command); }
    Answer operator()(const HelpCommand& command) const
    {
        return {.out = command.text, .remarks = {}, .status = Status::fine};
    }
    Answer operator()(const UsageFault& fault) const
    {
        return {.out = {}, .remarks = fault.text, .status = Status::usage};
    }
};

/// As a person would type it again.
std::string quoted(const std::string& argument)
{
    const auto unusual =
        argument.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                   "0123456789%+,-./:=@_");
    if (unusual == std::string::npos && !argument.empty()) {
        return argument;
    }
    std::string text = "'";
    for (const char c : argument) {
        if (c == '\'') {
            text += R"('\')"; // out of the quotes, one quote, and in again
        }
        text += c;
    }
    return text + "'";
}

std::string command_line_of(const std::vector<std::string>& arguments)
{
    std::string text = "likvard";
    for (const std::string& argument : arguments) {
        text += fmt::format(" {}", quoted(argument));
    }
    return text;
}

std::string text(const std::vector<Fault>& faults)
{
    std::string all;
    for (const Fault& fault : faults) {
        all += text(fault) + "\n";
    }
    return all;
}

int fail(Status status, const std::string& message)
{
    write_err(message);
    return static_cast<int>(status);
}

int guarded(const std::vector<std::string>& arguments)
{
    try {
        prepare_streams();
        const std::string command_line = command_line_of(arguments);
        const Answer answer =
            std::visit(Verbs{command_line}, parse_command(arguments, language_of_environment()));
        write_out(answer.out);
        write_err(answer.remarks);
        return static_cast<int>(answer.status);
    } catch (const DataError& error) {
        return fail(Status::bad_data, text(error.faults()));
    } catch (const InputMissing& error) {
        return fail(Status::input_missing, fmt::format("likvard: {}\n", error.what()));
    } catch (const OutputError& error) {
        return fail(Status::no_output, fmt::format("likvard: {}\n", error.what()));
    } catch (const IoError& error) {
        return fail(Status::io_error, fmt::format("likvard: {}\n", error.what()));
    } catch (const std::bad_alloc&) {
        return fail(Status::our_bug, "likvard: out of memory; fewer --replicates need less\n");
    } catch (const std::exception& error) {
        return fail(Status::our_bug,
                    fmt::format("likvard: this is a bug of ours, please report it: "
                                "{}\n",
                                error.what()));
    }
}

} // namespace

} // namespace likvard

int main(int argc, char** argv)
{
    likvard::keep_freed_memory();
    const std::span<char*> words(argv, static_cast<std::size_t>(argc));
    const std::span<char*> arguments = words.subspan(words.empty() ? 0 : 1); // without our own name
    return likvard::guarded(std::vector<std::string>(arguments.begin(), arguments.end()));
}
