// Writes the JSON schemas of the configuration and of rule files into a folder.
//
// usage: write_schemas FOLDER
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>
#include <system_error>

#include "catalogue/builtin.h"
#include "config/schema.h"

namespace digestlint {
namespace {

bool Write(const std::filesystem::path& path, const std::string& text) {
  std::ofstream out(path, std::ios::binary);
  out << text;
  out.close();
  if (!out) std::fprintf(stderr, "%s cannot be written\n", path.c_str());
  return static_cast<bool>(out);
}

}  // namespace
}  // namespace digestlint

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "usage: write_schemas FOLDER\n");
    return 2;
  }
  const std::filesystem::path folder = argv[1];
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  using namespace digestlint;
  const bool good = Write(folder / "digestlint.schema.json", ConfigSchema(BuiltinRules())) &&
                    Write(folder / "rule.schema.json", RuleSchema());
  return good ? 0 : 1;
}
