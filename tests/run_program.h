// Runs the built program as a user would, with its two outputs captured apart.
#pragma once

#include <doctest/doctest.h>
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace digestlint {

// What surrounds a run besides its arguments.
struct Surroundings {
  std::string folder;                    // to run in; empty: where the tests run
  std::string input;                     // standard input
  std::string output_file;               // standard output goes there instead of Outcome::out
  std::vector<std::string> environment;  // "NAME=value", added
};

struct Outcome {
  int status = -1;  // -1: killed
  std::string out;
  std::string err;
};

// A file without a name, gone when closed.
class ScratchFile {
 public:
  ScratchFile() : file_(std::tmpfile()) { REQUIRE(file_ != nullptr); }
  ScratchFile(const ScratchFile&) = delete;
  ScratchFile& operator=(const ScratchFile&) = delete;
  ~ScratchFile() { std::fclose(file_); }

  int descriptor() const { return ::fileno(file_); }

  void Write(std::string_view text) {
    std::fwrite(text.data(), 1, text.size(), file_);
    std::rewind(file_);  // flushes, and sets the place that a child starts to read from
  }

  std::string Read() {
    std::rewind(file_);
    std::string text;
    char buffer[4096];
    while (const size_t size = std::fread(buffer, 1, sizeof buffer, file_)) {
      text.append(buffer, size);
    }
    return text;
  }

 private:
  std::FILE* file_;
};

// The environment of the tests, without what changes colours.
inline std::vector<std::string> PlainEnvironment() {
  std::vector<std::string> out;
  for (char** at = environ; *at != nullptr; ++at) {
    const std::string_view variable = *at;
    const std::string_view name = variable.substr(0, variable.find('='));
    if (name != "NO_COLOR" && name != "FORCE_COLOR" && name != "CLICOLOR_FORCE") {
      out.emplace_back(variable);
    }
  }
  return out;
}

inline std::vector<char*> Pointers(std::vector<std::string>& strings) {
  std::vector<char*> out;
  out.reserve(strings.size() + 1);
  for (std::string& string : strings) out.push_back(string.data());
  out.push_back(nullptr);
  return out;
}

inline Outcome RunProgram(std::vector<std::string> command, const Surroundings& surroundings = {}) {
  ScratchFile input;
  ScratchFile out;
  ScratchFile err;
  input.Write(surroundings.input);
  posix_spawn_file_actions_t actions;
  REQUIRE(posix_spawn_file_actions_init(&actions) == 0);
  if (!surroundings.folder.empty()) {
    posix_spawn_file_actions_addchdir_np(&actions, surroundings.folder.c_str());
  }
  posix_spawn_file_actions_adddup2(&actions, input.descriptor(), STDIN_FILENO);
  if (surroundings.output_file.empty()) {
    posix_spawn_file_actions_adddup2(&actions, out.descriptor(), STDOUT_FILENO);
  } else {
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, surroundings.output_file.c_str(),
                                     O_WRONLY, 0);
  }
  posix_spawn_file_actions_adddup2(&actions, err.descriptor(), STDERR_FILENO);

  std::vector<std::string> environment = PlainEnvironment();
  environment.insert(environment.end(), surroundings.environment.begin(),
                     surroundings.environment.end());
  const std::vector<char*> arguments = Pointers(command);
  const std::vector<char*> variables = Pointers(environment);
  pid_t child = 0;
  const int error =
      posix_spawn(&child, arguments[0], &actions, nullptr, arguments.data(), variables.data());
  posix_spawn_file_actions_destroy(&actions);
  REQUIRE(error == 0);
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, out.Read(), err.Read()};
}

}  // namespace digestlint
