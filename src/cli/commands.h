// The program's commands. Each takes its arguments, prints, and returns the exit status.
#pragma once

#include <string>
#include <vector>

namespace digestlint {

// Exit statuses, the same for every command.
inline constexpr int kExitClean = 0;     // nothing found, nothing wrong
inline constexpr int kExitFindings = 1;  // findings
inline constexpr int kExitTrouble = 2;   // wrong usage, or a file not read or not written
inline constexpr int kExitSignal = 128;  // plus the signal's number: interrupted while repairing

enum class OutputFormat { kText, kConcise, kJson };
enum class ColorChoice { kAuto, kAlways, kNever };

struct CheckArguments {
  std::vector<std::string> paths;   // files, folders, or "-"; empty: the current folder
  std::string stdin_filename;       // what "-" is called, for format and messages
  std::vector<std::string> select;  // rule and group names; empty: the rules on by default
  std::vector<std::string> ignore;
  OutputFormat format = OutputFormat::kText;
  ColorChoice color = ColorChoice::kAuto;
  bool statistics = false;    // counts by rule instead of the findings
  bool quiet = false;         // only the exit status, and errors
  bool fix = false;           // repair the files: what is safe
  bool unsafe_fixes = false;  // and what is unsafe
  bool diff = false;          // print the repairs as a diff, write nothing
  std::string topic_files;    // folder of topics beside the built-in ones; empty: none
  bool no_config = false;     // accepted for scripts; there is no configuration file yet
  unsigned jobs = 0;          // threads; 0: as many as the machine has
};
int RunCheck(const CheckArguments& arguments);

struct OutlineArguments {
  std::vector<std::string> paths;
  std::string stdin_filename;
  std::string topic_files;  // as for check
  bool topics = false;      // what sections and entries are about
  bool json = false;
};
int RunOutline(const OutlineArguments& arguments);

int RunRules(bool json);                  // the catalogue
int RunExplain(const std::string& rule);  // one rule's page

// Runs the examples of the users' rules and topics in these folders.
int RunTest(const std::vector<std::string>& folders);

// Reads the command line, runs one command. Wrong usage is an exit status; only running out of
// memory throws.
int RunDigestlint(int argc, const char* const* argv);

}  // namespace digestlint
