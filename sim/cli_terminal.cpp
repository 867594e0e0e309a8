#include "cli_terminal.hpp"

#include "core/check.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <string>
#include <unistd.h>

namespace likvard {

namespace {

// The one global: a signal handler can reach nothing else.
// NOLINTNEXTLINE(cppcoreguidelines-avoid-non-const-global-variables) // see above
std::atomic<bool> interrupted{false};
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler must not wait for a lock");

extern "C" void note_interruption(int /*signal*/)
{
    interrupted = true;
}

/// Writes to a descriptor; gives 0, or errno.
int write_all(int descriptor, std::string_view text) noexcept
{
    while (!text.empty()) {
        const ssize_t written = ::write(descriptor, text.data(), text.size());
        if (written >= 0) {
            text.remove_prefix(static_cast<std::size_t>(written));
        } else if (errno != EINTR) {
            return errno;
        }
    }
    return 0;
}

std::string_view environment(const char* name)
{
    // NOLINTNEXTLINE(concurrency-mt-unsafe) // nobody changes the environment of this process
    const char* const value = std::getenv(name);
    return value == nullptr ? "" : value;
}

} // namespace

void prepare_streams()
{
    for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        // Opened for reading alone: writing to a stdout that was closed must still fail.
        // NOLINTNEXTLINE(cppcoreguidelines-pro-type-vararg) // C interface
        if (::fcntl(descriptor, F_GETFD) == -1 && ::open("/dev/null", O_RDONLY) == -1) {
            throw IoError("cannot open /dev/null");
        }
    }
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN); // a file that may not grow is an error of write() too
}

void write_out(std::string_view text)
{
    const int error = write_all(STDOUT_FILENO, text);
    if (error != 0 && error != EPIPE) {
        // NOLINTNEXTLINE(concurrency-mt-unsafe) // the only thread by now
        throw IoError(std::string("cannot write to stdout: ") + std::strerror(error));
    }
}

void write_err(std::string_view text) noexcept
{
    write_all(STDERR_FILENO, text);
}

bool out_is_terminal()
{
    return ::isatty(STDOUT_FILENO) == 1;
}

bool err_is_terminal()
{
    return ::isatty(STDERR_FILENO) == 1;
}

bool colour_wanted()
{
    return out_is_terminal() && environment("NO_COLOR").empty() && environment("TERM") != "dumb";
}

Language language_of_environment()
{
    for (const char* const name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const std::string_view value = environment(name);
        if (!value.empty()) {
            return value.starts_with("sv") ? Language::sv : Language::en;
        }
    }
    return Language::en;
}

const std::atomic<bool>& catch_interruptions()
{
    struct sigaction action = {};
    action.sa_handler = note_interruption;
    action.sa_flags = static_cast<int>(SA_RESETHAND);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
        // A signal that was ignored on purpose (nohup) stays ignored.
        struct sigaction before = {};
        ::sigaction(signal, nullptr, &before);
        if (before.sa_handler != SIG_IGN) {
            ::sigaction(signal, &action, nullptr);
        }
    }
    return interrupted;
}

} // namespace likvard
