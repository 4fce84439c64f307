// How entries are written below a heading: numbered lines, table rows, bullets, bold lines.
#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <vector>

#include "model/document.h"
#include "reader/line_facts.h"

namespace digestlint {

struct Scheme {
  enum Kind : uint8_t { kNumbered, kRow, kBullet, kBold } kind = kNumbered;
  NumberStyle style = NumberStyle::kNone;
  auto operator<=>(const Scheme&) const = default;  // NOLINT(modernize-use-nullptr): sees a 0 here
};

struct Items {
  std::vector<uint32_t> lines;
  size_t linked = 0;
};

struct Container {
  uint32_t first = 0;  // its lines, without the heading
  uint32_t end = 0;
  std::map<Scheme, Items> schemes;
};

class SchemeReader {
 public:
  // Both must outlive the reader.
  SchemeReader(const Document& document, const LinkCounter& links)
      : document_(document), links_(links) {}

  // What the lines [first, end) offer, scheme by scheme.
  Container ReadContainer(uint32_t first, uint32_t end) const;

  // Counts the items that have a link of their own.
  void CountLinked(const Container& container, const Scheme& scheme, Items& items) const;

  // Bullets that name the fields of one thing: the same labels ("摘要：", "Authors:") come again.
  bool AreFields(const std::vector<uint32_t>& bullets) const;

  // Items with links of their own stand in the container: two or more, or one that opens it.
  bool HasItemList(const Container& container) const;

 private:
  bool OpensScheme(uint32_t index, Scheme& scheme) const;
  const Line& line(uint32_t i) const { return document_.lines[i]; }

  const Document& document_;
  const LinkCounter& links_;
};

}  // namespace digestlint
