/// Pictures that fill the terminal: they are drawn again as things change, and hear keys.
@NullMarked
package io.opentrade.commands.screen;

import org.jspecify.annotations.NullMarked;
