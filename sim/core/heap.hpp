// How the C library's heap is to behave in a program that asks for the same memory again and again.
#pragma once

namespace likvard {

/// Memory that is freed stays with the process, to be given out again. A year asks for and frees
/// columns of the same sizes all the time; handed back to the system each time, they come as pages
/// that have to be cleared and faulted in again. Call once, at the start of a program. Does nothing
/// where the C library has no such setting.
void keep_freed_memory();

/// Hands what is free back to the system after all, wherever in the heap it lies: where a table is
/// about to be made so large that what smaller ones have left behind would only stand beside it.
/// Does nothing where the C library cannot.
void hand_back_freed_memory();

} // namespace likvard
