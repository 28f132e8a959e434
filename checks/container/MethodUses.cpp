//===- MethodUses.cpp - What is done with a container by name -------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "container/MethodUses.h"
#include "support/Compat.h"
#include "llvm/Support/Regex.h"

namespace closecall {

namespace {

struct Named {
  Effect E;
  std::initializer_list<const char *> Names;
};

const Named Methods[] = {
    {Effect::Grows,
     {"insert",       "emplace",       "try_emplace",  "insert_or_assign",
      "emplace_hint", "push_back",     "emplace_back", "push",
      "push_front",   "emplace_front", "append",       "prepend",
      "enqueue",      "insertMulti",   "lazy_emplace", "try_emplace_l",
      "insert_range", "append_range",  "push_range",   "emplace_after",
      "insert_after"}},
    {Effect::LooksUp,
     {"find", "count", "contains", "at", "lower_bound", "upper_bound",
      "equal_range", "value", "constFind", "get_ptr", "get_default",
      "if_contains", "visit", "cvisit", "get_optional"}},
    {Effect::Harmless,
     {"begin",
      "end",
      "cbegin",
      "cend",
      "rbegin",
      "rend",
      "crbegin",
      "crend",
      "empty",
      "isEmpty",
      "reserve",
      "front",
      "back",
      "top",
      "first",
      "last",
      "constFirst",
      "constLast",
      "constBegin",
      "constEnd",
      "keys",
      "values",
      "uniqueKeys",
      "key",
      "keyBegin",
      "keyEnd",
      "data",
      "max_size",
      "capacity",
      "bucket_count",
      "load_factor",
      "max_load_factor",
      "rehash",
      "hash_function",
      "key_eq",
      "key_comp",
      "get_allocator",
      "cap",
      "shrink_to_fit",
      "squeeze",
      "sort",
      "reverse",
      "indexOf",
      "toStdMap",
      "asKeyValueRange",
      "toList",
      "bucket",
      "nth",
      "before_begin",
      "cvisit_all",
      "isDetached"}},
    {Effect::Size, {"size", "length", "ssize"}},
    {Effect::Shrinks,
     {"erase",       "clear",       "extract",      "pop",
      "pop_front",   "pop_back",    "swap",         "merge",
      "resize",      "assign",      "remove",       "remove_if",
      "take",        "dequeue",     "splice",       "takeFirst",
      "takeLast",    "takeAt",      "removeFirst",  "removeLast",
      "removeAt",    "removeAll",   "removeOne",    "removeIf",
      "erase_if",    "erase_after", "unique",       "subtract",
      "intersect",   "retain",      "unsafe_erase", "unsafe_extract",
      "erase_range", "truncate"}},
};

const Named SequenceLookups[] = {{Effect::Harmless, {"at", "value", "count"}}};

/// Functions of GLib, behind the prefix of their container.
const Named GLibFunctions[] = {
    {Effect::Grows,
     {"insert", "replace", "add", "push_tail", "push_head", "push_nth"}},
    {Effect::LooksUp,
     {"lookup", "contains", "lookup_extended", "find", "find_custom"}},
    {Effect::Size, {"size", "get_length"}},
    {Effect::Harmless,
     {"foreach", "get_keys", "get_values", "get_keys_as_array", "ref", "index",
      "peek_head", "peek_tail", "peek_nth", "is_empty", "sort"}},
    {Effect::Shrinks,
     {"remove",         "steal",        "remove_all",     "steal_all",
      "destroy",        "unref",        "foreach_remove", "foreach_steal",
      "steal_extended", "pop_head",     "pop_tail",       "pop_nth",
      "clear",          "clear_full",   "free",           "free_full",
      "delete_link",    "unlink",       "remove_index",   "remove_index_fast",
      "remove_fast",    "remove_range", "set_size"}},
};
constexpr const char *GLibPrefixes[] = {"g_hash_table_", "g_queue_",
                                        "g_ptr_array_"};

struct Prefixed {
  const char *Prefix;
  Effect E;
};

constexpr Prefixed KHashPrefixes[] = {
    {"kh_put_", Effect::Grows},       {"kh_get_", Effect::LooksUp},
    {"kh_del_", Effect::Shrinks},     {"kh_clear_", Effect::Shrinks},
    {"kh_destroy_", Effect::Shrinks}, {"kh_resize_", Effect::Harmless}};

constexpr Prefixed UtHashPrefixes[] = {
    {"HASH_ADD", Effect::Grows},        {"HASH_REPLACE", Effect::Grows},
    {"HASH_FIND", Effect::LooksUp},     {"HASH_DEL", Effect::Shrinks},
    {"HASH_CLEAR", Effect::Shrinks},    {"HASH_COUNT", Effect::Size},
    {"HASH_CNT", Effect::Size},         {"HASH_ITER", Effect::Harmless},
    {"HASH_SORT", Effect::Harmless},    {"HASH_SRT", Effect::Harmless},
    {"HASH_OVERHEAD", Effect::Harmless}};

template <size_t N>
Effect byPrefix(const Prefixed (&Table)[N], llvm::StringRef Name) {
  for (const Prefixed &Row : Table)
    if (compat::startsWith(Name, Row.Prefix))
      return Row.E;
  return Effect::Unknown;
}

template <size_t N>
Effect lookUp(const Named (&Table)[N], llvm::StringRef Name) {
  for (const Named &Row : Table)
    for (const char *One : Row.Names)
      if (Name == One)
        return Row.E;
  return Effect::Unknown;
}

} // namespace

Effect effectOfMethod(llvm::StringRef Name, Family F) {
  if (F == Family::Sequence || F == Family::Adaptor) {
    const Effect E = lookUp(SequenceLookups, Name);
    if (E != Effect::Unknown)
      return E;
  }
  return lookUp(Methods, Name);
}

FunctionEffect effectOfFunction(llvm::StringRef Name, Family F) {
  if (F == Family::KHash) {
    const Effect E = byPrefix(KHashPrefixes, Name);
    return {E, E == Effect::Grows ? 2U : 0U};
  }
  for (const char *Prefix : GLibPrefixes) {
    if (!compat::consumeFront(Name, Prefix))
      continue;
    const Effect E = lookUp(GLibFunctions, Name);
    return {E, E == Effect::Grows && F == Family::GLibHash ? 2U : 0U};
  }
  return {};
}

Effect effectOfMacro(llvm::StringRef Name) {
  return byPrefix(UtHashPrefixes, Name);
}

bool soundsLikeShrinking(llvm::StringRef Name) {
  static const llvm::Regex Sound(
      "(erase|evict|prune|trim|shrink|clear|purge|expire|clean|sweep|collect|"
      "limit|remove|drop|flush|drain|reset|delete|free|destroy|release|swap)",
      llvm::Regex::IgnoreCase);
  return Sound.match(Name);
}

} // namespace closecall
