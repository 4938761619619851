// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <memory>

#include <ldns/ldns.h>

// ldns/common.h makes these macros of type int in a compiler it does not know to have bool.
#undef true
#undef false
#undef bool

namespace hastls::dns {

struct RrDeleter {
  void operator()(ldns_rr* rr) const noexcept { ldns_rr_free(rr); }
};
using RrHandle = std::unique_ptr<ldns_rr, RrDeleter>;

/// Frees the records of the list too.
struct RrListDeleter {
  void operator()(ldns_rr_list* list) const noexcept { ldns_rr_list_deep_free(list); }
};
using RrListHandle = std::unique_ptr<ldns_rr_list, RrListDeleter>;

struct RdfDeleter {
  void operator()(ldns_rdf* rdf) const noexcept { ldns_rdf_deep_free(rdf); }
};
using RdfHandle = std::unique_ptr<ldns_rdf, RdfDeleter>;

struct BufferDeleter {
  void operator()(ldns_buffer* buffer) const noexcept { ldns_buffer_free(buffer); }
};
using BufferHandle = std::unique_ptr<ldns_buffer, BufferDeleter>;

}  // namespace hastls::dns
