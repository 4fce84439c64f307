// Ctrl-C while files are being repaired: the file at hand is finished, the others are left alone.
#pragma once

namespace digestlint {

// From now on SIGINT, SIGTERM and SIGHUP only set a flag; a second one ends the program at once.
void CatchInterrupts();

// Whether one came; 128 plus its number is then the exit status that shells expect.
int InterruptSignal();  // 0: none

}  // namespace digestlint
