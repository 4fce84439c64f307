// What is measured, and on which files.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus.h"
#include "engine/linter.h"
#include "model/document.h"
#include "units.h"

namespace digestlint::bench {

// A file of the corpus, on disk and in memory.
struct File {
  std::string path;
  std::string text;
  Shape shape = Shape::kPlain;
};

Document Read(const File& file);

// With the rules that are on by default, or with one rule alone.
Linter MakeLinter(std::string_view only_rule);

// The arguments of these must outlive `units`.

// SHAPE/count, SHAPE/read, SHAPE/lint: in this process, one thread.
void AddLargeFile(const File& file, const Linter& linter, Units& units);

// rule/SHAPE/GROUP/NAME: Lint() without reading, one rule alone. What rules share counts for each
// of them; `none` is what a linter without rules takes.
void AddRules(const File& file, const Document& document, Units& units);

// files/...: `program` on all of `files`, which are in `folder`.
void AddFolder(const std::string& program, const std::string& folder,
               const std::vector<File>& files, Units& units);

// start/...: `program` on `file`, next to a program that does nothing, `runs` times each.
void AddStart(const std::string& program, const File& file, int runs, Units& units);

}  // namespace digestlint::bench
