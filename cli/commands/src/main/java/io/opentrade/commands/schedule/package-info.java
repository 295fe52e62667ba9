/// `schedule`: commands that run by the clock.
@NullMarked
package io.opentrade.commands.schedule;

import org.jspecify.annotations.NullMarked;
