// Every kind of mistake in a configuration ends the run with its place and what to do.
#include <doctest/doctest.h>

#include "cli_helpers.h"

namespace digestlint {
namespace {

struct Mistake {
  const char* toml;
  const char* place;  // of digestlint.toml; empty: a message without a line
  const char* says;
};

const Mistake kMistakes[] = {
    // Not TOML.
    {"select = [\"links\"\n", ":1: ", "end-of-file"},
    {"select = links\n", ":1: ", ""},
    {"ignore = []\nignore = []\n", ":2: ", "ignore"},
    {"[rules\n", ":1: ", ""},
    {"exclude = [\"a\xFF\"]\n", ":1: ", "utf-8"},
    // Keys.
    {"selct = [\"links\"]\n", ":1: ", "unknown key 'selct'; did you mean 'select'?"},
    {"\n\nfoo = 1\n", ":3: ", "unknown key 'foo'; there are extends, select"},
    {"rule_folders = [\"x\"]\n", ":1: ", "did you mean 'rule-folders'?"},
    {"[rule.missing-link]\nseverity = \"error\"\n", ":1: ", "did you mean 'rules'?"},
    {"[[override]]\nfiles = [\"a\"]\n", ":1: ", "did you mean 'overrides'?"},
    {"[[overrides]]\nfile = [\"a\"]\nignore = [\"links\"]\n", ":2: ", "did you mean 'files'?"},
    {"[[suppressions]]\nrule = [\"links\"]\n", ":2: ", "did you mean 'rules'?"},
    // Kinds of values.
    {"select = \"links\"\n", ":1: ", "'select' must be a list: select = [\"links\"]"},
    {"ignore = 3\n", ":1: ", "'ignore' must be a list of strings"},
    {"ignore = [\n  \"links\",\n  3,\n]\n", ":3: ", "'ignore' must hold strings only"},
    {"select = []\n", ":1: ", "nothing would run"},
    {"select = [\"\"]\n", ":1: ", "an empty name in 'select'"},
    {"extends = 3\n", ":1: ", "'extends' must be a string or list of strings"},
    {"rules = [\"missing-link\"]\n", ":1: ", "[rules.missing-link]"},
    {"[rules]\nmissing-link = \"error\"\n", ":2: ", "severity ="},
    {"overrides = {files = [\"a\"]}\n", ":1: ", "write [[overrides]], with two brackets"},
    {"baseline = [\"a\"]\n", ":1: ", "'baseline' must be"},
    {"baseline = \"\"\n", ":1: ", "'baseline' must not be empty"},
    // Names.
    {"select = [\"link\"]\n", ":1: ", "no rule or group is called 'link'; did you mean 'links'?"},
    {"ignore = [\n  \"missing-lnk\",\n]\n", ":2: ", "did you mean 'missing-link'?"},
    {"ignore = [\"qqqqqqqqqqqq\"]\n", ":1: ", "'digestlint rules' lists them all"},
    {"[rules.missing-lnk]\nseverity = \"off\"\n", ":1: ", "did you mean 'missing-link'?"},
    {"[rules.links]\nseverity = \"off\"\n", ":1: ", "'links' is a group"},
    {"[[overrides]]\nfiles = [\"a\"]\nignore = [\"linsk\"]\n", ":3: ", "did you mean 'links'?"},
    {"[[suppressions]]\nrules = [\"linsk\"]\n", ":2: ", "did you mean 'links'?"},
    {"extends = \"strickt\"\n", ":1: ", "there is no preset 'strickt'; did you mean 'strict'?"},
    {"extends = [\"zh\", \"nothing\"]\n", ":1: ", "there are en, minimal, recommended"},
    // Severities and options.
    {"[rules.missing-link]\nseverity = \"warn\"\n", ":2: ", "must be error, warning, info, off"},
    {"[rules.missing-link]\nseverity = true\n", ":2: ", "error, warning, info, off"},
    {"[rules.missing-link]\nseverty = \"error\"\n", ":2: ", "did you mean 'severity'?"},
    {"[rules.missing-link]\n", ":1: ", "sets nothing"},
    {"[rules.missing-link]\nmin-entrys = 3\n", ":2: ", "did you mean 'min-entries'?"},
    {"[rules.missing-link]\nmin-entries = \"3\"\n", ":2: ", "'min-entries' must be a whole number"},
    {"[rules.missing-link]\nmin-entries = 2.5\n", ":2: ", "'min-entries' must be a whole number"},
    {"[rules.missing-link]\nmin-entries = -1\n", ":2: ", "'min-entries' must be from"},
    {"[rules.missing-link]\nmin-entries = [3]\n",
     ":2: ", "must be a number, true, false or a string"},
    // Patterns of files.
    {"exclude = [\"\"]\n", ":1: ", "an empty name in 'exclude'"},
    {"exclude = [\"!a\"]\n", ":1: ", "takes nothing back"},
    {"exclude = [\"../a\"]\n", ":1: ", "leave .. out"},
    {"exclude = [\"*.{md,txt}\"]\n", ":1: ", "write two patterns"},
    {"exclude = [\"a\\\\b\"]\n", ":1: ", "parted by /"},
    {"exclude = [\"[a\"]\n", ":1: ", "a [ without its ]"},
    {"[[overrides]]\nfiles = []\nignore = [\"links\"]\n", ":2: ", "for no file"},
    {"exclude = [\".\"]\n", ":1: ", "the folder itself"},
    {"exclude = [\"a//b\"]\n", ":1: ", "two / in a row"},
    {"exclude = [\" \"]\n", ":1: ", "blanks only"},
    {"[[suppressions]]\nrules = [\"all\"]\nfiles = []\n", ":3: ", "for no file"},
    {"[rules.missing-link]\nseverity = \"off\"\nignore = [\"x\"]\n",
     ":3: ", "above the first [table]"},
    {"select = [\"links\"]\nignore = [\"links\"]\n", "", "no rule runs"},
    // Tables that say too little.
    {"[[overrides]]\nignore = [\"links\"]\n", ":1: ", "'files' is missing"},
    {"[[overrides]]\nfiles = [\"a\"]\n", ":1: ", "sets nothing"},
    {"[[suppressions]]\nentry = \"A\"\n", ":1: ", "'rules' is missing"},
    {"[[suppressions]]\nrules = []\n", ":2: ", "write \"all\""},
    {"[[suppressions]]\nrules = [\"links\"]\nentry = \"\"\n", ":3: ", "'entry' is empty"},
    {"[[suppressions]]\nrules = [\"links\"]\nfinding = \"12\"\n", ":3: ", "16 digits"},
    // Files that it names.
    {"extends = \"other.toml\"\n", ":1: ", "other.toml: "},
    {"extends = \"digestlint.toml\"\n", ":1: ", "extends itself"},
    {"rule-folders = [\"nowhere\"]\n", ":1: ", "nowhere"},
    {"baseline = \"none.json\"\n", ":1: ", "'digestlint baseline' writes it"},
};

}  // namespace

TEST_CASE("every mistake in a configuration is told with its place, and nothing runs") {
  for (const Mistake& mistake : kMistakes) {
    CAPTURE(mistake.toml);
    Place place;
    place.Write("a.txt", Plain(kDoubled));
    place.Write("digestlint.toml", mistake.toml);
    const Outcome outcome = place.Run({"check", "."});
    CHECK(outcome.status == 2);
    CHECK(outcome.out.empty());
    if (*mistake.place != '\0') {
      CHECK_MESSAGE(Has(outcome.err, std::string("digestlint.toml") + mistake.place), outcome.err);
    }
    CHECK_MESSAGE(Has(outcome.err, mistake.says), outcome.err);
    CHECK(IsSafe(outcome.err));
  }
}

TEST_CASE("all mistakes of a configuration are told at once, each once") {
  Place place;
  place.Write("a.txt", Plain());
  place.Write("b.txt", Plain());
  place.Write("digestlint.toml",
              "selct = 1\nignore = [\"lnks\"]\n[rules.nothing-such]\nseverity = \"of\"\n");
  const Outcome outcome = place.Run({"check", "."});
  CHECK(outcome.status == 2);
  CHECK(CountLines(outcome.err) == 4);
}

struct WrongUse {
  Arguments arguments;
  const char* says;
};

TEST_CASE("settings on the command line are held to the same") {
  const WrongUse uses[] = {
      {{"--config", "selct=[\"links\"]"}, "did you mean 'select'?"},
      {{"--config", "select=links"}, "--config 'select=links'"},
      {{"--config", "rules.missing-link.severity=\"wrong\""}, "'severity' must be error"},
      {{"--config", "none.toml"}, "--config none.toml: no such file"},
      {{"--config", ""}, "an empty name"},
      {{"--config", "a.toml", "--config", "b.toml"}, "two files"},
      {{"--config", "a.toml", "--no-config"}, "leave one of them out"},
      {{"--select", "lnks"}, "--select: no rule or group is called 'lnks'; did you mean 'links'?"},
      {{"--ignore", "lnks"}, "--ignore: no rule or group is called 'lnks'"},
      {{"--baseline", "none.json"}, "--baseline: none.json"},
  };
  Place place;
  place.Write("a.txt", Plain(kDoubled));
  place.Write("a.toml", "");
  place.Write("b.toml", "");
  for (const WrongUse& use : uses) {
    CAPTURE(use.says);
    Arguments arguments = use.arguments;
    arguments.insert(arguments.begin(), "check");
    const Outcome outcome = place.Run(arguments);
    CHECK(outcome.status == 2);
    CHECK(outcome.out.empty());
    CHECK_MESSAGE(Has(outcome.err, use.says), outcome.err);
  }
}

TEST_CASE("two configurations in one folder, and chains without end") {
  Place place;
  place.Write("a.txt", Plain());
  place.Write("digestlint.toml", "");
  place.Write(".digestlint.toml", "");
  Outcome outcome = place.Run({"check", "."});
  CHECK(outcome.status == 2);
  CHECK(Has(outcome.err, "digestlint.toml: there is .digestlint.toml too; remove one of them"));

  Place chain;
  chain.Write("a.txt", Plain());
  chain.Write("digestlint.toml", "extends = \"b.toml\"\n");
  chain.Write("b.toml", "extends = \"./digestlint.toml\"\n");
  outcome = chain.Run({"check", "."});
  CHECK(outcome.status == 2);
  CHECK_MESSAGE(Has(outcome.err, "b.toml:1: extends itself"), outcome.err);

  chain.Write("digestlint.toml", "extends = [\"1.toml\"]\n");
  for (int i = 1; i < 40; ++i) {
    chain.Write(fmt::format("{}.toml", i), fmt::format("extends = \"{}.toml\"\n", i + 1));
  }
  chain.Write("40.toml", "");
  outcome = chain.Run({"check", "."});
  CHECK(outcome.status == 2);
  CHECK_MESSAGE(Has(outcome.err, "more than 20 files"), outcome.err);
}

TEST_CASE("a configuration that is no configuration") {
  Place place;
  place.Write("a.txt", Plain());
  place.Write("digestlint.toml", std::string((1 << 20) + 1, '#'));
  const Outcome outcome = place.Run({"check", "."});
  CHECK(outcome.status == 2);
  CHECK_MESSAGE(Has(outcome.err, "is this a configuration?"), outcome.err);
  place.Write("digestlint.toml", std::string(1000, '['));
  CHECK(place.Run({"check", "."}).status == 2);
}

}  // namespace digestlint
