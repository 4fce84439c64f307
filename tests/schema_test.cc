// The schemas in docs/ are what the program knows of its keys.
#include "config/schema.h"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

#include "catalogue/builtin.h"
#include "cli_helpers.h"
#include "rules/rule_file.h"
#include "rules/rule_keys.h"

namespace digestlint {
namespace {

std::string ReadDocs(const std::string& name) {
  std::ifstream in(DIGESTLINT_SOURCE_DIR "/docs/schemas/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string Joined(const std::vector<std::string>& errors) {
  std::string out;
  for (const std::string& error : errors) out += error + "\n";
  return out;
}

}  // namespace

TEST_CASE("docs/schemas is what ./dev docs writes") {
  INFO("./dev docs writes these files anew");
  const bool same = ReadDocs("digestlint.schema.json") == ConfigSchema(BuiltinRules()) &&
                    ReadDocs("rule.schema.json") == RuleSchema();
  CHECK(same);
}

TEST_CASE("every key of the rule schema is one that rule files are read for") {
  for (const RuleTable& table : RuleTables()) {
    for (const RuleKey& key : table.keys) {
      CAPTURE(table.name);
      CAPTURE(key.name);
      // A date is no value of any key.
      const std::string toml = table.name.empty()
                                   ? fmt::format("{} = 2024-01-01\n", key.name)
                                   : fmt::format("[[{}]]\n{} = 2024-01-01\n", table.name, key.name);
      const std::string errors = Joined(LoadRuleFile("x.toml", toml, RuleOrigin::kUser).errors);
      CHECK_FALSE(Has(errors, "unknown key"));
      const std::string wrong = table.name.empty()
                                    ? fmt::format("{}x = 1\n", key.name)
                                    : fmt::format("[[{}]]\n{}x = 1\n", table.name, key.name);
      CHECK(Has(Joined(LoadRuleFile("x.toml", wrong, RuleOrigin::kUser).errors), "unknown key"));
    }
  }
}

}  // namespace digestlint
