/// Copies of a whole house, and the way back from one.
@NullMarked
package io.opentrade.server.backup;

import org.jspecify.annotations.NullMarked;
