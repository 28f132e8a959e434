#include "StaleInflightEntryCheck.h"
