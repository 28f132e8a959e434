#include "fix/ClientFix.h"
namespace closecall { FixPlan planClientFix(const FixInput &In) { return {}; } }
