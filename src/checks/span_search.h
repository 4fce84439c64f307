// Looking places up among spans that are in order of their first bytes.
#pragma once

#include <algorithm>
#include <vector>

#include "text/span.h"

namespace digestlint {

// One of the spans begins inside of `extent`.
inline bool HoldsOne(const std::vector<Span>& spans, Span extent) {
  const auto first = std::lower_bound(spans.begin(), spans.end(), extent.begin,
                                      [](Span span, uint32_t begin) { return span.begin < begin; });
  return first != spans.end() && first->begin < extent.end;
}

// One of the spans, which do not overlap each other, shares a byte with `extent`.
inline bool OverlapsOne(const std::vector<Span>& spans, Span extent) {
  const auto first = std::lower_bound(spans.begin(), spans.end(), extent.begin,
                                      [](Span span, uint32_t begin) { return span.end <= begin; });
  return first != spans.end() && first->overlaps(extent);
}

}  // namespace digestlint
