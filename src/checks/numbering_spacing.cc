// A blank after the number of one entry where the others have none, or the other way round.
#include <map>

#include "engine/check.h"

namespace digestlint {
namespace {

constexpr size_t kMinAlike = 3;

struct Habit {
  size_t spaced = 0;
  size_t tight = 0;
};

}  // namespace

void CheckNumberingSpacing(CheckContext& context) {
  const Document& document = context.document;
  std::map<NumberStyle, Habit> habits;
  // Markdown's own lists need the blank; table cells have a bar instead.
  const auto counts = [&](const Entry& entry) {
    return entry.number && document.lines[entry.first_line].kind != LineKind::kOrdered &&
           entry.number.style != NumberStyle::kBare && !entry.title.empty();
  };
  for (const Entry& entry : document.entries) {
    if (!counts(entry)) continue;
    Habit& habit = habits[entry.number.style];
    ++(entry.number.gap.empty() ? habit.tight : habit.spaced);
  }
  for (const Entry& entry : document.entries) {
    if (!counts(entry)) continue;
    const Habit& habit = habits[entry.number.style];
    const bool tight = entry.number.gap.empty();
    const size_t alike = tight ? habit.spaced : habit.tight;
    const size_t other = tight ? habit.tight : habit.spaced;
    if (alike < kMinAlike || other * 4 > alike) continue;
    context.Report(tight ? entry.number.span : entry.number.gap,
                   {{"found", tight ? "no space" : "a space"},
                    {"number", "“" + std::string(context.TextOf(entry.number.span)) + "”"},
                    {"count", std::to_string(alike)},
                    {"repair", tight ? "insert a space" : "delete the space"}},
                   {},
                   {{tight ? Edit{{entry.number.span.end, entry.number.span.end}, " "}
                           : Edit{entry.number.gap, ""}}});
  }
}

}  // namespace digestlint
