// The exit statuses that README.md promises.
#include <doctest/doctest.h>

#include "cli_helpers.h"

namespace digestlint {

TEST_CASE("findings, their severity, and trouble tell the exit status") {
  Place place;
  place.Write("clean.txt", Plain());
  place.Write("warning.txt", Plain(kDoubled));
  place.Write("info.txt", Plain().substr(0, Plain().size() - 1));
  place.Write("error.txt", Plain("[link TBD] 之后再补。"));
  place.Write("binary.txt", std::string("\0\0\0\1", 4));
  struct Case {
    Arguments arguments;
    int status;
  };
  const Case cases[] = {
      {{"clean.txt"}, 0},
      {{"info.txt"}, 1},
      {{"warning.txt"}, 1},
      {{"warning.txt", "--exit-zero"}, 0},
      {{"info.txt", "--error-on", "warning"}, 0},
      {{"warning.txt", "--error-on", "warning"}, 1},
      {{"warning.txt", "--error-on", "error"}, 0},
      {{"error.txt", "--error-on", "error"}, 1},
      {{"warning.txt", "--error-on", "error", "--exit-zero"}, 0},
      {{"binary.txt"}, 2},
      {{"binary.txt", "--exit-zero"}, 2},
      {{"nowhere.txt", "warning.txt", "--exit-zero"}, 2},
      {{"warning.txt", "--error-on", "off"}, 2},
      {{"warning.txt", "--max-findings", "-1"}, 2},
      {{"warning.txt", "--quiet"}, 1},
      {{"warning.txt", "--statistics"}, 1},
      {{"warning.txt", "--max-findings", "0"}, 1},
  };
  for (const Case& each : cases) {
    CAPTURE(each.arguments[0]);
    CAPTURE(each.arguments.back());
    Arguments arguments = each.arguments;
    arguments.insert(arguments.begin(), "check");
    CHECK(place.Run(arguments).status == each.status);
  }
}

TEST_CASE("--max-findings cuts what is written and says how much") {
  Place place;
  place.Write("a.txt", Plain(kDoubled, kSpaced));
  place.Write("b.txt", Plain(kDoubled, kSpaced));
  for (const char* format : {"concise", "json-lines"}) {
    const Outcome outcome = place.Run({"check", ".", "--format", format, "--max-findings", "3"});
    CHECK(outcome.status == 1);
    CHECK(CountLines(outcome.out) == 3);
    CHECK(outcome.err == "digestlint: 1 more finding left out (--max-findings 3)\n");
  }
  CHECK(place.Run({"check", ".", "--format", "concise", "--max-findings", "4"}).err.empty());
  const Outcome text = place.Run({"check", ".", "--max-findings", "1"});
  CHECK(Has(text.out, "4 findings in 2 of 2 files"));
}

TEST_CASE("reports that outlive a run name a file in one way, and tell what they leave out") {
  Place place;
  place.Write("sub/a.txt", Plain(kDoubled, kSpaced));
  const auto report = [&](const std::string& path, const std::string& format) {
    return place.Run({"check", path, "--format", format}).out;
  };
  for (const std::string format : {"gitlab", "sarif"}) {
    const std::string usual = report("sub/a.txt", format);
    CHECK(report("./sub//a.txt", format) == usual);
    CHECK(report(place / "sub/a.txt", format) == usual);
  }
  const Outcome cut = place.Run({"check", "sub", "--format", "markdown", "--max-findings", "1"});
  CHECK(Has(cut.out, "and 1 more"));
}

TEST_CASE("a hook's run without a file to check says nothing") {
  Place place;
  place.Write("a.txt", Plain(kDoubled));
  place.Write("digestlint.toml", "exclude = [\"a.txt\"]\n");
  const Outcome outcome = place.Run({"check", "--force-exclude", "a.txt"});
  CHECK(outcome.status == 0);
  CHECK(outcome.out.empty());
  CHECK(outcome.err.empty());
}

}  // namespace digestlint
