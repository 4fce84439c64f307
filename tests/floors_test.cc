// No file includes upward: ARCHITECTURE.md's table of floors, held against the sources.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>

namespace digestlint {
namespace {

using Floors = std::map<std::string, std::set<std::string>>;

// Each floor with those it may include, itself and everything below the ones it is built on.
Floors AllowedIncludes() {
  const Floors built_on = {
      {"text", {}},
      {"files", {"text"}},
      {"model", {"text"}},
      {"reader", {"model"}},
      {"rules", {"model"}},
      {"facts", {"reader", "rules"}},
      {"engine", {"facts"}},
      {"checks", {"engine"}},
      {"catalogue", {"checks"}},
      {"repair", {"engine"}},
      {"report", {"engine"}},
      {"cli", {"catalogue", "repair", "report", "files"}},
  };
  Floors allowed;
  for (const auto& [floor, below] : built_on) {
    std::set<std::string> reach = {floor};
    for (size_t before = 0; before != reach.size();) {
      before = reach.size();
      for (const std::string& each : std::set<std::string>(reach)) {
        reach.insert(built_on.at(each).begin(), built_on.at(each).end());
      }
    }
    allowed[floor] = reach;
  }
  return allowed;
}

TEST_CASE("no floor includes one above it") {
  const Floors allowed = AllowedIncludes();
  size_t includes = 0;
  const std::filesystem::path root = DIGESTLINT_SOURCE_DIR "/src";
  for (const auto& file : std::filesystem::recursive_directory_iterator(root)) {
    if (!file.is_regular_file()) continue;
    const std::string floor = file.path().parent_path().filename().string();
    REQUIRE_MESSAGE(allowed.contains(floor),
                    "a folder that ARCHITECTURE.md does not know: ", floor);
    std::ifstream in(file.path());
    for (std::string line; std::getline(in, line);) {
      const size_t slash = line.find('/');
      if (!line.starts_with("#include \"") || slash == std::string::npos) continue;
      ++includes;
      const std::string target = line.substr(10, slash - 10);
      INFO(file.path().string(), ": ", line);
      CHECK(allowed.at(floor).contains(target));
    }
  }
  CHECK_GT(includes, 100);
}

TEST_CASE("ARCHITECTURE.md names every floor") {
  std::ifstream in(DIGESTLINT_SOURCE_DIR "/ARCHITECTURE.md");
  const std::string text(std::istreambuf_iterator<char>(in), {});
  for (const auto& each : AllowedIncludes()) {
    CHECK_MESSAGE(text.find("| `" + each.first + "` |") != std::string::npos, each.first);
  }
}

}  // namespace
}  // namespace digestlint
