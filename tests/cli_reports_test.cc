// --output: reports in several formats, on standard output and in files.
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include <filesystem>
#include <string>

#include "cli_helpers.h"
#include "report/formats.h"

namespace digestlint {
namespace {

TEST_CASE("--output FORMAT is --format FORMAT") {
  const Place place;
  place.Write("a.txt", Plain(kDoubled));
  for (const ReportFormat& format : ReportFormats()) {
    const std::string name(format.name);
    CAPTURE(name);
    const Outcome by_format = place.Run({"--format", name, "a.txt"});
    CHECK(by_format.status == 1);
    CHECK(by_format.err.empty());
    CHECK_FALSE(by_format.out.empty());
    CHECK(place.Run({"--output", name, "a.txt"}).out == by_format.out);
    CHECK(place.Run({"a.txt", "--output=" + name + "=-"}).out == by_format.out);
  }
}

TEST_CASE("several reports at once are each as if alone") {
  const Place place;
  place.Write("in/a.txt", Plain(kDoubled, kSpaced));
  place.Write("in/b.md", Markdown(kDoubled));
  place.Write("in/c.txt", Plain());
  Arguments arguments = {"in", "--output", "text", "-j8"};
  for (const ReportFormat& format : ReportFormats()) {
    const std::string name(format.name);
    arguments.insert(arguments.end(), {"--output", fmt::format("{0}={0}.out", name)});
  }
  const Outcome all = place.Run(arguments);
  CHECK(all.status == 1);
  CHECK(all.err.empty());
  CHECK(all.out == place.Run({"in"}).out);
  for (const ReportFormat& format : ReportFormats()) {
    const std::string name(format.name);
    CAPTURE(name);
    CHECK(place.Read(name + ".out") == place.Run({"in", "--format", name, "-j1"}).out);
  }
}

TEST_CASE("a report in a file alone leaves standard output empty") {
  const Place place;
  place.Write("a.txt", Plain(kDoubled));
  const Outcome outcome = place.Run({"a.txt", "--output", "json=out.json"});
  CHECK(outcome.status == 1);
  CHECK(outcome.out.empty());
  CHECK(outcome.err.empty());
  CHECK(Json::parse(place.Read("out.json")).size() == 1);
  // With the other things that standard output may hold.
  for (const char* option : {"--quiet", "--statistics", "--diff"}) {
    std::filesystem::remove(place / "out.json");
    CHECK(place.Run({"a.txt", option, "--output", "json=out.json"}).status == 1);
    CHECK(Json::parse(place.Read("out.json")).size() == 1);
  }
}

TEST_CASE("a report replaces the file of the last run as a whole") {
  const Place place;
  place.Write("a.txt", Plain(kDoubled));
  place.Write("out.txt", std::string(100'000, 'x'));
  place.Link("out.txt", "link.txt.report");
  REQUIRE(::chmod((place / "out.txt").c_str(), 0640) == 0);
  CHECK(place.Run({"a.txt", "--output", "concise=link.txt.report"}).status == 1);
  CHECK(place.Read("out.txt") == place.Run({"a.txt", "--format", "concise"}).out);
  CHECK(std::filesystem::is_symlink(place / "link.txt.report"));
  struct stat status = {};
  REQUIRE(::stat((place / "out.txt").c_str(), &status) == 0);
  CHECK((status.st_mode & 0777) == 0640);
  CHECK(place.Find().size() == 2);  // and no temporary file
}

TEST_CASE("a report may go to a device") {
  const Place place;
  place.Write("a.txt", Plain(kDoubled));
  CHECK(place.Run({"a.txt", "--output", "json=/dev/null"}).status == 1);
  const Outcome full = place.Run({"a.txt", "--output", "json=/dev/full"});
  CHECK(full.status == 2);
  CHECK(Has(full.err, "/dev/full: not written"));
}

TEST_CASE("what cannot be written is told before anything is checked") {
  const Place place;
  place.Write("a.txt", Plain(kDoubled));
  place.Write("sub/b.txt", Plain(kDoubled));
  place.Link("a.txt", "link.out");
  const auto error = [&](Arguments arguments) {
    const Outcome outcome = place.Run(std::move(arguments));
    CHECK(outcome.status == 2);
    CHECK(outcome.out.empty());
    CHECK(CountLines(outcome.err) == 1);
    return outcome.err;
  };
  CHECK(Has(error({"--output", "json", "--output", "concise"}), "--output concise=FILE"));
  CHECK(Has(error({"--format", "json", "--output", "concise"}), "standard output"));
  CHECK(Has(error({"--output", "json=x", "--output", "concise=./x"}), "x: two reports"));
  CHECK(Has(error({"--output", "json=none/x"}), "make it first"));
  CHECK(Has(error({"--output", "json=sub"}), "it is a folder"));
  CHECK(Has(error({"--output", "json=a.txt"}), "a file that is to be checked"));
  CHECK(Has(error({"--output", "json=link.out"}), "a file that is to be checked"));
  CHECK(Has(error({"--output", "json=sub/../a.txt", "a.txt"}), "a file that is to be checked"));
  CHECK(Has(error({"--output", "jsn"}), "'jsn' is not one of text, concise, json"));
  CHECK(Has(error({"--output", "json="}), "write json=FILE"));
  CHECK(Has(error({"--output"}), "--output"));
  CHECK(Has(error({"--format", "json=x"}), "'json=x' is not one of text, concise, json"));
  CHECK(Has(error({"--statistics", "--format", "json-lines"}), "--output json-lines=FILE"));
  CHECK(place.Read("a.txt") == Plain(kDoubled));
}

TEST_CASE("a report tells what stands after repairs") {
  const Place place;
  place.Write("a.txt", Plain(kDoubled));
  const Outcome outcome = place.Run({"--fix", "a.txt", "--output", "json=out.json"});
  CHECK(outcome.status == 0);
  CHECK(Json::parse(place.Read("out.json")).empty());
  const Outcome input =
      place.RunOnInput({"-", "--fix", "--output", "json=in.json"}, Plain(kSpaced));
  CHECK(input.status == 0);
  CHECK(input.out == Plain("显存不变，精度也不变。"));
}

TEST_CASE("a file that cannot be read leaves the report of the others") {
  const Place place;
  place.Write("a.txt", Plain(kDoubled));
  place.Write("b.txt", std::string("\0\0binary", 8));
  const Outcome outcome = place.Run({"--output", "json=out.json", "a.txt", "b.txt", "gone.txt"});
  CHECK(outcome.status == 2);
  CHECK(CountLines(outcome.err) == 2);
  CHECK(Json::parse(place.Read("out.json")).size() == 1);
}

}  // namespace
}  // namespace digestlint
