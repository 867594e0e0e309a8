// Columns that a process needs only while it runs: borrowed from one store a thread, which the next
// process finds in the cache, instead of columns of each process's own that are kept for ever.
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <span>
#include <type_traits>
#include <vector>

namespace likvard {

/// Where columns on loan stand: what was borrowed last is given back first, as scopes end. Memory
/// comes in pieces, which become one when nothing is on loan, and is not cleared.
class ScratchStore {
public:
    /// That of the calling thread.
    static ScratchStore& of_thread();

    /// Room for so many bytes, where a vector of any width may begin.
    [[nodiscard]] void* borrow(std::size_t bytes);
    /// Ends the last loan that is left.
    void give_back(void* loan);
    /// Bytes that the store has from the heap.
    [[nodiscard]] std::size_t held() const;

private:
    static constexpr std::size_t line = 64; // bytes, the widest vector
    struct alignas(line) Line {
        std::array<std::byte, line> bytes;
    };
    struct Piece {
        std::unique_ptr<Line[]> lines; // NOLINT(*-avoid-c-arrays): an array that is not cleared
        std::size_t room = 0, used = 0;
    };
    void add_piece(std::size_t lines);

    std::vector<Piece> pieces_;      // the last of them is borrowed from
    std::vector<std::size_t> loans_; // lines of each
};

/// A column on loan until the end of the scope that it is declared in; its values are undefined
/// until they are written.
template <class T> class Borrowed {
    static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>);

public:
    explicit Borrowed(std::size_t count)
        : values_(static_cast<T*>(ScratchStore::of_thread().borrow(count * sizeof(T)))),
          count_(count)
    {
    }
    // NOLINTNEXTLINE(bugprone-exception-escape): what check finds ends the program
    ~Borrowed() { ScratchStore::of_thread().give_back(values_); }
    Borrowed(const Borrowed&) = delete;
    Borrowed& operator=(const Borrowed&) = delete;
    Borrowed(Borrowed&&) = delete;
    Borrowed& operator=(Borrowed&&) = delete;

    [[nodiscard]] std::size_t size() const { return count_; }
    [[nodiscard]] T* data() const { return values_; }
    [[nodiscard]] T* begin() const { return values_; }
    [[nodiscard]] T* end() const { return values_ + count_; }
    [[nodiscard]] T& operator[](std::size_t i) const { return values_[i]; }
    [[nodiscard]] std::span<T> all() const { return {values_, count_}; }
    /// The first `count` of them, where no more was needed.
    [[nodiscard]] std::span<T> first(std::size_t count) const { return {values_, count}; }

private:
    T* values_;
    std::size_t count_;
};

} // namespace likvard
