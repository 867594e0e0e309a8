// Points of a design in the unit cube, before anybody knows what the axes mean. sweep_samplers.cpp
// is the only file that includes Boost.Random.
#pragma once

#include <cstdint>
#include <vector>

namespace likvard {

/// One point; every coordinate in (0, 1), or for `grid_points` the number of a level.
using Point = std::vector<double>;

/// `count` Sobol' points (Joe & Kuo's directions as in Boost.Random); the point at zero is left
/// out. Up to 3,667 dimensions.
[[nodiscard]] std::vector<Point> sobol_points(std::size_t count, std::size_t dimensions);

/// A Latin hypercube: each axis cut into `count` equal parts, one point in each part of every axis,
/// anywhere within it. McKay, Beckman & Conover 1979.
[[nodiscard]] std::vector<Point> latin_points(std::size_t count, std::size_t dimensions,
                                              std::uint64_t seed);

/// Saltelli's blocks (Saltelli et al. 2010) on one Sobol' sequence of twice the dimensions: for
/// each of `count` blocks A, B, then A with coordinate j taken from B, for every j. Rows of a block
/// follow each other: row block * (dimensions + 2) + i.
[[nodiscard]] std::vector<Point> saltelli_points(std::size_t count, std::size_t dimensions);

/// Morris trajectories (Morris 1991): `count` times dimensions + 1 points on a grid of `levels`
/// (even) from 0 to 1; each step moves one coordinate, in random order, by morris_step(levels) up
/// or down.
[[nodiscard]] std::vector<Point> morris_points(std::size_t count, std::size_t dimensions,
                                               int levels, std::uint64_t seed);
[[nodiscard]] double morris_step(int levels);

/// Every combination of levels, the last axis fastest; coordinates are numbers of levels.
[[nodiscard]] std::vector<Point> grid_points(const std::vector<std::size_t>& levels);

} // namespace likvard
