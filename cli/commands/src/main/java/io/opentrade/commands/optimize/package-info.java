/// The commands of the noun `optimize`: studies of many combinations of parameters.
@NullMarked
package io.opentrade.commands.optimize;

import org.jspecify.annotations.NullMarked;
