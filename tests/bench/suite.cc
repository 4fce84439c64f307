#include "suite.h"

#include <fmt/format.h>

#include <cstdio>
#include <memory>
#include <optional>

#include "catalogue/builtin.h"
#include "process.h"
#include "reader/reader.h"

namespace digestlint::bench {
namespace {

// Keeps the compiler from leaving out work whose result nobody reads.
volatile size_t g_sink = 0;

// The reference: the least that any linter does with a file. False where it cannot be read.
bool ReadAndCount(const File& file, std::string& buffer) {
  buffer.resize(file.text.size());
  std::FILE* stream = std::fopen(file.path.c_str(), "rb");
  if (stream == nullptr) return false;
  const size_t size = std::fread(buffer.data(), 1, buffer.size(), stream);
  std::fclose(stream);
  size_t lines = 0;
  size_t high = 0;
  for (size_t i = 0; i < size; ++i) {
    lines += buffer[i] == '\n';
    high += static_cast<unsigned char>(buffer[i]) >= 0x80;
  }
  g_sink = lines + high;
  return size == file.text.size();
}

void AddProcess(std::string name, size_t bytes, std::string reference, int runs,
                std::vector<std::string> command, double ProcessTime::*seconds, Units& units) {
  const auto run = [command = std::move(command), seconds]() -> std::optional<double> {
    const std::optional<ProcessTime> time = RunProcess(command, 1);  // 1: findings
    if (!time) return {};
    return (*time).*seconds;
  };
  units.Add({std::move(name), bytes, std::move(reference), runs, run});
}

std::vector<std::string> CheckCommand(const std::string& program, const std::string& path) {
  return {program, "check", "--quiet", "--no-config", path};
}

}  // namespace

Document Read(const File& file) {
  return ReadDocument(file.text, ShapeFormat(file.shape));
}

Linter MakeLinter(std::string_view only_rule) {
  std::vector<Rule> rules;
  for (const Rule& rule : BuiltinRules()) {
    if (only_rule.empty() ? rule.spec->on_by_default : rule.spec->name == only_rule) {
      rules.push_back(rule);
    }
  }
  return Linter(std::move(rules), BuiltinTopics());
}

void AddLargeFile(const File& file, const Linter& linter, Units& units) {
  const std::string name(ShapeName(file.shape));
  const size_t bytes = file.text.size();
  const auto buffer = std::make_shared<std::string>();
  const auto count = [&file, buffer]() -> std::optional<double> {
    bool done = false;
    const double seconds = Time([&] { done = ReadAndCount(file, *buffer); });
    return done ? std::optional(seconds) : std::nullopt;
  };
  const auto read = [&file] { return Time([&] { g_sink = Read(file).lines.size(); }); };
  const auto lint = [&file, &linter] {
    return Time([&] { g_sink = linter.Lint(Read(file)).size(); });
  };
  units.Add({name + "/count", bytes, "", 1, count});
  units.Add({name + "/read", bytes, name + "/count", 1, read});
  units.Add({name + "/lint", bytes, name + "/count", 1, lint});
}

void AddRules(const File& file, const Document& document, Units& units) {
  const auto add = [&](std::string_view group, std::string_view rule) {
    const std::shared_ptr<const Linter> linter(new Linter(MakeLinter(rule)));
    const auto lint = [linter, &document] {
      return Time([&] { g_sink = linter->Lint(document).size(); });
    };
    units.Add({fmt::format("rule/{}/{}/{}", ShapeName(file.shape), group, rule), file.text.size(),
               fmt::format("{}/count", ShapeName(file.shape)), 1, lint});
  };
  for (const Rule& rule : BuiltinRules()) add(rule.spec->group, rule.spec->name);
  add("-", "none");  // no rule is called that
}

void AddFolder(const std::string& program, const std::string& folder,
               const std::vector<File>& files, Units& units) {
  size_t bytes = 0;
  for (const File& file : files) bytes += file.text.size();
  const auto buffer = std::make_shared<std::string>();
  const auto count = [&files, buffer]() -> std::optional<double> {
    bool done = true;
    const double seconds = Time([&] {
      for (const File& file : files) done = ReadAndCount(file, *buffer) && done;
    });
    return done ? std::optional(seconds) : std::nullopt;
  };
  units.Add({"files/count", bytes, "", 1, count});
  const std::vector<std::string> all = CheckCommand(program, folder);
  std::vector<std::string> one = all;
  one.emplace_back("-j1");
  AddProcess("files/check-j1", bytes, "files/count", 1, one, &ProcessTime::wall_seconds, units);
  AddProcess("files/check", bytes, "files/count", 1, all, &ProcessTime::wall_seconds, units);
  AddProcess("files/check-cpu", bytes, "files/count", 1, all, &ProcessTime::cpu_seconds, units);
}

void AddStart(const std::string& program, const File& file, int runs, Units& units) {
  constexpr auto kWall = &ProcessTime::wall_seconds;
  AddProcess("start/true", 0, "", runs, {"/bin/true"}, kWall, units);
  AddProcess("start/version", 0, "start/true", runs, {program, "--version"}, kWall, units);
  AddProcess("start/check", 0, "start/true", runs, CheckCommand(program, file.path), kWall, units);
  std::vector<std::string> one = CheckCommand(program, file.path);
  one.insert(one.end(), {"--select", "missing-link"});
  AddProcess("start/check-one-rule", 0, "start/true", runs, one, kWall, units);
  AddProcess("start/check-cpu", 0, "start/true", runs, CheckCommand(program, file.path),
             &ProcessTime::cpu_seconds, units);
  const auto make = [] { return Time([] { MakeLinter(""); }); };
  units.Add({"start/make-linter", 0, "start/true", runs, make});
}

}  // namespace digestlint::bench
