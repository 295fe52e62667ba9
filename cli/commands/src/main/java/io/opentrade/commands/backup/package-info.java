/// `backup`: copies of the home, and the way back.
@NullMarked
package io.opentrade.commands.backup;

import org.jspecify.annotations.NullMarked;
