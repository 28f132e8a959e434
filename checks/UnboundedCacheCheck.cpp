#include "UnboundedCacheCheck.h"
