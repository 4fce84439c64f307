// Descriptors that do not block, as some clients hand them over.
#pragma once

namespace digestlint {

// Whether the read(2) or write(2) that has just failed on the descriptor can be tried again. Waits
// until it may succeed.
bool CanRetryRead(int descriptor);
bool CanRetryWrite(int descriptor);

// Whether nobody reads what is written to the descriptor any more.
bool IsHungUp(int descriptor);

}  // namespace digestlint
