// The program's commands. Each takes its arguments, prints, and returns the exit status.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "cli/output_target.h"
#include "config/configurations.h"

namespace digestlint {

// Exit statuses, the same for every command; README.md promises them.
inline constexpr int kExitClean = 0;     // nothing found, nothing wrong
inline constexpr int kExitFindings = 1;  // findings
inline constexpr int kExitTrouble = 2;   // wrong usage, or a file not read or not written
inline constexpr int kExitSignal = 128;  // plus the signal's number: interrupted while repairing

enum class ColorChoice { kAuto, kAlways, kNever };

struct CheckArguments {
  std::vector<std::string> paths;  // files, folders, or "-"; empty: the current folder
  std::string stdin_filename;      // what "-" is called, for format and messages
  ConfigArguments config;
  std::string baseline;               // instead of the configured one; empty: that
  std::string since;                  // only files changed since this git revision; empty: all
  bool changed_lines = false;         // with it: only findings that were not there then
  bool force_exclude = false;         // `exclude` holds for files that are named, too
  std::vector<OutputTarget> outputs;  // of --format and --output; empty: text
  ColorChoice color = ColorChoice::kAuto;
  bool exit_zero = false;               // findings are no reason for exit status 1
  Severity error_on = Severity::kInfo;  // the least severity that is one
  size_t max_findings = SIZE_MAX;       // that are written
  bool statistics = false;              // counts by rule instead of the findings
  bool quiet = false;                   // only the exit status, and errors
  bool profile = false;                 // the time that each rule took, on standard error
  bool fix = false;                     // repair the files: what is safe
  bool unsafe_fixes = false;            // and what is unsafe
  bool diff = false;                    // print the repairs as a diff, write nothing
  unsigned jobs = 0;                    // threads; 0: as many as the machine has
};
int RunCheck(const CheckArguments& arguments);

// Writes the findings of today into the baseline's file, which later checks leave out.
struct BaselineArguments {
  std::vector<std::string> paths;
  ConfigArguments config;
  std::string baseline;  // the file; empty: as configured, else digestlint-baseline.json
  bool prune = false;    // only drop what is gone
  unsigned jobs = 0;
};
int RunBaseline(const BaselineArguments& arguments);

struct OutlineArguments {
  std::vector<std::string> paths;
  std::string stdin_filename;
  ConfigArguments config;  // for topics
  bool topics = false;     // what sections and entries are about
  bool json = false;
};
int RunOutline(const OutlineArguments& arguments);

// The settings in force for `file` (empty: those of files that no override names).
struct ConfigShowArguments {
  std::string file;
  ConfigArguments config;
  bool json = false;
};
int RunConfigShow(const ConfigShowArguments& arguments);

// Writes a configuration into `folder` (empty: the current one), or, where `rule` is not empty, a
// rule into that rule folder (empty: the configured one).
struct InitArguments {
  std::string folder;
  std::string rule;
  std::string group = "terms";  // of the rule
};
int RunInit(const InitArguments& arguments);

int RunRules(bool json);                  // the catalogue
int RunExplain(const std::string& rule);  // one rule's page

// The language server, until its client ends it.
int RunServerCommand();

// Runs the examples of the users' rules and topics in these folders; none: in the configured ones.
int RunTest(const std::vector<std::string>& folders);

// Reads the command line, runs one command. Wrong usage is an exit status; only running out of
// memory throws.
int RunDigestlint(int argc, const char* const* argv);

}  // namespace digestlint
