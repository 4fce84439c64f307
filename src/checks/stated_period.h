// The months that an issue says it is about: in its title, its front matter or its intro.
#pragma once

#include <cstdint>
#include <optional>

#include "model/document.h"
#include "text/span.h"

namespace digestlint {

// Months are counted from the year 0: 2024-05 is 2024 * 12 + 4.
struct Period {
  int32_t first = 0;
  int32_t last = 0;
  Span place;  // where the first date of it is written
};

// From the title; else from the front matter's date and title; else from an intro that names one
// season at most. Dates: 2024年5月, 2024-05-20, 2024.5, 20240520, May 20, 2024; a year alone is
// all of its months. Nothing where the dates of one place are more than two years apart.
std::optional<Period> StatedPeriod(const Document& document);

}  // namespace digestlint
