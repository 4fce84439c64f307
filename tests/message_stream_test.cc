// What comes instead of messages.
#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "server_helpers.h"

namespace digestlint {

TEST_CASE("what is no message is answered or passed over, and a request behind it is answered") {
  std::mt19937 random(3);
  std::string input = kStart + OpenMessage("file:///tmp/a.md", Markdown(kDoubled));
  const std::string sample =
      R"({"jsonrpc":"2.0","id":5,"method":"textDocument/codeAction","params":{"textDocument":{"uri":"file:///tmp/a.md"},"range":{"start":{"line":0,"character":0},"end":{"line":9,"character":0}},"context":{}}})";
  for (int i = 0; i < 3000; ++i) {
    std::string message = sample;
    for (int n = 0; n < 3; ++n) {
      const size_t at = random() % message.size();
      switch (random() % 3) {
        case 0:
          message[at] = static_cast<char>(random());
          break;
        case 1:
          message.erase(at, random() % 20);
          break;
        default:
          message.insert(at, std::string(random() % 5, "{}[]\",:0-9"[random() % 10]));
          break;
      }
      if (message.empty()) message.push_back('x');
    }
    input += FrameMessage(message);
  }
  input += "Content-Length: x\r\n\r\n";
  input += "Nothing: 1\r\n\r\n";
  input += "Content-Length: 99999999999999999999\r\n\r\n";
  input += FrameMessage(std::string(100000, '['));
  const Outcome outcome = Serve(input + kEnd);
  CHECK(outcome.status == 0);
  CHECK(MessagesIn(outcome.out).back()["id"] == "end");
}

TEST_CASE("a body whose header tells no length, or a wrong one, costs no message behind it") {
  const std::string body = R"({"jsonrpc":"2.0","id":1,"method":"shutdown"})";
  for (const char* header : {"Foo: 1", "Content-Length: 10", "Content-Length: -5",
                             "Content-Length: 1000", "Content-Length: 99999999999",
                             "Content-Length: ", "Content-Length: 10\r\nContent-Length: x"}) {
    CAPTURE(header);
    const Outcome outcome = Serve(fmt::format("{}{}\r\n\r\n{}{}", kStart, header, body, kEnd));
    CHECK(outcome.status == 0);
    CHECK(MessagesIn(outcome.out).back()["id"] == "end");
  }
}

TEST_CASE("a message behind one that is cut off, or shorter than told, is answered") {
  const std::string request = R"({"jsonrpc":"2.0","id":1,"method":"shutdown"})";
  const std::string good = FrameMessage(request);
  const auto with_length = [&](size_t more, const char* end) {
    return fmt::format("Content-Length: {}{}{}{{}}", 2 + more, end, end);
  };
  const std::string starts[] = {
      "Content-Length: 10\r\n", "Content-Length:",      "Content-Le",
      with_length(1, "\r\n"),   with_length(7, "\r\n"), with_length(16, "\r\n"),
      with_length(25, "\r\n"),  with_length(5, "\n")};
  for (const std::string& start : starts) {
    CAPTURE(start);
    const std::string ends[] = {good,
                                fmt::format("Content-Length: {}\n\n{}", request.size(), request)};
    for (const std::string& message : ends) {
      const Outcome outcome = Serve(fmt::format("{}{}{}{}", kStart, start, message, kEnd));
      const std::vector<Json> answers = MessagesIn(outcome.out);
      CHECK(std::any_of(answers.begin(), answers.end(),
                        [](const Json& each) { return each.value("id", Json()) == 1; }));
      CHECK(answers.back()["id"] == "end");
    }
  }
}

}  // namespace digestlint
