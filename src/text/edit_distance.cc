#include "text/edit_distance.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace digestlint {

size_t EditDistance(std::string_view a, std::string_view b) {
  std::vector<size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), size_t{0});
  for (size_t i = 1; i <= a.size(); ++i) {
    size_t diagonal = row[0];
    row[0] = i;
    for (size_t k = 1; k <= b.size(); ++k) {
      const size_t above = row[k];
      const size_t change = diagonal + (a[i - 1] == b[k - 1] ? 0 : 1);
      row[k] = std::min({above + 1, row[k - 1] + 1, change});
      diagonal = above;
    }
  }
  return row[b.size()];
}

std::string_view NearestName(std::string_view name, std::span<const std::string_view> candidates) {
  std::string_view best;
  size_t distance = std::max<size_t>(2, name.size() / 3) + 1;
  for (const std::string_view candidate : candidates) {
    const size_t own = EditDistance(name, candidate);
    if (own >= distance) continue;
    distance = own;
    best = candidate;
  }
  return best;
}

}  // namespace digestlint
