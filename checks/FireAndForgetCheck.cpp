#include "FireAndForgetCheck.h"
