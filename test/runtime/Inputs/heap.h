// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Counts the program's blocks on the heap, for caches that only grow.
#ifndef HEAP_H
#define HEAP_H

#include <cstdlib>
#include <new>

static long heap_blocks = 0;

void *operator new(std::size_t size) {
  ++heap_blocks;
  if (void *block = std::malloc(size))
    return block;
  throw std::bad_alloc();
}
void operator delete(void *block) noexcept {
  heap_blocks -= block != nullptr;
  std::free(block);
}
void operator delete(void *block, std::size_t) noexcept { operator delete(block); }

#endif
