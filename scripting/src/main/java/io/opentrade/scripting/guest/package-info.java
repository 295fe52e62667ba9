/// The languages: contexts that can do nothing but compute, the preludes that a script sees, and
/// what a script's mistakes are turned into.
@NullMarked
package io.opentrade.scripting.guest;

import org.jspecify.annotations.NullMarked;
