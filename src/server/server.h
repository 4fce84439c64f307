// The language server: one session over two file descriptors.
//
// A thread reads messages; this one answers them in their order. Texts are analyzed once no message
// waits, so that a burst of edits costs one reading, and a request that is cancelled while it waits
// is answered without work.
#pragma once

namespace digestlint {

// Runs until the client says exit or is gone. Returns the exit status that LSP 3.17 asks for: 0
// after shutdown, else 1.
int RunServer(int input, int output);

}  // namespace digestlint
