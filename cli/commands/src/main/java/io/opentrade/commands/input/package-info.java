/// What people write behind commands: amounts, rates, dates, series and files. Each is checked
/// here, and a complaint says what, where and what to write instead.
@NullMarked
package io.opentrade.commands.input;

import org.jspecify.annotations.NullMarked;
