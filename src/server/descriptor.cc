#include "server/descriptor.h"

#include <poll.h>

#include <cerrno>

namespace digestlint {
namespace {

bool CanRetry(int descriptor, short event) {
  if (errno == EINTR) return true;
  if (errno != EAGAIN && errno != EWOULDBLOCK) return false;
  pollfd place = {descriptor, event, 0};
  return ::poll(&place, 1, -1) > 0 || errno == EINTR;
}

}  // namespace

bool CanRetryRead(int descriptor) {
  return CanRetry(descriptor, POLLIN);
}

bool CanRetryWrite(int descriptor) {
  return CanRetry(descriptor, POLLOUT);
}

bool IsHungUp(int descriptor) {
  pollfd place = {descriptor, 0, 0};
  return ::poll(&place, 1, 0) > 0 && (place.revents & (POLLERR | POLLHUP)) != 0;
}

}  // namespace digestlint
