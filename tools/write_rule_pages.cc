// Writes the page of every built-in rule and their index into a folder, and removes pages of rules
// that are no more.
//
// usage: write_rule_pages FOLDER
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <system_error>
#include <vector>

#include "catalogue/builtin.h"
#include "report/rule_page.h"

namespace digestlint {
namespace {

namespace fs = std::filesystem;

int WriteRulePages(const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  std::set<std::string> written;
  bool good = true;
  const auto write = [&](const std::string& name, const std::string& text) {
    written.insert(name);
    std::ofstream out(folder / name, std::ios::binary);
    out << text;
    out.close();
    if (!out) std::fprintf(stderr, "%s cannot be written\n", (folder / name).c_str());
    good &= static_cast<bool>(out);
  };
  std::vector<const RuleSpec*> specs;
  for (const Rule& rule : BuiltinRules()) {
    specs.push_back(rule.spec);
    write(std::string(rule.spec->name) + ".md", FormatRulePage(*rule.spec));
  }
  write("README.md", FormatRuleIndex(specs));
  std::vector<fs::path> old;
  for (const auto& file : fs::directory_iterator(folder, error)) {
    const bool page = file.path().extension() == ".md";
    if (page && !written.contains(file.path().filename().string())) old.push_back(file.path());
  }
  for (const fs::path& path : old) fs::remove(path, error);
  return good ? 0 : 1;
}

}  // namespace
}  // namespace digestlint

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "usage: write_rule_pages FOLDER\n");
    return 2;
  }
  return digestlint::WriteRulePages(argv[1]);
}
