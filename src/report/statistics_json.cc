#include <nlohmann/json.hpp>

#include "report/statistics.h"

namespace digestlint {

std::string FormatStatisticsJson(const Statistics& statistics) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const RuleCount& count : statistics.Sorted()) {
    list.push_back({{"rule", count.rule->name},
                    {"group", count.rule->group},
                    {"severity", SeverityName(count.severity)},
                    {"count", count.count}});
  }
  return list.dump(2) + "\n";
}

}  // namespace digestlint
