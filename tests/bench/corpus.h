// Digests made from a fixed stock of words: the same seed gives the same bytes on every machine.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "model/document.h"

namespace digestlint::bench {

// One way to write a digest.
enum class Shape : uint8_t {
  kPlain,     // Chinese plain text: bare headings, `1、Title`, summary lines, a URL line
  kList,      // Chinese Markdown: `1. [Title](url)` and an indented summary
  kHeadings,  // Chinese Markdown: `### 1. [Title](url)` and paragraphs
  kTables,    // English Markdown: one table per section
};

std::span<const Shape> AllShapes();
std::string_view ShapeName(Shape shape);
std::string_view ShapeExtension(Shape shape);
Format ShapeFormat(Shape shape);

// A digest of about `bytes` bytes. About one entry in twelve has a defect.
std::string MakeDigest(Shape shape, size_t bytes, uint64_t seed);

}  // namespace digestlint::bench
