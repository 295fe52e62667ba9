/// Builds plans from what a script calls: opaque nodes, checked at every step. Whoever calls is
/// hostile; whatever is handed out tells nothing.
@NullMarked
package io.opentrade.scripting.plan;

import org.jspecify.annotations.NullMarked;
