// The manual page and the completion scripts say what --help says.
#include <doctest/doctest.h>

#include <regex>
#include <set>
#include <string>

#include "catalogue/builtin.h"
#include "cli_helpers.h"

namespace digestlint {
namespace {

const char* const kCommands[] = {"check", "outline", "rules", "explain", "completion"};

// The long options that --help of a command lists.
std::set<std::string> OptionsOf(const Place& place, const std::string& command) {
  const std::string help = place.Run({command, "--help"}).out;
  std::set<std::string> options;
  const std::regex listed("\n  (?:-[a-zA-Z],)?--([a-z-]+)");
  for (std::sregex_iterator i(help.begin(), help.end(), listed), end; i != end; ++i) {
    options.insert((*i)[1]);
  }
  return options;
}

// Text as roff writes it.
std::string Roff(const std::string& text) {
  std::string out;
  for (const char c : text) out += c == '-' ? std::string("\\-") : std::string(1, c);
  return out;
}

TEST_CASE("the manual page lists every command and option") {
  const Place place;
  const Outcome man = place.Run({"man"});
  REQUIRE(man.status == 0);
  for (const std::string command : kCommands) {
    CHECK_MESSAGE(Has(man.out, ".SS \"" + command), command);
    const std::set<std::string> options = OptionsOf(place, command);
    CHECK(options.count("help") == 1);
    for (const std::string& option : options) {
      CHECK_MESSAGE(Has(man.out, "\\fB" + Roff("--" + option)), option);
    }
  }
  CHECK_FALSE(Has(man.out, ".SS \"man"));
}

TEST_CASE("completion scripts know every command, option and rule") {
  const Place place;
  for (const std::string shell : {"bash", "zsh", "fish"}) {
    const Outcome script = place.Run({"completion", shell});
    REQUIRE(script.status == 0);
    for (const std::string command : kCommands) {
      CHECK_MESSAGE(Has(script.out, command), shell << ' ' << command);
      for (const std::string& option : OptionsOf(place, command)) {
        const std::string written = (shell == "fish" ? "-l " : "--") + option;
        CHECK_MESSAGE(Has(script.out, written), shell << ' ' << option);
      }
    }
    for (const Rule& rule : BuiltinRules()) {
      CHECK_MESSAGE(Has(script.out, std::string(rule.spec->name)), shell << ' ' << rule.spec->name);
    }
  }
  CHECK(place.Run({"completion", "tcsh"}).status == 2);
  CHECK(place.Run({"completion"}).status == 2);
}

TEST_CASE("bash completes commands, options, values and lists of rules") {
  const Place place;
  place.Write("script.bash", place.Run({"completion", "bash"}).out);
  place.Write("try.bash",
              "source script.bash\n"
              "try() { COMP_WORDS=(\"$@\") COMP_CWORD=$(($#-1)) COMPREPLY=(); _digestlint\n"
              "  printf '%s' \"${COMPREPLY[*]}\"; printf '\\n'; }\n"
              "try digestlint outl\n"
              "try digestlint check --unsafe\n"
              "try digestlint weekly.md --unsafe\n"
              "try digestlint check --color a\n"
              "try digestlint check --select links,stray-s\n"
              "try digestlint explain mojib\n"
              "try digestlint completion z\n");
  const Outcome outcome =
      RunProgram({"/bin/bash", "try.bash"},
                 {.folder = place / "", .input = {}, .output_file = {}, .environment = {}});
  CHECK(outcome.err.empty());
  CHECK(outcome.out ==
        "outline\n--unsafe-fixes\n--unsafe-fixes\nauto always\nlinks,stray-space\nmojibake\nzsh\n");
}

}  // namespace
}  // namespace digestlint
