/// Text for people: lines made of tinted spans, tables, numbers, the braille canvas, CSV and the
/// message catalogue. Whatever goes through here is safe to show on a terminal.
@NullMarked
package io.opentrade.commands.text;

import org.jspecify.annotations.NullMarked;
