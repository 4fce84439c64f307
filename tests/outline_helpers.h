// What the tests of both readers share.
#pragma once

#include <fmt/format.h>

#include <iterator>
#include <string>
#include <string_view>

#include "reader/reader.h"

namespace digestlint {

// "# heading" and "number|title|source" lines in the order of the file, then "-- closing".
inline std::string OutlineOf(std::string_view text, Format format) {
  const Document document = ReadDocument(text, format);
  if (!document.is_digest) return "no digest";
  std::string out;
  uint32_t section = 0;
  const auto headings_before = [&](uint32_t line) {
    for (; section < document.sections.size() && document.sections[section].heading_line < line;
         ++section) {
      fmt::format_to(std::back_inserter(out), "# {}\n",
                     document.sections[section].heading.in(text));
    }
  };
  for (const Entry& entry : document.entries) {
    headings_before(entry.first_line);
    const Span source =
        entry.source_link == kNone ? Span{} : document.links[entry.source_link].target;
    fmt::format_to(std::back_inserter(out), "{}|{}|{}\n", entry.number.span.in(text),
                   entry.title.in(text), source.in(text));
  }
  headings_before(kNone);
  if (!document.closing.empty()) {
    fmt::format_to(std::back_inserter(out), "-- {}\n", document.closing.in(text));
  }
  return out;
}

}  // namespace digestlint
