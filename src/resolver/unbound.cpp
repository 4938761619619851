// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/resolver/unbound.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <poll.h>
#include <string_view>
#include <unbound.h>

#include <fmt/format.h>

#include "hastls/resolver/trust_anchors.hpp"

namespace hastls::resolver {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr int kClassIn = 1;

struct DeleteContext {
  void operator()(ub_ctx* context) const noexcept { ub_ctx_delete(context); }
};
using Context = std::unique_ptr<ub_ctx, DeleteContext>;

struct FreeResult {
  void operator()(ub_result* result) const noexcept { ub_resolve_free(result); }
};
using Reply = std::unique_ptr<ub_result, FreeResult>;

Error failure(std::string_view what, int code) {
  return {ErrorCode::Network, fmt::format("{}: {}", what, ub_strerror(code)), {}};
}

// RFC 1035 §4.1.1 and RFC 6895 §2.3, as far as a resolver hands them on.
std::string rcode_text(int rcode) {
  constexpr std::array<std::string_view, 6> kNames{"NOERROR",  "FORMERR", "SERVFAIL",
                                                   "NXDOMAIN", "NOTIMP",  "REFUSED"};
  const auto index = static_cast<std::size_t>(rcode);
  return index < kNames.size() ? std::string(kNames[index]) : fmt::format("RCODE {}", rcode);
}

std::string text_or_nothing(const char* text) {
  return text == nullptr ? std::string() : std::string(text);
}

std::vector<std::string> rdata_of(const ub_result& reply) {
  std::vector<std::string> out;
  for (std::size_t i = 0; reply.data != nullptr && reply.data[i] != nullptr; ++i)
    out.emplace_back(reply.data[i], static_cast<std::size_t>(reply.len[i]));
  std::ranges::sort(out, [](const std::string& a, const std::string& b) {
    return std::ranges::lexicographical_compare(a, b, [](char x, char y) {
      return static_cast<unsigned char>(x) < static_cast<unsigned char>(y);
    });
  });
  return out;
}

Answer failed(std::string reason) {
  Answer out;
  out.reason = std::move(reason);
  return out;
}

/// Everything of a reply but what its status is where nothing was proven.
Answer answer_of(const ub_result& reply, DnssecStatus unproven) {
  constexpr int kNoError = 0;
  constexpr int kNxDomain = 3;
  if (reply.bogus != 0) {
    Answer out = failed(text_or_nothing(reply.why_bogus));
    out.status = DnssecStatus::Bogus;
    return out;
  }
  if (reply.rcode != kNoError && reply.rcode != kNxDomain)
    return failed("the resolver answers " + rcode_text(reply.rcode));
  Answer out;
  out.status = reply.secure != 0 ? DnssecStatus::Secure : unproven;
  if (reply.nxdomain != 0) out.found = Found::NoName;
  if (reply.havedata != 0) out.found = Found::Records;
  out.rdata = rdata_of(reply);
  out.ttl = static_cast<std::uint32_t>(std::max(reply.ttl, 0));
  out.alias = text_or_nothing(reply.canonname);
  return out;
}

/// One question under way.
struct Pending {
  int id = 0;
  bool is_open = false;
  DnssecStatus unproven = DnssecStatus::Insecure;  ///< What an answer without a proof is.
  Answer answer;
};

void deliver(void* pending, int error, ub_result* result) noexcept {
  const Reply reply(result);
  auto& of = *static_cast<Pending*>(pending);
  of.is_open = false;
  of.answer =
      error != 0 || reply == nullptr ? failed(ub_strerror(error)) : answer_of(*reply, of.unproven);
}

class Unbound final : public Resolver {
 public:
  Unbound(Context context, const Options& options, std::optional<TrustAnchors> anchors)
      : context_(std::move(context)),
        anchors_(std::move(anchors)),
        ask_builtin_zones_(!options.servers.empty()),
        timeout_(options.timeout),
        deadline_(Clock::now() + options.timeout) {}

  [[nodiscard]] Result<std::vector<Answer>> ask(std::span<const Question> questions) override {
    std::vector<Pending> pending(questions.size());
    for (std::size_t i = 0; i < questions.size(); ++i) {
      if (auto begun = begin(questions[i], pending[i]); !begun) {
        cancel(pending);
        return std::move(begun).error();
      }
    }
    wait(pending);
    cancel(pending);
    std::vector<Answer> out;
    out.reserve(pending.size());
    for (Pending& of : pending) out.push_back(std::move(of.answer));
    return out;
  }

  /// Lets names at or below `zone` be asked for although RFC 6761 and its like answer them here.
  /// The context is not changed any more after the first call.
  void ask_for(const DomainName& zone) {
    for (DomainName name = zone; !name.is_root(); name = name.parent())
      ub_ctx_zone_remove(context_.get(), name.to_string().c_str());
  }

 private:
  [[nodiscard]] Status begin(const Question& question, Pending& pending) {
    if (ask_builtin_zones_) ask_for(question.name);
    if (!anchors_ || !anchors_->cover(question.name))
      pending.unproven = DnssecStatus::Indeterminate;
    pending.is_open = true;
    const int code = ub_resolve_async(context_.get(), question.name.to_string().c_str(),
                                      question.type, kClassIn, &pending, deliver, &pending.id);
    if (code == 0) return Done{};
    pending.is_open = false;
    Error error = failure("the resolver does not start", code);
    if (anchors_) error = std::move(error).in_context("trusting " + anchors_->file());
    return error;
  }

  void wait(std::vector<Pending>& pending) {
    while (std::ranges::any_of(pending, &Pending::is_open)) {
      const auto left = std::chrono::ceil<milliseconds>(deadline_ - Clock::now());
      if (left <= milliseconds::zero()) return;
      pollfd descriptor{.fd = ub_fd(context_.get()), .events = POLLIN, .revents = 0};
      const int ready = ::poll(&descriptor, 1, static_cast<int>(left.count()));
      if (ready < 0 && errno != EINTR) return;
      if (ready > 0 && ub_process(context_.get()) != 0) return;
    }
  }

  // Nothing may be delivered into `pending` once it is gone.
  void cancel(std::vector<Pending>& pending) {
    for (Pending& of : pending) {
      if (!of.is_open) continue;
      ub_cancel(context_.get(), of.id);
      of.answer = failed(
          fmt::format("no answer within {:g} s", std::chrono::duration<double>(timeout_).count()));
    }
  }

  Context context_;
  std::optional<TrustAnchors> anchors_;
  bool ask_builtin_zones_;
  milliseconds timeout_;
  Clock::time_point deadline_;
};

/// Sets up a context, one setting after the other, until one fails.
class Setup {
 public:
  explicit Setup(ub_ctx* context) : context_(context) {}

  Setup& option(const char* name, const char* value) {
    return note("cannot set up the resolver", ub_ctx_set_option(context_, name, value));
  }
  Setup& note(std::string_view what, int code) {
    if (code != 0 && !error_) error_ = failure(what, code);
    return *this;
  }
  [[nodiscard]] const std::optional<Error>& error() const noexcept { return error_; }

 private:
  ub_ctx* context_;
  std::optional<Error> error_;
};

std::optional<Error> set_up(ub_ctx* context, const Options& options,
                            const std::optional<TrustAnchors>& anchors) {
  Setup setup(context);
  // A command is short: no signals to the root of which keys it has, no look around for other
  // servers, nothing on standard error.
  setup.option("trust-anchor-signaling:", "no").option("target-fetch-policy:", "0 0 0 0 0");
  setup.note("cannot silence the resolver", ub_ctx_debugout(context, nullptr));
  setup.note("cannot start the resolver's thread", ub_ctx_async(context, 1));
  for (const Address& server : options.servers)
    setup.note("cannot use the server", ub_ctx_set_fwd(context, server.to_string().c_str()));
  if (options.servers.empty())
    setup.note("cannot read /etc/resolv.conf", ub_ctx_resolvconf(context, nullptr));
  for (const Stub& stub : options.stubs)
    setup.note("cannot use the stub", ub_ctx_set_stub(context, stub.zone.to_string().c_str(),
                                                      stub.server.to_string().c_str(), 0));
  if (anchors)
    setup.note("cannot use the trust anchor", ub_ctx_add_ta_file(context, anchors->file().c_str()));
  return setup.error();
}

Result<std::optional<TrustAnchors>> anchors_for(const Options& options) {
  if (options.without_anchor) return std::optional<TrustAnchors>{};
  auto anchors = options.anchor_file ? TrustAnchors::read(*options.anchor_file)
                                     : TrustAnchors::system(TrustAnchors::kSystemFiles);
  if (!anchors) return std::move(anchors).error();
  return std::optional(*std::move(anchors));
}

}  // namespace

Result<std::unique_ptr<Resolver>> open(const Options& options) {
  auto anchors = anchors_for(options);
  if (!anchors) return std::move(anchors).error();
  Context context(ub_ctx_create());
  if (context == nullptr)
    return Error{ErrorCode::Network, "cannot make a resolver: out of memory or entropy", {}};
  if (auto error = set_up(context.get(), options, *anchors)) return *std::move(error);
  auto out = std::make_unique<Unbound>(std::move(context), options, *std::move(anchors));
  for (const Stub& stub : options.stubs) out->ask_for(stub.zone);
  return std::unique_ptr<Resolver>(std::move(out));
}

}  // namespace hastls::resolver
