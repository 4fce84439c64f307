// digestlint baseline, and checks that know one.
#include <doctest/doctest.h>

#include "cli_helpers.h"

namespace digestlint {
namespace {

constexpr const char* kFile = "digestlint-baseline.json";

void WriteArchive(const Place& place) {
  place.Write("a.txt", Plain(kDoubled, kSpaced));
  place.Write("sub/b.md", Markdown(kSpaced));
  place.Write("digestlint.toml", fmt::format("baseline = \"{}\"\n", kFile));
}

}  // namespace

TEST_CASE("what a baseline knows is not told again, and what is new is") {
  Place place;
  WriteArchive(place);
  Outcome outcome = place.Run({"baseline"});
  CHECK(outcome.status == 0);
  CHECK(outcome.out == "digestlint-baseline.json: 3 findings written\n");
  outcome = place.Run({"check"});
  CHECK(outcome.status == 0);
  CHECK(outcome.out == "0 findings in 0 of 2 files; 3 known to the baseline\n");

  // Lines move, an entry comes in between.
  place.Write("a.txt", "导语，本周三篇。\n" + Plain(kDoubled, kSpaced));
  CHECK(place.Run({"check"}).status == 0);
  place.Write("a.txt", Plain(kDoubled, kSpaced + "\n速度更快，，更省。"));
  CHECK(Rules(place.RunJson({"check"})) == Arguments{"repeated-punctuation"});

  // The same from another folder, and for a file that is named.
  place.Write("a.txt", Plain(kDoubled, kSpaced));
  CHECK(place.Run({"check", "sub/b.md"}).status == 0);
}

TEST_CASE("known findings are not repaired") {
  Place place;
  WriteArchive(place);
  place.Run({"baseline"});
  const std::string before = Plain(kDoubled, kSpaced);
  place.Run({"check", "--fix"});
  CHECK(place.Read("a.txt") == before);
  place.Run({"check", "--fix", "--config", "baseline=\"digestlint-baseline.json\"", "--no-config"});
  CHECK(place.Read("a.txt") == before);
  place.Run({"check", "--fix", "--no-config"});
  CHECK(place.Read("a.txt") != before);
}

TEST_CASE("entries that are gone are told, and --prune drops them and adds none") {
  Place place;
  WriteArchive(place);
  place.Run({"baseline"});
  place.Write("a.txt", Plain("参数一样多。", kSpaced + "\n速度更快，，更省。"));
  const Outcome check = place.Run({"check"});
  CHECK(check.status == 1);
  CHECK(Has(check.err, "1 known finding is gone; 'digestlint baseline --prune' drops it:"));
  CHECK(Has(check.err, "a.txt: "));
  CHECK(Has(check.err, "[repeated-punctuation]"));
  // Not looked for: not gone.
  CHECK(place.Run({"check", "sub"}).err.empty());
  CHECK(place.Run({"check", "--select", "stray-space"}).err.empty());

  CHECK(place.Run({"baseline", "--prune"}).out ==
        "digestlint-baseline.json: 1 of 3 known findings dropped\n");
  CHECK(place.Run({"check"}).status == 1);
  CHECK(place.Run({"check"}).err.empty());
  std::filesystem::remove(place / "sub/b.md");
  CHECK(Has(place.Run({"baseline", "--prune"}).out, "1 of 2 known findings dropped"));
}

TEST_CASE("a baseline of some files keeps what it has of the others") {
  Place place;
  WriteArchive(place);
  place.Run({"baseline"});
  place.Write("c.txt", Plain(kDoubled));
  CHECK(Has(place.Run({"baseline", "c.txt"}).out, "4 findings written"));
  CHECK(place.Run({"check"}).status == 0);
  // Nor are the findings of rules lost that did not run.
  CHECK(Has(place.Run({"baseline", "--select", "stray-space"}).out, "4 findings written"));
  // Writing again changes nothing, to the byte.
  const std::string before = place.Read(kFile);
  place.Run({"baseline"});
  CHECK(place.Read(kFile) == before);
}

TEST_CASE("where the baseline is written, and when it is not") {
  Place place;
  place.Write("a.txt", Plain(kDoubled));
  Outcome outcome = place.Run({"baseline", "--prune"});
  CHECK(outcome.status == 2);
  CHECK(Has(outcome.err, "there is no such baseline"));
  outcome = place.Run({"baseline"});
  CHECK(outcome.status == 0);
  CHECK(Has(outcome.out, "Write baseline = \"digestlint-baseline.json\" into digestlint.toml."));
  CHECK(place.Run({"check"}).status == 1);
  CHECK(place.Run({"check", "--baseline", kFile}).status == 0);
  CHECK(place.Run({"baseline", "--baseline", "lists/known.json"}).status == 2);
  std::filesystem::create_directory(place / "lists");
  CHECK(place.Run({"baseline", "--baseline", "lists/known.json"}).status == 0);
  CHECK(Has(place.Read("lists/known.json"), "\"../a.txt\""));
  CHECK(place.Run({"check", "--baseline", "lists/known.json"}).status == 0);

  // A file that is no baseline is not written over, nor taken for an empty one.
  place.Write("other.json", "{\"a\": 1}\n");
  CHECK(place.Run({"baseline", "--baseline", "other.json"}).status == 2);
  CHECK(place.Read("other.json") == "{\"a\": 1}\n");
  CHECK(place.Run({"check", "--baseline", "other.json"}).status == 2);

  // What cannot be read would look mended.
  place.Write("z.txt", std::string("\0\0\0\1", 4));
  const std::string before = place.Read(kFile);
  outcome = place.Run({"baseline"});
  CHECK(outcome.status == 2);
  CHECK(Has(outcome.err, "not written"));
  CHECK(place.Read(kFile) == before);
}

}  // namespace digestlint
