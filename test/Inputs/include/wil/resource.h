// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The scope guard of the Windows Implementation Library, as far as the tests use it.
#ifndef MOCK_WIL_RESOURCE
#define MOCK_WIL_RESOURCE
namespace wil {
namespace details {
template <class Lambda> class lambda_call {
public:
  explicit lambda_call(Lambda &&lambda) noexcept : lambda(static_cast<Lambda &&>(lambda)) {}
  lambda_call(const lambda_call &) = delete;
  ~lambda_call() noexcept { lambda(); }

private:
  Lambda lambda;
};
} // namespace details
template <class Lambda> [[nodiscard]] inline auto scope_exit(Lambda &&lambda) noexcept {
  return details::lambda_call<Lambda>(static_cast<Lambda &&>(lambda));
}
} // namespace wil
#endif
