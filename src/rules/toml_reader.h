// Taking values out of a TOML table with a message for everything that is wrong in it.
#pragma once

#define TOML_EXCEPTIONS 0
#define TOML_HEADER_ONLY 1
// Version 3.3 asserts what "[[[" does not keep, and then reports the mistake as it should.
#define TOML_ASSERT(condition) static_cast<void>(0)
#include <toml++/toml.h>

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace digestlint {

// Every getter names its key once; Finish reports the keys that nobody asked for.
class TomlReader {
 public:
  // `errors` receives "path:line: message". All arguments must outlive the reader.
  TomlReader(std::string_view path, const toml::table& table, std::vector<std::string>& errors)
      : path_(path), table_(table), errors_(errors) {}

  std::string Text(std::string_view key);          // reports a missing key
  std::string OptionalText(std::string_view key);  // empty when missing
  double OptionalNumber(std::string_view key, double missing);
  bool OptionalFlag(std::string_view key, bool missing);
  std::vector<std::string> Texts(std::string_view key);          // array of strings
  std::vector<const toml::table*> Tables(std::string_view key);  // array of tables
  const toml::node* Node(std::string_view key);                  // null when missing

  // An error at `node`, or at the table where it is null.
  void Error(const toml::node* node, std::string_view message);
  void Finish();

 private:
  std::string_view path_;
  const toml::table& table_;
  std::vector<std::string>& errors_;
  std::set<std::string, std::less<>> known_;
};

// The table of a TOML text; on a syntax error reports it and returns nothing.
std::optional<toml::table> ParseToml(std::string_view path, std::string_view text,
                                     std::vector<std::string>& errors);

}  // namespace digestlint
