// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The scope guard of Abseil, as far as the tests use it.
#ifndef MOCK_ABSL_CLEANUP
#define MOCK_ABSL_CLEANUP
namespace absl {
template <class Callback> class [[nodiscard]] Cleanup final {
public:
  Cleanup(Callback callback) : callback(callback) {}
  Cleanup(Cleanup &&) = default;
  ~Cleanup() { callback(); }

private:
  Callback callback;
};
} // namespace absl
#endif
