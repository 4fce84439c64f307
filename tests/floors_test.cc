// No file includes upward: ARCHITECTURE.md's table of floors, held against the build and the
// sources.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>

namespace digestlint {
namespace {

using Names = std::set<std::string>;
using Floors = std::map<std::string, Names>;  // each floor with those it is built on

// The words of `text`, which commas and blanks part.
Names Words(std::string text) {
  std::replace(text.begin(), text.end(), ',', ' ');
  std::istringstream in(text);
  Names words;
  for (std::string word; in >> word;) words.insert(word);
  return words;
}

// The rows "| `facts` | what it does | reader, rules |" of ARCHITECTURE.md.
Floors DocumentedFloors() {
  Floors floors;
  std::ifstream in(DIGESTLINT_SOURCE_DIR "/ARCHITECTURE.md");
  for (std::string line; std::getline(in, line);) {
    const size_t name_end = line.find("` |");
    if (!line.starts_with("| `") || name_end == std::string::npos) continue;
    const size_t last = line.rfind('|', line.size() - 2);
    floors[line.substr(3, name_end - 3)] = Words(line.substr(last + 1, line.size() - last - 2));
  }
  for (auto& [floor, below] : floors) {
    if (below != Names{"all"}) continue;
    below.clear();
    for (const auto& [other, unused] : floors) {
      if (other != floor) below.insert(other);
    }
  }
  return floors;
}

// The lines "add_floor(facts reader rules)" of CMakeLists.txt, without libraries of others.
Floors BuiltFloors() {
  Floors floors;
  std::ifstream in(DIGESTLINT_SOURCE_DIR "/CMakeLists.txt");
  const std::string start = "add_floor(";
  for (std::string line; std::getline(in, line);) {
    if (!line.starts_with(start) || !line.ends_with(')')) continue;
    std::istringstream words(line.substr(start.size(), line.size() - start.size() - 1));
    std::string floor;
    words >> floor;
    floors[floor];
    for (std::string word; words >> word;) {
      const bool is_floor =
          word.find_first_not_of("abcdefghijklmnopqrstuvwxyz") == std::string::npos;
      if (is_floor) floors[floor].insert(word);
    }
  }
  return floors;
}

// Each floor with those it may include: itself and everything below the ones it is built on.
Floors AllowedIncludes(const Floors& built_on) {
  Floors allowed;
  for (const auto& [floor, below] : built_on) {
    Names reach = {floor};
    for (size_t before = 0; before != reach.size();) {
      before = reach.size();
      for (const std::string& each : Names(reach)) {
        const Names& under = built_on.at(each);
        reach.insert(under.begin(), under.end());
      }
    }
    allowed[floor] = reach;
  }
  return allowed;
}

TEST_CASE("ARCHITECTURE.md tells the floors as they are built") {
  const Floors documented = AllowedIncludes(DocumentedFloors());
  const Floors built = AllowedIncludes(BuiltFloors());
  REQUIRE_GT(documented.size(), 5);
  for (const auto& each : built) {
    REQUIRE_MESSAGE(documented.contains(each.first), each.first);
    CHECK_MESSAGE(documented.at(each.first) == each.second, each.first);
  }
  CHECK_EQ(documented.size(), built.size());
}

TEST_CASE("no floor includes one above it") {
  const Floors allowed = AllowedIncludes(DocumentedFloors());
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

}  // namespace
}  // namespace digestlint
