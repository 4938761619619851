// SPDX-License-Identifier: BSD-2-Clause
#include "zone/hastls_hosts.hpp"

#include <algorithm>

namespace hastls::zone {

// `app` and `proto` are the labels in front of the host, the octets of their lengths included.
unsigned HastlsHosts::marks_of_host(const HastlsRecord& record, std::string_view app,
                                    std::string_view proto) noexcept {
  if (proto != "\4_tcp") return 0;
  if (app == "\5_http") return Http;
  if (app != "\5_smtp") return 0;
  // What cannot be read is not held against the host.
  return record.faulty || record.rdata.sec_port != 0 ? Smtp | SmtpTls : Smtp;
}

void HastlsHosts::note(const HastlsRecord& record) {
  names_.mark(record.owner, Owner);
  const auto proto = names_.parent(record.owner);
  const auto host = proto ? names_.parent(*proto) : std::nullopt;
  if (!host) return;
  names_.mark(*proto, Proto);
  const unsigned marks = marks_of_host(record, names_.label(record.owner), names_.label(*proto));
  if (marks == 0) return;
  const bool was_insecure = is_insecure(*host);
  names_.mark(*host, marks);
  any_smtp_ = any_smtp_ || (marks & Smtp) != 0;
  if (was_insecure) --insecure_;
  if (is_insecure(*host)) ++insecure_;
}

void HastlsHosts::note(HostShape& shape) {
  auto& nodes = shape.names.nodes;
  const auto mark = [&nodes](std::size_t node, unsigned marks) {
    nodes[node].marks |= static_cast<std::uint8_t>(marks);
  };
  for (const HostShape::Record& each : shape.records) {
    const std::uint8_t owner = shape.names.node_of[each.owner];
    const std::uint8_t proto = nodes[owner].parent;
    mark(owner, Owner);
    mark(proto, Proto);
    // A host does not begin with an underscore: what is above it is nobody's host.
    if (proto != 0)
      mark(nodes[proto].parent,
           marks_of_host(each.model, shape.names.label(owner), shape.names.label(proto)));
  }
  const auto is_smtp = [](const HostNames::Node& node) { return (node.marks & Smtp) != 0; };
  shape.any_smtp = std::ranges::any_of(nodes, is_smtp);
  const auto insecure = [](const HostNames::Node& node) { return is_insecure(node.marks); };
  shape.insecure = static_cast<std::uint8_t>(std::ranges::count_if(nodes, insecure));
}

}  // namespace hastls::zone
