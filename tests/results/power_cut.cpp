#include "results/power_cut.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <cstddef>
#include <fstream>
#include <new>
#include <optional>
#include <random>
#include <vector>

namespace likvard {
namespace {

constexpr std::size_t sector = 512;

/// One change of a file that the disk has been told of and may not have made yet.
struct Change {
    std::size_t offset = 0;
    std::string data; // empty: the file is cut or grown to `offset`
};

void apply(std::string& content, const Change& change)
{
    if (change.data.empty()) {
        content.resize(change.offset, '\0');
        return;
    }
    content.resize(std::max(content.size(), change.offset + change.data.size()), '\0');
    content.replace(change.offset, change.data.size(), change.data);
}

struct OneFile {
    std::string safe; // content as synced
    std::vector<Change> waiting;
    bool is_named = false;                  // its name in the folder is safe
    bool is_going = false;                  // its name was taken away, which may not be safe
    std::optional<std::string> former = {}; // file of that name that the folder may still hold
};

/// What is safe on the disk, and what is on its way there.
class Medium {
public:
    Medium(Disk disk, std::uint64_t seed, PowerCuts::Look look)
        : disk_(disk), chance_(seed), look_(std::move(look))
    {
    }

    void write(const std::string& name, Change change)
    {
        file(name).waiting.push_back(std::move(change));
        show();
    }

    void sync(const std::string& name)
    {
        if (disk_ == Disk::honest) {
            OneFile& one = file(name);
            for (const Change& change : one.waiting) {
                apply(one.safe, change);
            }
            one.waiting.clear();
            one.is_named = true; // SQLite syncs the folder with a file's first sync
            one.former.reset();
        }
        show();
    }

    void remove(const std::string& name, bool safely)
    {
        if (safely && disk_ == Disk::honest) {
            files_.erase(name);
        } else {
            file(name).is_going = true;
        }
        show();
    }

    /// A new file under a name that was taken away: until it is synced, the folder may hold the
    /// old one.
    void open(const std::string& name)
    {
        OneFile& one = file(name);
        if (one.is_going) {
            one = {.safe = {}, .waiting = {}, .former = one.is_named ? one.safe : one.former};
        }
    }

private:
    OneFile& file(const std::string& name) { return files_[name]; }
    bool toss() { return chance_() % 2 == 0; }

    /// The file as it may be: of what waits, some sectors are there and some are not.
    std::string possible(const OneFile& one)
    {
        std::string content = one.safe;
        for (const Change& change : one.waiting) {
            for (std::size_t at = 0; at < change.data.size(); at += sector) {
                if (toss()) {
                    apply(content, {change.offset + at, change.data.substr(at, sector)});
                }
            }
            if (change.data.empty() && toss()) {
                apply(content, change);
            }
        }
        return content;
    }

    void show()
    {
        if (!look_) {
            return;
        }
        DiskImage image;
        for (const auto& [name, one] : files_) {
            if (one.former && toss()) {
                image[name] = *one.former;
            } else if ((one.is_named || toss()) && (!one.is_going || toss())) {
                image[name] = possible(one);
            }
        }
        look_(image);
    }

    Disk disk_;
    std::mt19937_64 chance_;
    PowerCuts::Look look_;
    std::map<std::string, OneFile> files_;
};

Medium* medium = nullptr; // SQLite's layer is one for the process
sqlite3_vfs* real = nullptr;

/// Our file as SQLite sees it; SQLite's own stands behind it in the same memory.
struct Handle {
    sqlite3_file base;
    const std::string* name;
    sqlite3_file* own;
};
constexpr std::size_t own_begins = (sizeof(Handle) + alignof(std::max_align_t) - 1) /
                                   alignof(std::max_align_t) * alignof(std::max_align_t);

// NOLINTBEGIN(cppcoreguidelines-pro-type-reinterpret-cast): SQLite's files are C objects
Handle& handle(sqlite3_file* file)
{
    return *reinterpret_cast<Handle*>(file);
}
sqlite3_file* own(sqlite3_file* file)
{
    return handle(file).own;
}

int close_file(sqlite3_file* file)
{
    const int code = own(file)->pMethods->xClose(own(file));
    delete handle(file).name;
    return code;
}
int read_file(sqlite3_file* file, void* into, int size, sqlite3_int64 at)
{
    return own(file)->pMethods->xRead(own(file), into, size, at);
}
int write_file(sqlite3_file* file, const void* from, int size, sqlite3_int64 at)
{
    const int code = own(file)->pMethods->xWrite(own(file), from, size, at);
    if (code == SQLITE_OK && !handle(file).name->empty()) {
        medium->write(*handle(file).name,
                      {static_cast<std::size_t>(at), std::string(static_cast<const char*>(from),
                                                                 static_cast<std::size_t>(size))});
    }
    return code;
}
int truncate_file(sqlite3_file* file, sqlite3_int64 size)
{
    const int code = own(file)->pMethods->xTruncate(own(file), size);
    if (code == SQLITE_OK && !handle(file).name->empty()) {
        medium->write(*handle(file).name, {static_cast<std::size_t>(size), {}});
    }
    return code;
}
int sync_file(sqlite3_file* file, int /*flags*/)
{
    if (!handle(file).name->empty()) { // the real disk need not turn for it
        medium->sync(*handle(file).name);
    }
    return SQLITE_OK;
}
int size_of_file(sqlite3_file* file, sqlite3_int64* size)
{
    return own(file)->pMethods->xFileSize(own(file), size);
}
int lock_file(sqlite3_file* file, int level)
{
    return own(file)->pMethods->xLock(own(file), level);
}
int unlock_file(sqlite3_file* file, int level)
{
    return own(file)->pMethods->xUnlock(own(file), level);
}
int is_reserved(sqlite3_file* file, int* out)
{
    return own(file)->pMethods->xCheckReservedLock(own(file), out);
}
int control_file(sqlite3_file* file, int what, void* argument)
{
    return own(file)->pMethods->xFileControl(own(file), what, argument);
}
int sector_of_file(sqlite3_file* /*file*/)
{
    return static_cast<int>(sector);
}
int traits_of_file(sqlite3_file* file)
{
    return own(file)->pMethods->xDeviceCharacteristics(own(file));
}

const sqlite3_io_methods methods{
    1,         close_file,  read_file,   write_file,   truncate_file,  sync_file,      size_of_file,
    lock_file, unlock_file, is_reserved, control_file, sector_of_file, traits_of_file, nullptr,
    nullptr,   nullptr,     nullptr,     nullptr,      nullptr};

int open_file(sqlite3_vfs* /*vfs*/, const char* path, sqlite3_file* file, int flags, int* out)
{
    auto* const memory = reinterpret_cast<char*>(file);
    auto* const inner = reinterpret_cast<sqlite3_file*>(memory + own_begins);
    const int code = real->xOpen(real, path, inner, flags, out);
    file->pMethods = nullptr;
    if (code == SQLITE_OK) {
        auto name = std::make_unique<std::string>(
            path == nullptr ? std::string() : std::filesystem::path(path).filename().string());
        if (!name->empty()) {
            medium->open(*name);
        }
        new (memory) Handle{{&methods}, name.release(), inner};
    }
    return code;
}
// NOLINTEND(cppcoreguidelines-pro-type-reinterpret-cast)

int remove_file(sqlite3_vfs* /*vfs*/, const char* path, int sync_folder)
{
    const int code = real->xDelete(real, path, 0);
    if (code == SQLITE_OK) {
        medium->remove(std::filesystem::path(path).filename().string(), sync_folder != 0);
    }
    return code;
}

} // namespace

struct PowerCuts::Impl {
    Impl(Disk disk, std::uint64_t seed, Look look) : own_medium(disk, seed, std::move(look)) {}

    Medium own_medium;
    sqlite3_vfs layer{};
};

PowerCuts::PowerCuts(Disk disk, std::uint64_t seed, Look look)
    : impl_(std::make_unique<Impl>(disk, seed, std::move(look)))
{
    medium = &impl_->own_medium;
    real = sqlite3_vfs_find(nullptr);
    impl_->layer = *real;
    impl_->layer.zName = "power cuts";
    impl_->layer.szOsFile = static_cast<int>(own_begins) + real->szOsFile;
    impl_->layer.xOpen = open_file;
    impl_->layer.xDelete = remove_file;
    sqlite3_vfs_register(&impl_->layer, 1);
}

PowerCuts::~PowerCuts()
{
    sqlite3_vfs_unregister(&impl_->layer);
    sqlite3_vfs_register(real, 1);
    medium = nullptr;
}

void put_down(const DiskImage& image, const std::filesystem::path& folder)
{
    for (const auto& [name, content] : image) {
        std::ofstream(folder / name, std::ios::binary) << content;
    }
}

} // namespace likvard
