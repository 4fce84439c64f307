#include "git/run_git.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <iterator>
#include <string_view>

#include "files/file_descriptor.h"

namespace digestlint {
namespace {

// The process's own, with what makes git predictable.
std::vector<std::string> Environment() {
  // Those of a hook, too: they would be taken for those of the folder that is asked about.
  static constexpr std::string_view kReplaced[] = {"LC_ALL",     "GIT_OPTIONAL_LOCKS",
                                                   "GIT_DIR",    "GIT_TERMINAL_PROMPT",
                                                   "GIT_PREFIX", "GIT_WORK_TREE"};
  std::vector<std::string> out = {"LC_ALL=C", "GIT_OPTIONAL_LOCKS=0", "GIT_TERMINAL_PROMPT=0"};
  for (char** at = environ; *at != nullptr; ++at) {
    const std::string_view variable = *at;
    const std::string_view name = variable.substr(0, variable.find('='));
    if (std::ranges::find(kReplaced, name) == std::end(kReplaced)) out.emplace_back(variable);
  }
  return out;
}

std::vector<char*> Pointers(std::vector<std::string>& strings) {
  std::vector<char*> out;
  for (std::string& string : strings) out.push_back(string.data());
  out.push_back(nullptr);
  return out;
}

// Reads both to their ends; neither may fill up while the other is waited for.
void ReadBoth(const FileDescriptor& out, const FileDescriptor& err, GitOutput& output) {
  std::array<pollfd, 2> wanted = {{{out.get(), POLLIN, 0}, {err.get(), POLLIN, 0}}};
  const std::array<std::string*, 2> texts = {&output.out, &output.err};
  std::vector<char> buffer(1 << 16);
  while (wanted[0].fd >= 0 || wanted[1].fd >= 0) {
    if (::poll(wanted.data(), wanted.size(), -1) < 0) {
      if (errno == EINTR) continue;
      return;
    }
    for (size_t i = 0; i < wanted.size(); ++i) {
      if (wanted[i].fd < 0 || wanted[i].revents == 0) continue;
      const ssize_t count = ::read(wanted[i].fd, buffer.data(), buffer.size());
      if (count < 0 && errno == EINTR) continue;
      if (count <= 0) {
        wanted[i].fd = -1;
      } else {
        texts[i]->append(buffer.data(), static_cast<size_t>(count));
      }
    }
  }
}

}  // namespace

GitOutput RunGit(const std::string& folder, const std::vector<std::string>& arguments) {
  GitOutput output;
  std::array<int, 2> out_ends{}, err_ends{};
  if (::pipe2(out_ends.data(), O_CLOEXEC) != 0) return output;
  const FileDescriptor out(out_ends[0]);
  FileDescriptor out_write(out_ends[1]);
  if (::pipe2(err_ends.data(), O_CLOEXEC) != 0) return output;
  const FileDescriptor err(err_ends[0]);
  FileDescriptor err_write(err_ends[1]);

  std::vector<std::string> command = {"git",        "-C", folder,
                                      "--no-pager", "-c", "core.fsmonitor=false"};
  command.insert(command.end(), arguments.begin(), arguments.end());
  std::vector<std::string> environment = Environment();
  const std::vector<char*> argv = Pointers(command);
  const std::vector<char*> envp = Pointers(environment);
  posix_spawn_file_actions_t actions;
  if (posix_spawn_file_actions_init(&actions) != 0) return output;
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, out_write.get(), STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, err_write.get(), STDERR_FILENO);
  pid_t child = 0;
  const int error = posix_spawnp(&child, argv[0], &actions, nullptr, argv.data(), envp.data());
  posix_spawn_file_actions_destroy(&actions);
  out_write.Close();
  err_write.Close();
  if (error != 0) {
    output.status = 127;
    return output;
  }
  ReadBoth(out, err, output);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (WIFEXITED(status)) output.status = WEXITSTATUS(status);
  return output;
}

}  // namespace digestlint
