// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Counts what each network flow transfers.
#include <cstdint>
#include <map>
#include <string>
#include <tuple>

struct Packet {
  std::uint32_t from = 0;
  std::uint32_t to = 0;
  std::uint16_t port = 0;
  std::uint32_t size = 0;
};

struct FlowKey {
  explicit FlowKey(const Packet &p) : from(p.from), to(p.to), port(p.port) {}
  bool operator<(const FlowKey &other) const {
    return std::tie(from, to, port) < std::tie(other.from, other.to, other.port);
  }
  std::uint32_t from, to;
  std::uint16_t port;
};

struct Flow {
  std::uint64_t packets = 0;
  std::uint64_t bytes = 0;
};

class FlowTable {
public:
  /// The flow's bytes so far.
  std::uint64_t count(const Packet &packet);
  std::uint64_t total() const { return total_; }

private:
  std::map<FlowKey, Flow> flows_;
  std::uint64_t total_ = 0;
};

std::uint64_t FlowTable::count(const Packet &packet) {
  const FlowKey key(packet);
  if (flows_.size() >= 1000) flows_.erase(flows_.begin());
  Flow &flow = flows_[key];
  ++flow.packets;
  flow.bytes += packet.size;
  total_ += packet.size;
  return flow.bytes;
}
