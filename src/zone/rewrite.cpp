// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/zone/rewrite.hpp"

#include <map>
#include <string>
#include <utility>

#include "hastls/zone/convert.hpp"

#include "zone/file_reader.hpp"
#include "zone/respell.hpp"

namespace hastls::zone {
namespace {

Change change_of(const HastlsRecord& record) {
  return {.place = record.place,
          .generated = record.spelling.generated,
          .removed = false,
          .ttl = std::nullopt,
          .rdata = std::nullopt};
}

using Changes = std::map<Place, Change>;

Changes by_place(std::span<const Change> changes) {
  Changes out;
  for (const Change& change : changes) {
    Change& all = out.try_emplace(change.place, change).first->second;
    all.removed = all.removed || change.removed;
    if (change.ttl) all.ttl = change.ttl;
    if (change.rdata) all.rdata = change.rdata;
  }
  return out;
}

// Whom a record without an owner inherits it from, before and after the edits.
struct Inheritance {
  std::string before;  // wire form; empty where there was no record yet
  std::string after;   // the same; empty where nobody knows
  bool unread =
      false;           // after a line that could not be read: `after` is what the next one inherits
  std::string text;    // as it was written by the last record that is removed ...
  std::string origin;  // ... and what that was relative to
};

/// Reads a zone as it is, keeping track of what it would be once it is edited.
class Rewriter : public Consumer {
 public:
  Rewriter(RrType type, Changes changes) : type_(type), changes_(std::move(changes)) {}

  [[nodiscard]] scan::Interest interest() const noexcept override { return scan::Interest::All; }
  void hastls(const ReadRecord& record, record::Decoded<record::Hastls> rdata) override {
    const auto change = changes_.find(record.place);
    const bool changed = change != changes_.end() && rdata;
    take(record, changed ? &change->second : nullptr, rdata ? &*rdata : nullptr);
  }
  void other(const ReadRecord& record) override { take(record, nullptr, nullptr); }
  void soa(const ReadRecord&, std::uint32_t) override {}
  // Its owner, whatever that is, stands where it stood.
  void unread(FileId file, bool owner_written) override {
    if (!owner_written) return;
    Inheritance& owners = grown(owners_, file);
    owners.after.clear();
    owners.unread = true;
  }
  void finding(diag::Diagnostic) override {}
  void quirk(QuirkAt) override {}

  [[nodiscard]] std::vector<RewrittenFile> finish(std::vector<FileEntry> files) && {
    out_.resize(files.size());
    for (std::size_t i = 0; i < files.size(); ++i) out_[i].path = std::move(files[i].name);
    return std::move(out_);
  }

 private:
  // What one record needs.
  struct Needs {
    std::string owner;  // to be put in front
    std::optional<std::uint32_t> ttl;
    const Change* change = nullptr;
    const record::Hastls* was = nullptr;
  };

  void take(const ReadRecord& record, const Change* change, const record::Hastls* was) {
    if (record.spelling.generated) {
      if (ttl_of(record, nullptr)) out_of(record).stuck_at = record.place.span.line;
      return;
    }
    Inheritance& owners = owners_of(record);
    const std::string_view owner = record.owner_wire();
    if (!record.spelling.owner_written && owners.unread) owners.after = owner;
    owners.unread = false;
    owners.before = owner;
    if (change != nullptr && change->removed) {
      remove(record, owners);
      return;
    }
    Needs needs{.owner = {}, .ttl = ttl_of(record, change), .change = change, .was = was};
    if (!record.spelling.owner_written && owners.after != owner)
      needs.owner = owner_text(record, owners);
    owners.after = owner;
    if (!needs.owner.empty() || needs.ttl || (change != nullptr && change->rdata))
      edit(record, needs);
  }

  // The TTL that has to be written, or to be written instead of another.
  std::optional<std::uint32_t> ttl_of(const ReadRecord& record, const Change* change) {
    const std::uint32_t wanted = change != nullptr && change->ttl ? *change->ttl : record.ttl;
    if (record.spelling.ttl_written) {
      ttl_before_ = record.ttl;
      ttl_after_ = wanted;
      return wanted == record.ttl ? std::nullopt : std::optional(wanted);
    }
    const bool inherits = !record.default_ttl && (ttl_before_ || ttl_after_);
    const bool as_it_is = inherits ? ttl_after_ == wanted : record.ttl == wanted;
    if (as_it_is) return std::nullopt;
    ttl_after_ = wanted;
    return wanted;
  }

  static std::string owner_text(const ReadRecord& record, const Inheritance& owners) {
    if (!owners.text.empty() && owners.origin == record.origin.wire()) return owners.text;
    return DomainName::from_wire(owners.before)->to_string();
  }

  void remove(const ReadRecord& record, Inheritance& owners) {
    const Entry& entry = read(record);
    const std::uint32_t line = first_line_;
    if (record.spelling.owner_written) {
      owners.text = entry.tokens[0].text;
      owners.origin = record.origin.wire();
    }
    if (record.spelling.ttl_written) ttl_before_ = record.ttl;
    out_of(record).edits.push_back({{line, 1}, {line + entry.lines, 1}, {}});
  }

  void edit(const ReadRecord& record, const Needs& needs) {
    const Entry& entry = read(record);
    const auto fields = read_fields(entry, type_);
    if (!fields) return;
    std::vector<edit::Edit>& edits = out_of(record).edits;
    if (!needs.owner.empty()) edits.push_back({{first_line_, 1}, {first_line_, 1}, needs.owner});
    if (needs.ttl && fields->ttl != nullptr) {
      const diag::Span& ttl = fields->ttl->span;
      edits.push_back(
          {{ttl.line, ttl.column}, {ttl.line, ttl.end_column}, std::to_string(*needs.ttl)});
    } else if (needs.ttl) {
      const diag::Span& next = entry.tokens[fields->owner != nullptr ? 1 : 0].span;
      edits.push_back(
          {{next.line, next.column}, {next.line, next.column}, std::to_string(*needs.ttl) + ' '});
    }
    if (needs.change == nullptr || !needs.change->rdata) return;
    for (edit::Edit& each : respell(record.text, entry, *fields,
                                    {*needs.was, *needs.change->rdata, Form::Rfc3597, type_}))
      edits.push_back(std::move(each));
  }

  // Takes the record's lines apart; the number of the first one is in first_line_.
  const Entry& read(const ReadRecord& record) {
    const Entry* entry = tokenizer_.next(record.text, 1, true);
    first_line_ = record.place.span.line - (entry->tokens[0].span.line - 1);
    return *tokenizer_.next(record.text, first_line_, true);
  }

  template <class T>
  static T& grown(std::vector<T>& all, FileId file) {
    const auto index = static_cast<std::size_t>(file);
    if (all.size() <= index) all.resize(index + 1);
    return all[index];
  }
  Inheritance& owners_of(const ReadRecord& record) { return grown(owners_, record.place.file); }
  RewrittenFile& out_of(const ReadRecord& record) { return grown(out_, record.place.file); }

  RrType type_;
  Changes changes_;
  Tokenizer tokenizer_;
  std::uint32_t first_line_ = 0;
  std::vector<Inheritance> owners_;
  std::vector<RewrittenFile> out_;
  std::optional<std::uint32_t> ttl_before_;  ///< The TTL stated last, before and after the edits.
  std::optional<std::uint32_t> ttl_after_;
};

}  // namespace

Change Change::remove(const HastlsRecord& record) {
  Change out = change_of(record);
  out.removed = true;
  return out;
}

Change Change::set_ttl(const HastlsRecord& record, std::uint32_t ttl) {
  Change out = change_of(record);
  out.ttl = ttl;
  return out;
}

Change Change::set_rdata(const HastlsRecord& record, const record::Hastls& rdata) {
  Change out = change_of(record);
  out.rdata = rdata;
  return out;
}

Change Change::respell(const HastlsRecord& record) {
  return set_rdata(record, record.rdata);
}

Result<std::vector<RewrittenFile>> rewrite(io::Input& input, const ReadOptions& options,
                                           std::span<const Change> changes) {
  Rewriter rewriter(options.type, by_place(changes));
  Run run(options, rewriter, input.name());
  FileReader reader(run, input, FileId{}, options.origin);
  if (auto status = reader.read(); !status) return std::move(status).error();
  return std::move(rewriter).finish(std::move(run.includes).take_files());
}

}  // namespace hastls::zone
