// A disk whose power can be cut at any write: below SQLite, in the place of its own file system
// layer. What a program wrote and did not sync may be on the disk or not, sector by sector.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>

namespace likvard {

/// What lies on the disk after the power came back: names and contents.
using DiskImage = std::map<std::string, std::string>;

enum class Disk : std::uint8_t {
    honest, // what was synced is there
    lying   // it says that it synced, and has not: for tests of the tests
};

/// While it lives, every database that this process opens is written through it.
class PowerCuts {
public:
    /// Told of one possible disk after each operation that changes it; nobody: only the real syncs
    /// are left out, and the test is quick.
    using Look = std::function<void(const DiskImage&)>;

    PowerCuts(Disk disk, std::uint64_t seed, Look look);
    ~PowerCuts();
    PowerCuts(const PowerCuts&) = delete;
    PowerCuts& operator=(const PowerCuts&) = delete;
    PowerCuts(PowerCuts&&) = delete;
    PowerCuts& operator=(PowerCuts&&) = delete;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// Writes an image's files into a folder.
void put_down(const DiskImage& image, const std::filesystem::path& folder);

} // namespace likvard
