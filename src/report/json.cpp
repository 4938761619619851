// SPDX-License-Identifier: BSD-2-Clause
#include <nlohmann/json.hpp>

#include "hastls/core/utf8.hpp"
#include "hastls/report/value.hpp"

namespace hastls::report {
namespace {

using Json = nlohmann::ordered_json;

struct Converter {
  Json operator()(std::monostate) const { return nullptr; }
  Json operator()(bool truth) const { return truth; }
  Json operator()(std::int64_t number) const { return number; }
  Json operator()(const std::string& text) const { return utf8::escape_invalid(text); }
  Json operator()(const Array& items) const {
    Json out = Json::array();
    for (const Value& item : items) out.push_back(std::visit(*this, item.data()));
    return out;
  }
  Json operator()(const Object& members) const {
    Json out = Json::object();
    for (const auto& [name, value] : members)
      out[utf8::escape_invalid(name)] = std::visit(*this, value.data());
    return out;
  }
};

}  // namespace

std::string to_json(const Value& value, Layout layout) {
  constexpr bool kAsciiOnly = true;
  const Json json = std::visit(Converter{}, value.data());
  return json.dump(layout == Layout::Indented ? 2 : -1, ' ', kAsciiOnly);
}

}  // namespace hastls::report
