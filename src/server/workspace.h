// The texts of the workspace, open or not, with the settings that are in force for them.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "server/client_capabilities.h"
#include "server/config_text.h"
#include "server/connection.h"
#include "server/documents.h"
#include "server/settings.h"
#include "server/workspace_diagnostics.h"

namespace digestlint {

class Workspace : public WorkspaceDiagnostics::Host {
 public:
  struct InForce {
    Configuration& configuration;
    const Baseline* baseline;  // null: there is none
  };

  // Both must outlive this. Folders and encoding are the client's as they are when they are needed.
  // `is_busy` tells whether something else is to be done first.
  Workspace(const ClientCapabilities& client, Connection& connection,
            std::function<bool()> is_busy);

  Documents& documents() { return documents_; }
  ServerSettings& settings() { return settings_; }

  // What is wrong with settings is told to the user, once. Valid until settings are read again.
  InForce SettingsOf(const OpenDocument& document);
  const Analysis& Analyze(OpenDocument& document);
  // The configuration file for the document.
  ConfigText ConfigOf(const OpenDocument& document);

  // Other settings are in force.
  void Forget();

  std::optional<WorkspaceDiagnostics::Texts> FindTexts() override;
  std::string ResultId(const std::string& uri) override;
  LspJson DocumentVersion(const std::string& uri) override;
  LspJson FindingsIn(const std::string& uri) override;
  bool IsTold() const override { return client_.watches_files; }
  bool ShowsProgress() const override { return client_.shows_progress; }

 private:
  OpenDocument* FindOpen(const std::string& uri) const;
  std::string FolderForConfig(const std::string& path) const;

  const ClientCapabilities& client_;
  Connection& connection_;
  Documents documents_;
  ServerSettings settings_;
  std::function<bool()> is_busy_;
  uint64_t settings_changes_;  // from a number that no other process began with
};

}  // namespace digestlint
