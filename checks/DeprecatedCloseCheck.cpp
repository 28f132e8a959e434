#include "DeprecatedCloseCheck.h"
